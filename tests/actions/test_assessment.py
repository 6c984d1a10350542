"""The assessment: which question comes, what is taken, and when the form steps aside."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from actions.assessment import (
    LEADS_HERE,
    STARTS,
    ActionAfterAssessment,
    ActionSkipNothing,
    ActionValidateAssessment,
)
from actions.base.stores import people
from bot.assessment.questions import QUESTIONS
from bot.dialogue.person import person_of
from bot.people.person import Person
from bot.settings import PROJECT_ROOT
from tests.actions.acting import Act, Done

SENDER = "rest:anna"
FORM: list[dict[str, Any]] = [
    {"event": "action", "name": "action_listen"},
    {"event": "action", "name": "assessment_form"},
]
OPEN = {"requested_slot": "assessment"}


def known() -> Person:
    return people().load(person_of(SENDER))


def say(guide: Act, text: str, intent: str = "out_of_scope", *, is_open: bool = True, **more: Any) -> Done:
    slots = OPEN if is_open else {}
    return guide(
        ActionValidateAssessment(), text, intent=intent, before=FORM, more_slots=slots, misses=None, **more
    )


def ask(field: str) -> None:
    with people().change(person_of(SENDER)) as change:
        change.ask(field)


def test_it_opens_with_the_question_for_the_role(guide: Act) -> None:
    done = say(guide, "assess me", "start_assessment", is_open=False)
    assert done.text == QUESTIONS["occupation"].text
    assert known().open_question == "occupation"


@pytest.mark.parametrize("intent", ["out_of_scope", "nonsense", "ask_time", "pick_option"])
def test_an_answer_is_taken_whatever_it_was_classified_as(guide: Act, intent: str) -> None:
    ask("months_in_role")
    assert "Noted: 2 years in your role." in say(guide, "two years", intent).text
    assert known().profile.months_in_role == 24


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("hours_per_week", "400 hours a week", "168 hours"),
        ("deadline", "by last June", "not in the future"),
        ("budget", "-50 euros", "less than nothing"),
    ],
)
def test_what_cannot_be_is_asked_again_with_the_reason(guide: Act, field: str, text: str, reason: str) -> None:
    ask(field)
    assert reason in say(guide, text).text
    assert known().open_question == field
    assert getattr(known().profile, field) is None


def test_a_reason_opens_its_question_when_none_was_open(guide: Act) -> None:
    say(guide, "400 hours a week", is_open=False)
    assert known().open_question == "hours_per_week"
    say(guide, "3h")
    assert known().profile.hours_per_week == 3


def test_a_question_is_answered_first_and_asked_again_after(guide: Act) -> None:
    ask("occupation")
    aside = say(guide, "is a badge enough to become team lead within 6 months?", "ask_time")
    assert (aside.messages, aside.slots) == ([], {})
    assert known().profile.deadline is None
    back = guide(
        ActionValidateAssessment(),
        "is a badge enough?",
        before=[*FORM, {"event": "action", "name": "action_answer"}],
        more_slots=OPEN,
    )
    assert back.text.startswith("Back to you: what is your job")


def test_a_question_that_was_not_put_before_is_not_put_again(guide: Act) -> None:
    back = guide(
        ActionValidateAssessment(),
        "make me a plan",
        before=[*FORM, {"event": "action", "name": "action_my_pathway"}],
    )
    assert back.text == QUESTIONS["occupation"].text


@pytest.mark.parametrize("intent", sorted(LEADS_HERE | STARTS))
def test_the_form_never_steps_aside_for_an_intent_that_leads_back_to_it(guide: Act, intent: str) -> None:
    ask("deadline")
    assert say(guide, "architect", intent).slots == {"assessment": None}


def test_every_rule_that_leads_to_the_form_is_known_to_it() -> None:
    rules = yaml.safe_load((PROJECT_ROOT / "data" / "rules.yml").read_text(encoding="utf-8"))["rules"]
    leading = {
        rule["steps"][0]["intent"]
        for rule in rules
        if rule["steps"][1].get("action") == "assessment_form" and "intent" in rule["steps"][0]
    }
    assert leading == LEADS_HERE | STARTS


def test_why_says_what_an_answer_is_for(guide: Act) -> None:
    ask("deadline")
    assert QUESTIONS["deadline"].why in say(guide, "why?", "ask_why").text


def test_skipping_asks_the_next_question_and_never_the_same_again(guide: Act) -> None:
    ask("occupation")
    assert say(guide, "I'd rather not say", "skip_question").text == QUESTIONS["target"].text
    assert known().profile.refused == {"occupation"}


def test_none_of_these_asks_for_other_words(guide: Act) -> None:
    ask("target")
    done = say(guide, "None of these", "deny", situation={"whole": []})
    assert "other words" in done.text
    assert done.payloads == ["skip"]


def test_an_unknown_role_is_said_to_be_unknown_and_the_nearest_are_offered(guide: Act) -> None:
    ask("target")
    far = [{"key": "actor", "title": "actor", "score": 0.2, "name": "actor"}]
    assert "I do not know “zorblax” as a role" in say(guide, "zorblax", situation={"whole": far}).text
    near = [
        {"key": key, "title": key, "score": 0.7, "name": key} for key in ("web-developer", "software-developer")
    ]
    done = say(guide, "dev of some kind", situation={"whole": near})
    assert done.titles == ["web-developer", "software-developer", "None of these", "Skip"]
    chosen = guide(
        ActionValidateAssessment(),
        done.payloads[0],
        entities={"field": "target", "role": "web-developer"},
        before=FORM,
        more_slots=OPEN,
    )
    assert "you aim at “web developer”" in chosen.text


def test_a_role_that_no_button_could_name_changes_nothing(guide: Act) -> None:
    ask("target")
    guide(ActionValidateAssessment(), "", entities={"field": "budget", "role": "x"}, before=FORM, more_slots=OPEN)
    assert known().profile.target is None


def test_stopping_keeps_what_was_told(guide: Act) -> None:
    ask("hours_per_week")
    say(guide, "5")
    done = say(guide, "stop", "stop")
    assert done.slots == {"assessment": "stopped", "requested_slot": None}
    assert known().profile.hours_per_week == 5
    over = guide(ActionAfterAssessment(), "stop", more_slots={"assessment": "stopped"})
    assert over.messages == []


def test_starting_again_empties_the_profile(guide: Act) -> None:
    ask("hours_per_week")
    say(guide, "5")
    assert say(guide, "start over", "start_over").text == QUESTIONS["occupation"].text
    assert known().profile.hours_per_week is None


def test_money_said_while_a_role_is_asked_is_no_role(guide: Act) -> None:
    ask("occupation")
    assert "up to €200" in say(guide, "up to 200 dollars").text


def test_nothing_can_be_skipped_when_nothing_is_asked(guide: Act) -> None:
    assert "no question open" in guide(ActionSkipNothing(), "skip").text


def test_it_ends_in_a_recommendation(guide: Act) -> None:
    done = guide(ActionAfterAssessment(), "skip", more_slots={"assessment": "done"})
    assert "both together would be a start" in done.text
    assert done.slots["assessment"] is None
