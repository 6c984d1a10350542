"""How well wishes for guidance are told apart. The floors lie a little below what was measured."""

from __future__ import annotations

import pytest

from benchmarks.understanding.guidance import Heard, hear, intent_heard, misses, near_misses, share_right, wished
from benchmarks.understanding.questions import Wish, guidance_wishes
from tests.serving.running import Trained

WISHES_RIGHT = 0.87
NEAR_MISSES_RIGHT = 0.95


@pytest.fixture(scope="module")
def heard(trained: Trained) -> list[Heard]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RUNG_DATABASE_URL", trained.database_url)
        return hear(trained.model, trained.database_url, guidance_wishes())


def test_wishes_are_told_apart(heard: list[Heard]) -> None:
    assert share_right(wished(heard)) >= WISHES_RIGHT, misses(heard)


def test_questions_about_the_subject_stay_questions(heard: list[Heard]) -> None:
    assert share_right(near_misses(heard)) >= NEAR_MISSES_RIGHT, misses(heard)


def test_scoring() -> None:
    right, wrong = Heard(Wish("a", "my_gap"), "my_gap", False), Heard(Wish("b", "my_gap"), "ask_term", True)
    near = Heard(Wish("c", None), "ask_term", True)
    assert [one.is_right for one in (right, wrong, near)] == [True, False, True]
    assert share_right(wished([right, wrong, near])) == 0.5
    assert share_right(near_misses([right, wrong, near])) == 1.0
    assert misses([right, wrong, near]) == "- b: ask_term, not my_gap"


def test_a_plan_of_several_steps_counts_as_the_tool_it_leads_to() -> None:
    told = {"kind": "take_in", "detail": "", "reason": ""}
    tool = {"kind": "guide", "detail": "my_gap", "reason": ""}
    turn = {"name": "take_turn"}
    assert intent_heard({"intent": turn, "plan": {"intent": "take_turn", "steps": [told, tool]}}) == "my_gap"
    assert intent_heard({"intent": turn, "plan": {"intent": "take_turn", "steps": [told]}}) == "tell_situation"
    assert intent_heard({"intent": {"name": "greet"}}) == "greet"
