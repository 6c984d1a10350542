"""Progress in words, and what was understood of a log entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.profile.profile import Achievement
from bot.tools.limits import Limits
from bot.tools.progress import progress
from bot.tools.progress.achievements import read_achievement
from bot.tools.progress.wording import NO_PLAN, logged_reply, track_reply
from tests.tools.people import (
    SAMPLE,
    TODAY,
    plan_with,
)


def test_progress() -> None:
    plan = replace(plan_with(Limits(5.0)), today=TODAY - timedelta(days=7))
    logged = [Achievement("finished", TODAY, plan.steps[0].credential.key), Achievement("read", TODAY)]
    reply = track_reply(progress.track(plan, logged, (), TODAY))
    assert reply.paragraphs[0].startswith("You are 26% through your plan, 7 hours ahead of it. Next: ")
    assert reply.paragraphs[1] == "You have logged something 1 week in a row."
    assert reply.progress[0].detail == "1 of 3 steps"
    assert track_reply(progress.track(replace(plan, steps=()), [], (), TODAY)).paragraphs[0] == NO_PLAN


def test_without_a_plan_what_is_logged_is_told_the_latest_first() -> None:
    plan = replace(plan_with(Limits(5.0)), steps=())
    logged = [Achievement("led the audit", TODAY - timedelta(days=1)), Achievement("ran the shift", TODAY)]
    items = track_reply(progress.track(plan, logged, (), TODAY), logged).items
    assert [item.split(": ")[1] for item in items] == ["ran the shift", "led the audit"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "finished cloud steps yesterday, 3 hours",
            "finished Cloud Steps badge (sample) on 23 November 2026, 3 hours.",
        ),
        ("two hours on cloud steps", "worked on Cloud Steps badge (sample) today, 2 hours."),
        ("finished the sql badge", "Which one do you mean?"),
        ("read a book", "It will stand in your promotion case"),
        ("cloud steps tomorrow", "25 November 2026 has not come yet"),
        ("cloud steps 9999 months ago", "a very long time ago"),
        ("cloud steps, 400 hours", "400 hours in one entry"),
        ("-4 hours of cloud steps", "below zero"),
    ],
)
def test_what_was_understood_of_a_log_entry(text: str, said: str) -> None:
    assert said in logged_reply(read_achievement(text, SAMPLE, TODAY), TODAY).paragraphs[0]
