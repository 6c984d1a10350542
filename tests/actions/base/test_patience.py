"""A question is not put for ever: how often, and how many in all."""

from __future__ import annotations

from typing import Any

import pytest

from actions.base.guidance import Guidance
from actions.base.patience import counted_on, has_asked_enough, is_left_open
from bot.assessment.next_question import MOST_QUESTIONS
from bot.decision.awaited import OpenQuestion
from tests.actions.acting import VISITOR, Act, tell


@pytest.mark.parametrize(
    ("field", "times", "expected"),
    [("target", 1, False), ("target", 2, True), ("recognition", 1, True), ("budget", 1, True)],
)
def test_an_essential_question_is_put_twice_and_another_once(field: str, times: int, expected: bool) -> None:
    assert is_left_open(OpenQuestion(field, times=times)) is expected


def test_only_what_is_told_in_between_counts_for_the_same_question() -> None:
    first = OpenQuestion("target")
    assert counted_on(first, "target", True) == OpenQuestion("target", times=2, put=2)
    assert counted_on(first, "target", False) == first
    assert counted_on(first, "deadline", False) == OpenQuestion("deadline", put=2)


class Asks:
    """Notes whether enough was asked."""

    def __init__(self, passed_by: OpenQuestion, name: str | None) -> None:
        self._passed_by, self._name = passed_by, name
        self.is_enough = False

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        self.is_enough = has_asked_enough(Guidance.of(tracker), self._passed_by, self._name)
        return []


@pytest.mark.parametrize(
    ("passed_by", "name", "expected"),
    [
        (OpenQuestion("recognition"), "opening", True),
        (OpenQuestion("recognition"), "target", False),
        (OpenQuestion("target"), "opening", False),
        (OpenQuestion("budget"), "opening", False),
        (OpenQuestion("target", put=MOST_QUESTIONS), "deadline", True),
    ],
)
def test_the_advice_follows_soon(guide: Act, passed_by: OpenQuestion, name: str, expected: bool) -> None:
    tell(VISITOR, budget=200.0)
    asks = Asks(passed_by, name)
    guide(asks, "…")
    assert asks.is_enough is expected
