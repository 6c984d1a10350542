"""A plan in words, or what would make one possible."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.dialogue.reply import Reply
from bot.tools.limits import Limits
from bot.tools.plan import planning
from bot.tools.plan.wording import plan_reply
from tests.tools.people import (
    SAMPLE,
    SKILLS,
    TODAY,
    credential,
    plan_with,
)


def all_text(reply: Reply) -> str:
    rows = reply.table.rows if reply.table else ()
    return " ".join([*reply.paragraphs, *reply.items, *(cell for row in rows for cell in row), reply.note])


def test_a_plan() -> None:
    reply = plan_reply(plan_with(Limits(5.0, 200.0, date(2027, 6, 30))), SKILLS)
    assert reply.paragraphs[0] == (
        "4 steps, 55 hours in all, 100 EUR: the plan of the least time. At 5 hours a week you finish on "
        "9 February 2027, 141 days before your deadline."
    )
    assert reply.table is not None
    assert reply.table.rows[0][4:] == ("6 December 2026", "needed for a later step")
    assert "(sample)" in all_text(reply)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(5.0, 200.0, date(2027, 2, 8)), "have until 9 February 2027 instead of 8 February 2027"),
        (Limits(5.0, 99.0, None), "spend 100 EUR instead of 99 EUR"),
        (Limits(5.0, 0.0, None), "leave out SQL and Build data pipelines"),
        (Limits(0.0, None, None), "work 1 hour a week instead of 0 hours"),
        (Limits(5.0, 200.0, TODAY - timedelta(days=1)), "have until"),
        (Limits(None, None, TODAY), "Your deadline is today or has passed"),
        (Limits(0.0, None, TODAY), "Your deadline is today or has passed"),
    ],
)
def test_a_plan_that_is_not_possible(limits: Limits, said: str) -> None:
    reply = plan_reply(plan_with(limits), SKILLS)
    assert said in reply.paragraphs[0]
    assert reply.table is None


def test_plans_of_nothing() -> None:
    full = planning.plan_skills({}, SAMPLE, (), Limits(), TODAY)
    assert "nothing to plan" in plan_reply(full, SKILLS).paragraphs[0]
    bare = plan_with(Limits(), ())
    assert plan_reply(bare, SKILLS).paragraphs == (
        "I cannot make a plan: no credential in the catalogue that you could earn teaches SQL, Python programming "
        "and Build data pipelines.",
    )
    foreign = (credential("usd", "sql", cost=1, currency="USD"),)
    assert "1 credential whose price is not in EUR" in all_text(
        plan_reply(plan_with(Limits(5, 9), foreign), SKILLS)
    )
    undated = plan_reply(plan_with(Limits()), SKILLS)
    assert "how many hours a week" in undated.paragraphs[0]
    assert undated.table is not None
    assert "Until" not in undated.table.columns
