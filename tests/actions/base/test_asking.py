"""A question is put with its choices, and with a way to put right what was said back before it."""

from __future__ import annotations

from typing import Any

from actions.base.asking import NO_ROLE, ask, ask_which_role
from actions.base.guidance import Guidance
from bot.assessment.questions import CORRECTIONS, QUESTIONS
from bot.catalogue.records import Match
from bot.dialogue.payload import is_allowed
from bot.profile.roles import UnclearRole
from bot.profile.wording import News
from tests.actions.acting import Act, known

TITLES = {"web-developer": "web developer"}
NEWS = (News("hours_per_week", "5 hours a week"), News("goal", "you want more pay"))


class Asks:
    """Puts the question for a field, or which role is meant."""

    def __init__(self, field: str, unclear: UnclearRole | None = None, purpose: str | None = "my_gap") -> None:
        self._field, self._unclear, self._purpose = field, unclear, purpose

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        if self._unclear is not None:
            return ask_which_role(dispatcher, self._unclear, TITLES, None, NEWS)
        return ask(dispatcher, Guidance.of(tracker), self._field, self._purpose, NEWS)


def test_a_question_says_back_what_is_new_and_is_open_then(guide: Act) -> None:
    done = guide(Asks("employer_pays"), "…")
    assert done.text == f"Noted: you want more pay and 5 hours a week. {QUESTIONS['budget'].text}"
    assert done.titles == [
        *(choice.title for choice in QUESTIONS["budget"].choices),
        "Change my hours",
        "Change what I want",
    ]
    assert done.slots["open_question"]["field"] == "budget"
    assert (done.slots["assessment_purpose"], done.slots["misses"]) == ("my_gap", 0)
    assert known().asked == ("budget",)


def test_the_assessment_says_how_far_it_is_and_a_tool_that_asks_once_does_not(guide: Act) -> None:
    assert guide(Asks("occupation", purpose=None), "…").message["reply"]["asking"] == {"number": 1, "most": 5}
    assert guide(Asks("deadline", purpose=None), "…").message["reply"]["asking"] == {"number": 2, "most": 5}
    assert guide(Asks("deadline", purpose=None), "…").message["reply"]["asking"] == {"number": 2, "most": 5}
    assert guide(Asks("budget"), "…").message["reply"]["asking"] is None


def test_which_role_is_meant_may_be_none_of_those_offered(guide: Act) -> None:
    unclear = UnclearRole("target", "dev", (Match("web-developer", "web developer", 0.7),))
    done = guide(Asks("target", unclear), "…")
    assert "nearest to “dev”" in done.text
    assert done.titles[:3] == ["web developer", "None of these", "Skip"]
    assert NO_ROLE in done.payloads[1]


def test_every_button_that_puts_a_fact_right_is_one_that_may_be_sent(guide: Act) -> None:
    from actions.base.asking import correction

    assert all(is_allowed(correction(name).payload) for name in CORRECTIONS)
