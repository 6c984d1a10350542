"""Wishes that stand in so many words at the beginning of a message."""

from __future__ import annotations

import pytest

from bot.decision.plain_wishes import plain_wish, speaks_of_a_talk, speaks_with_own_manager


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("log this: I ran the audit", "log_achievement"),
        ("Please log: two hours of Spanish", "log_achievement"),
        ("ok, delete the flood one", "undo_achievement"),
        ("can you take off the line about the audit", "undo_achievement"),
        ("tell HR that I would take the post", "ask_hr_for_me"),
        ("could you write to the HR team for me", "ask_hr_for_me"),
        ("please help me find a role!", "find_target"),
        ("Help me to choose a new career", "find_target"),
        ("help me find a role in nursing", ""),
        ("how do I tell HR?", ""),
        ("I log my hours: nobody reads them", ""),
        ("delete everything about me", ""),
        ("remove me", ""),
        ("", ""),
    ],
)
def test_what_is_wished(text: str, intent: str) -> None:
    assert plain_wish(text) == intent


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("What's the best way to tell my line manager I'm after the deputy job?", True),
        ("got a sit-down with the boss monday about the office. help", True),
        ("how do I put it to my matron", True),
        ("how do i tell my boss i don't want the supervisor job", False),
        ("what do I say to my manager to turn the post down", False),
        ("I told my boss", False),
        ("my manager helps me", False),
        ("what does a manager do", False),
        ("", False),
    ],
)
def test_a_talk_with_somebody_above_is_heard(text: str, speaks: bool) -> None:
    assert speaks_of_a_talk(text) is speaks


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("I'd like to talk to my manager about the senior post", True),
        ("one-to-one with our head about my grade", True),
        ("she wants to talk to the manager", False),
        ("one of my cooks wants to move up, how do I run that talk", False),
    ],
)
def test_a_talk_with_ones_own_manager_is_told_from_one_with_the_team(text: str, own: bool) -> None:
    assert speaks_with_own_manager(text) is own
