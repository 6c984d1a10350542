"""A plan is run step by step: noted, answered, asked on, and back to an open question once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.base import stores
from actions.take_turn import DOES, IN_A_CRISIS, ActionTakeTurn
from bot.answering.focus import Focus
from bot.assessment.next_question import MOST_QUESTIONS
from bot.assessment.questions import ADVICE_STANDS, DEPENDS, LEFT_OPEN, NOTHING_ON_THAT, QUESTIONS, WHICH_OF_TWO
from bot.decision.after_crisis import CRISIS_TOLD, PEOPLE_NAMED, CrisisReply
from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.plan import BY_NAME, OF_ITS_OWN, OF_TWO, Step, StepKind
from bot.dialogue.message_reading import DEADLINE_NONE, HOURS, ROLE_NOW, TIME_IN_ROLE
from tests.actions.acting import RESPONSES, VISITOR, Act, Done, analyst, asked, known, tell

PAY = asked("will a badge pay?", ("earning-potential", "badge-raise", 0.9))


def take(guide: Act, text: str, *steps: Step, **more: Any) -> Done:
    done = guide(ActionTakeTurn(), text, steps=steps, intent="take_turn", **more)
    assert done.follow_up == "action_listen"
    return done


def texts(done: Done) -> list[str]:
    return [message["text"] or message["response"] for message in done.messages]


def opened(done: Done) -> OpenQuestion | None:
    return OpenQuestion.from_slot(done.slots.get("open_question"))


def test_every_kind_of_step_is_done() -> None:
    from typing import get_args

    assert set(DOES) == set(get_args(StepKind))


def test_what_was_told_is_said_back_with_a_way_to_put_it_right_and_the_next_question(guide: Act) -> None:
    done = take(guide, "I can do 5 hours", Step("take_in"), Step("guide"), facts=[(HOURS, "5 hours")])
    assert texts(done) == [f"Noted: 5 hours a week. {QUESTIONS['occupation'].text}"]
    assert "Change my hours" in done.titles
    assert opened(done) == OpenQuestion("occupation")


def test_a_message_that_tells_and_asks_gets_both_and_the_question_is_answered_briefly(guide: Act) -> None:
    done = take(
        *(guide, "I can do 5 hours, will a badge pay?", Step("take_in"), Step("answer"), Step("guide")),
        **{"facts": [(HOURS, "5 hours")], "questions": [PAY]},
    )
    noted, answer, question = texts(done)
    assert noted == "Noted: 5 hours a week."
    assert answer.endswith("Source: Earning potential")
    assert "\n\n" not in answer
    assert question == QUESTIONS["occupation"].text
    assert done.messages[1]["buttons"] == []
    assert done.focus.passage == "earning-potential"


def test_a_section_that_may_answer_an_own_case_is_named_and_guidance_goes_on(guide: Act) -> None:
    done = take(
        *(guide, "would a badge pay for me?", Step("answer", BY_NAME), Step("weigh"), Step("guide")),
        **{"questions": [PAY]},
    )
    section, question = texts(done)
    assert section.startswith("This may help, from “Earning potential”: ")
    assert len(section.split()) > 12
    assert "Source" not in section
    assert [button["title"] for button in done.messages[0]["buttons"]] == ["Earning potential"]
    assert question == f"{DEPENDS} {QUESTIONS['occupation'].text}"


def test_no_section_is_named_where_none_answers(guide: Act) -> None:
    unknown = asked("what is the weather?", intent="out_of_scope", in_scope=0.0)
    done = take(
        *(guide, "the sea or the hills?", Step("answer", BY_NAME), Step("weigh", OF_TWO), Step("guide")),
        **{"questions": [unknown]},
    )
    assert texts(done) == [f"{WHICH_OF_TWO} {QUESTIONS['occupation'].text}"]


def test_where_nothing_is_known_on_what_they_ask_that_is_said(guide: Act) -> None:
    done = take(guide, "what do I write in the card?", Step("weigh", OF_ITS_OWN), Step("guide"))
    assert texts(done) == [f"{NOTHING_ON_THAT} {QUESTIONS['occupation'].text}"]


def test_a_question_that_no_document_answers_does_not_cost_what_was_told(guide: Act) -> None:
    unknown = asked("what is the weather?", intent="out_of_scope", in_scope=0.0)
    done = take(
        *(guide, "I can do 5 hours, what is the weather?", Step("take_in"), Step("answer"), Step("guide")),
        **{"facts": [(HOURS, "5 hours")], "questions": [unknown]},
    )
    assert "no reliable answer" in texts(done)[1]
    assert known().profile.hours_per_week == 5


def test_a_correction_names_the_fact_that_it_changes(guide: Act) -> None:
    tell(VISITOR, hours_per_week=5.0)
    done = take(guide, "make it 10 hours", Step("take_in"), Step("guide"), facts=[(HOURS, "10 hours")])
    assert texts(done)[0].startswith("Changed your hours a week: 10 hours a week.")


def test_it_leads_back_to_an_open_question_once(guide: Act) -> None:
    steps = (Step("answer"), Step("remind"))
    first = take(guide, "will a badge pay?", *steps, questions=[PAY], open_question="deadline")
    assert texts(first)[-1].startswith("Back to you: by when")
    second = take(
        guide,
        "will a badge pay?",
        *steps,
        questions=[PAY],
        more_slots={"open_question": first.slots["open_question"]},
    )
    assert len(second.messages) == 1
    assert "Back to you" not in texts(second)[0]


def test_only_one_question_is_open_at_a_time(guide: Act) -> None:
    done = take(guide, "forget me", Step("run", "forget_me"), Step("remind"), open_question="deadline")
    assert [text for text in texts(done) if "?" in text] == [texts(done)[0]]
    assert Pending.from_slot(done.slots["pending"]) == Pending("forget")


def test_nothing_is_asked_or_noted_after_a_yes_to_being_forgotten(guide: Act) -> None:
    done = take(guide, "yes", Step("confirm", "forget"), pending=Pending("forget"), open_question="deadline")
    assert done.slots["erase_me"] == VISITOR
    assert len(done.messages) == 1


def test_no_date_is_an_answer_and_is_not_asked_for_again(guide: Act) -> None:
    done = take(
        *(guide, "no rush", Step("take_in", "deadline"), Step("guide")),
        **{"facts": [(DEADLINE_NONE, "no rush")], "open_question": "deadline"},
    )
    assert texts(done)[0].startswith("Noted: no particular date.")
    assert known().profile.refused == {"deadline"}


def test_a_skipped_question_is_not_asked_again(guide: Act) -> None:
    done = take(guide, "skip", Step("skip", "occupation"), Step("guide"), open_question="occupation")
    assert opened(done) == OpenQuestion("target", put=2)


def test_what_cannot_be_read_is_asked_once_more_and_then_left_open(guide: Act) -> None:
    first = take(guide, "blah", Step("not_read", "deadline"), open_question="deadline")
    assert "did not get that" in texts(first)[0]
    again = opened(first)
    assert again == OpenQuestion("deadline", is_reminded=True, missed=1)
    second = take(
        guide, "blah", Step("not_read", "deadline"), more_slots={"open_question": first.slots["open_question"]}
    )
    assert texts(second)[0] == LEFT_OPEN
    assert opened(second) != again


def test_an_answer_without_a_value_is_treated_like_one_that_could_not_be_read(guide: Act) -> None:
    done = take(
        guide, "well, some", Step("take_in", "hours_per_week"), Step("guide"), open_question="hours_per_week"
    )
    assert texts(done)[0].startswith("A rough guess is enough.")


def test_a_role_that_the_catalogue_does_not_know_is_kept_and_the_questions_go_on(guide: Act) -> None:
    strange = {"roles": [{"role": "present", "text": "zorblax", "start": 6, "end": 13, "candidates": []}]}
    done = take(
        *(guide, "I'm a zorblax", Step("take_in", "occupation"), Step("guide")),
        **{"facts": [(ROLE_NOW, "zorblax")], "situation": strange, "open_question": "occupation"},
    )
    assert "you work as “zorblax”" in texts(done)[0]
    assert opened(done) == OpenQuestion("target", put=2)


def test_why_says_what_an_answer_is_for(guide: Act) -> None:
    done = take(guide, "why?", Step("explain", "deadline"), open_question="deadline")
    assert QUESTIONS["deadline"].why in texts(done)[0]


def test_stopping_keeps_what_was_told_and_closes_the_question(guide: Act) -> None:
    tell(VISITOR, hours_per_week=5.0)
    done = take(guide, "stop", Step("stop"), open_question="deadline")
    assert opened(done) is None
    assert done.slots["open_question"] is None
    assert known().profile.hours_per_week == 5


def test_a_correction_without_a_fact_offers_what_may_be_changed(guide: Act) -> None:
    steps = (Step("correct"), Step("guide"))
    assert take(guide, "I got that wrong", *steps).titles == []
    tell(VISITOR, hours_per_week=5.0, target_words="zorblax")
    assert take(guide, "I got that wrong", *steps).titles == ["Change my hours", "Change what I aim at"]


def test_a_correction_without_its_subject_is_of_what_was_said_back_last(guide: Act) -> None:
    tell(VISITOR, months_in_role=24, deadline=date(2030, 1, 1))
    for field, changed in (("months-in-role", "your time in the role"), ("deadline", "by when")):
        said = {"buttons": [{"title": "…", "payload": f'/correct_fact{{"field": "{field}"}}'}]}
        before = [{"event": "user", "text": "…"}, {"event": "bot", "text": "Noted: …", "data": said}]
        read = {"facts": [(TIME_IN_ROLE, "3 years")], "before": before}
        done = take(guide, "sorry, I mean 3 years", Step("correct"), Step("guide"), **read)
        assert texts(done)[0].startswith(f"Changed {changed}:")
    assert known().profile.months_in_role == 36


def test_a_correction_in_which_no_fact_was_read_is_told_by_its_unit(guide: Act) -> None:
    tell(VISITOR, months_in_role=24, hours_per_week=3.0)
    done = take(guide, "sorry, I mean 5 hours", Step("correct", "target"), Step("guide"), open_question="target")
    assert texts(done)[0].startswith("Changed your hours a week: 5 hours a week.")


def test_what_was_told_already_is_no_answer_that_could_not_be_read(guide: Act) -> None:
    tell(VISITOR, hours_per_week=5.0)
    steps = (Step("take_in", "hours_per_week"), Step("guide"))
    facts = [(HOURS, "5 hours")]
    done = take(guide, "5 hours as I said", *steps, facts=facts, open_question="hours_per_week")
    assert texts(done) == [QUESTIONS["occupation"].text]


def test_a_crisis_gets_the_contact_and_nothing_is_noted(guide: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    done = take(guide, "I can do 5 hours and want to die", Step("crisis"), facts=[(HOURS, "5 hours")])
    assert done.message["response"] == "utter_crisis"
    assert done.message["crisis_contact"]
    assert known().is_unknown


def test_after_a_crisis_the_replies_follow_on_each_other_and_nothing_is_noted(guide: Act) -> None:
    first = take(guide, "he hits me", Step("crisis"), open_question="occupation")
    assert first.focus.shown == CRISIS_TOLD
    assert "open_question" not in first.slots
    said, facts = "since May, I told nobody", [(TIME_IN_ROLE, "since May")]
    second = take(guide, said, Step("crisis", "people"), facts=facts, focus=first.focus)
    assert (second.message["response"], second.focus.shown) == ("utter_crisis_people", PEOPLE_NAMED)
    third = take(guide, "thanks", Step("crisis", "thanks"), focus=second.focus)
    assert (third.message["response"], third.focus.shown) == ("utter_crisis_thanks", PEOPLE_NAMED)
    assert known().is_unknown


def test_there_is_a_reply_for_each_that_a_decision_names() -> None:
    from typing import get_args

    assert set(IN_A_CRISIS) == set(get_args(CrisisReply))
    assert set(IN_A_CRISIS.values()) <= set(RESPONSES)


def test_an_essential_question_put_twice_while_other_things_are_told_is_left_open(guide: Act) -> None:
    steps = (Step("take_in"), Step("guide"))
    first = take(guide, "I can do 5 hours", *steps, facts=[(HOURS, "5 hours")])
    assert opened(first) == OpenQuestion("occupation")
    facts = [(DEADLINE_NONE, "no rush")]
    again = take(guide, "no rush", *steps, facts=facts, more_slots={"open_question": first.slots["open_question"]})
    assert opened(again) == OpenQuestion("occupation", times=2, put=2)
    facts = [(TIME_IN_ROLE, "3 years")]
    on = take(guide, "for 3 years", *steps, facts=facts, more_slots={"open_question": again.slots["open_question"]})
    assert opened(on) == OpenQuestion("target", put=3)


def test_who_puts_something_right_has_not_told_something_else_instead(guide: Act) -> None:
    waiting = OpenQuestion("occupation", times=2, put=2)
    tell(VISITOR, hours_per_week=5.0)
    done = take(
        *(guide, "no wait, 6 hours", Step("correct"), Step("guide")),
        **{"facts": [(HOURS, "6 hours")], "more_slots": {"open_question": waiting.as_slot()}},
    )
    assert opened(done) == waiting


def test_who_leaves_a_question_that_is_not_essential_has_the_advice(guide: Act) -> None:
    tell(VISITOR, occupation_words="welder", target_words="lead welder", deadline=date(2031, 1, 1))
    hours = [(HOURS, "5 hours")]
    left = take(guide, "5 hours", Step("take_in"), Step("guide"), facts=hours, open_question="recognition")
    assert "My advice" in "".join(texts(left))


def test_going_on_without_telling_anything_counts_as_no_other_answer(guide: Act) -> None:
    waiting = OpenQuestion("occupation", times=2, put=MOST_QUESTIONS)
    on = take(guide, "go on", Step("guide"), more_slots={"open_question": waiting.as_slot()})
    assert opened(on) == waiting


def test_the_advice_follows_when_enough_questions_were_put(guide: Act) -> None:
    waiting = OpenQuestion("deadline", put=MOST_QUESTIONS)
    done = take(
        *(guide, "5 hours", Step("take_in"), Step("guide")),
        **{"facts": [(HOURS, "5 hours")], "more_slots": {"open_question": waiting.as_slot()}},
    )
    assert opened(done) is None
    assert "My advice" in "".join(texts(done))


def test_a_fixed_reply_is_said_like_its_rule_says_it(guide: Act) -> None:
    done = take(guide, "hello", Step("run", "greet"), Step("remind"), open_question="deadline")
    assert texts(done)[0] == "utter_greet"


def test_advice_that_stays_the_same_is_not_said_twice(guide: Act) -> None:
    analyst()
    with stores.people().change("rest:anna") as change:
        for field in ("occupation", "target", "deadline", "opening", "recognition", "budget", "evidence"):
            change.ask(field)
    steps, facts = (Step("take_in"), Step("guide")), [(HOURS, "6 hours")]
    fresh = take(guide, "I have 6 hours", *steps, facts=facts)
    assert "My advice" in texts(fresh)[-1]
    told = [(TIME_IN_ROLE, "25 months")]
    again = take(guide, "make it 25 months", *steps, facts=told, focus=Focus(shown="show_recommendation"))
    (text,) = texts(again)
    assert text.startswith("Changed your time in the role:")
    assert text.endswith(ADVICE_STANDS)
    assert "Make a plan" in again.titles
