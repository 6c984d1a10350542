"""What people want changed in their plan, in many words of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.tools.plan.changes import (
    PlanChange,
    changes_plan,
    knows_already,
    orders_a_plan,
    read_change,
    speaks_of_a_plan,
)
from tests.tools.people import CREDENTIALS

TODAY = date(2026, 11, 24)
STEPS = CREDENTIALS[:5]
FIRST, SECOND, THIRD, FOURTH, LAST = (one.key for one in STEPS)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("make it 10 hours", {"hours_per_week": 10.0}),
        ("what if I had 8 hrs a week", {"hours_per_week": 8.0}),
        ("I only have two evenings a week now", {"hours_per_week": 4.0}),
        ("shorten it to six months", {"deadline": date(2027, 5, 24)}),
        ("could we do it in half a year instead?", {"deadline": date(2027, 5, 24)}),
        ("stretch it to two years", {"deadline": date(2028, 11, 24)}),
        ("make it by next summer", {"deadline": date(2027, 8, 31)}),
        ("can you do it with 300 euros", {"budget": 300.0}),
        ("cheaper please", {"aim": "cost"}),
        ("a quicker one", {"aim": "time"}),
        ("start in March", {"start": date(2027, 3, 1)}),
        ("I can only begin in January", {"start": date(2027, 1, 1)}),
        ("not before April", {"start": date(2027, 4, 1)}),
        ("put it off until next month", {"start": date(2026, 12, 1)}),
        ("start on 15 February", {"start": date(2027, 2, 15)}),
        ("drop the second step", {"dropped": (SECOND,)}),
        ("kick out number 2 please", {"dropped": (SECOND,)}),
        ("leave the last one out", {"dropped": (LAST,)}),
        ("remove the first and the third step", {"dropped": (FIRST, THIRD)}),
        ("I don't want the third course", {"dropped": (THIRD,)}),
        ("skip the python one", {"dropped": ("python-start",)}),
        ("drop step 9", {"beyond": 9}),
        ("I finished the first step", {"finished": (FIRST,)}),
        ("the first one is done", {"finished": (FIRST,)}),
        ("step 3 is behind me", {"finished": (THIRD,)}),
        ("done with the second", {"finished": (SECOND,)}),
        ("I did that first course already", {"known": (FIRST,)}),
        ("I can do the 4th step already", {"known": (FOURTH,)}),
        ("how do I add this to my calendar", {"calendar": True}),
        ("can I get that into outlook?", {"calendar": True}),
    ],
)
def test_what_is_to_be_different(text: str, change: dict[str, Any]) -> None:
    assert read_change(text, STEPS, TODAY) == PlanChange(**change)
    assert changes_plan(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "what does the second step cost?",
        "how long does the first step take?",
        "when I finish the first step what then?",
        "how do I start a badge in march?",
        "thanks, that helps",
        "why is SQL in there?",
        "I have not finished the first step",
        "is a badge worth it?",
    ],
)
def test_what_changes_nothing(text: str) -> None:
    assert not changes_plan(text, TODAY)


def test_a_title_that_could_be_two_steps_is_none_of_them() -> None:
    assert not read_change("I already know SQL", STEPS, TODAY).is_any


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("start in March", True),
        ("shorten it to six months", True),
        ("I already know SQL", True),
        ("in six months", False),
        ("make it 10 hours", False),
        ("yes", False),
    ],
)
def test_what_answers_no_question_but_speaks_of_the_plan(text: str, speaks: bool) -> None:
    assert speaks_of_a_plan(text, TODAY) is speaks


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("start on 15 January", True),
        ("please start in March", True),
        ("can we begin it from 1 May?", True),
        ("drop the second step", True),
        ("I finished step 2", True),
        ("I start in March", False),
        ("start a course in January", False),
        ("how do I start in March", False),
        ("the second one", False),
        ("drop it", False),
        ("yes", False),
    ],
)
def test_what_can_only_be_said_of_a_plan(text: str, orders: bool) -> None:
    assert orders_a_plan(text, TODAY) is orders


def test_what_somebody_knows_already() -> None:
    assert knows_already("I already know first aid")
    assert not knows_already("I don't know")
