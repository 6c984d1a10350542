"""Feedback is counted per passage, for what this conversation was told, and leads on where it did not help."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError

import actions.feedback
from actions.base.stores import settings
from actions.feedback import ActionDidNotHelp, ActionGiveFeedback, ActionHelped
from bot.answering.focus import Focus
from bot.database.engine import shared_engine
from bot.knowledge.feedback import feedback_totals
from tests.actions.acting import HR, Act, on

PAY, COST = "earning-potential", "comparison-cost"
TOLD = on(PAY, answered=(PAY, COST))
ANSWER = [{"event": "user", "text": "…"}, {"event": "bot", "data": {"reply": {"sources": ["Earning potential"]}}}]


def counted() -> dict[str, tuple[int, int]]:
    totals = feedback_totals(shared_engine(settings().database_url))
    return {total.passage: (total.helpful, total.not_helpful) for total in totals}


def test_words_count_for_all_of_the_last_answer(act: Act) -> None:
    done = act(ActionHelped(), focus=TOLD, before=ANSWER)
    assert (done.response, done.slots) == ("utter_glad_it_helped", {})
    act(ActionHelped(), focus=TOLD, before=ANSWER)
    act(ActionDidNotHelp(), focus=TOLD, before=ANSWER)
    assert counted() == {PAY: (2, 1), COST: (2, 1)}


def test_words_judge_no_answer_of_several_turns_ago(act: Act) -> None:
    small_talk = {"event": "bot", "data": {"reply": {"sources": []}}}
    done = act(ActionDidNotHelp(), focus=TOLD, before=[*ANSWER, {"event": "user", "text": "thanks"}, small_talk])
    assert done.response == "utter_sorry_it_did_not_help"
    assert counted() == {}


@pytest.mark.parametrize(("helpful", "expected"), [("yes", (1, 0)), ("no", (0, 1)), ("maybe", (0, 1))])
def test_a_button_counts_for_its_passage(act: Act, helpful: str, expected: tuple[int, int]) -> None:
    act(ActionGiveFeedback(), focus=TOLD, entities={"helpful": helpful, "passage": COST})
    assert counted() == {COST: expected}


@pytest.mark.parametrize("passage", ["of-last-week", "key-differences", "job-rotation"])
def test_nobody_can_judge_what_they_were_not_told(act: Act, passage: str) -> None:
    done = act(ActionGiveFeedback(), focus=TOLD, entities={"helpful": "no", "passage": passage})
    assert done.response == "utter_sorry_it_did_not_help"
    assert counted() == {}


def test_no_answer_yet(act: Act) -> None:
    done = act(ActionDidNotHelp(), focus=Focus())
    assert (done.response, done.payloads) == ("utter_sorry_it_did_not_help", [])
    assert counted() == {}


def test_what_did_not_help_leads_on(act: Act) -> None:
    done = act(ActionDidNotHelp(), focus=TOLD)
    assert done.message["hr_contact"] == HR
    assert "Can I combine the two?" in done.titles


def test_a_database_that_cannot_write_does_not_cost_the_reply(act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> int:
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr(actions.feedback, "count_feedback", locked)
    assert act(ActionHelped(), focus=TOLD, before=ANSWER).response == "utter_glad_it_helped"
