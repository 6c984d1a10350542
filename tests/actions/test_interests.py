"""Finding a target: the form, stopped and gone on with, and the roles that follow."""

from __future__ import annotations

from actions.about import ActionStartOver
from actions.base.asking import choices
from actions.interests import ActionAnswerInterest, ActionFindTarget
from actions.recommendation import ActionShowRecommendation
from actions.take_turn import ActionTakeTurn
from bot.assessment.questions import QUESTIONS
from bot.decision.plan import Step
from bot.tools.interests.form import FIELD, ITEMS
from tests.actions.acting import VISITOR, Act, tell

SOCIAL = ["yes" if item.theme == "social" else "no" for item in ITEMS]


def test_the_form_begins_and_takes_answers_typed_and_pressed(guide: Act) -> None:
    begun = guide(ActionFindTarget(), "help me find a role")
    assert "1 of 12" in begun.text
    assert begun.payloads[0] == '/answer_interest{"item": "1", "liking": "yes"}'
    assert begun.slots["open_question"]["field"] == FIELD
    typed = guide(ActionAnswerInterest(), "love it", more_slots={"interests": []})
    pressed = guide(
        ActionAnswerInterest(), "", entities={"item": "1", "liking": "yes"}, more_slots={"interests": []}
    )
    assert typed.slots["interests"] == pressed.slots["interests"] == ["yes"]
    assert "2 of 12" in typed.text


def test_a_button_pressed_twice_answers_once(guide: Act) -> None:
    again = guide(
        ActionAnswerInterest(), "", entities={"item": "1", "liking": "no"}, more_slots={"interests": ["yes"]}
    )
    assert again.slots["interests"] == ["yes"]
    assert "2 of 12" in again.text


def test_what_cannot_be_read_is_asked_again(guide: Act) -> None:
    done = guide(ActionAnswerInterest(), "bananas", more_slots={"interests": ["yes"]})
    assert done.slots["interests"] == ["yes"]
    assert "Say yes, somewhat or no. 2 of 12" in done.text


def test_it_goes_on_where_it_was_stopped_and_can_begin_again(guide: Act) -> None:
    stopped = guide(ActionTakeTurn(), "stop", steps=[Step("stop")], open_question=FIELD)
    assert "help me find a role" in stopped.text
    assert stopped.slots["open_question"] is None
    assert "interests" not in stopped.slots
    assert "3 of 12" in guide(ActionFindTarget(), "go on", more_slots={"interests": ["yes", "no"]}).text
    again = guide(ActionFindTarget(), "", entities={"part": "again"}, more_slots={"interests": ["yes", "no"]})
    assert again.slots["interests"] == []
    over = guide(ActionStartOver(), "start over", open_question=FIELD, more_slots={"interests": ["yes"]})
    assert over.slots["interests"] == []


def test_after_a_question_the_form_goes_on(guide: Act) -> None:
    done = guide(
        ActionTakeTurn(), "hm", steps=[Step("remind")], open_question=FIELD, more_slots={"interests": ["yes"]}
    )
    assert "Back to you: 2 of 12" in done.text


def test_the_roles_set_the_target_and_tell_pay(guide: Act) -> None:
    tell(VISITOR, occupation="onet-waiters-and-waitresses", occupation_words="waiter")
    done = guide(ActionAnswerInterest(), "no", more_slots={"interests": SOCIAL[:-1]})
    assert "teaching, caring and helping" in done.text
    assert "“waiter”" in done.text
    assert "national figures of the United States" in done.text
    assert all(payload.startswith('/choose_role{"field": "target", "role": "') for payload in done.payloads[:-1])
    assert len(done.payloads) == 6
    assert done.slots["open_question"] is None


def test_without_a_job_common_roles_are_shown(guide: Act) -> None:
    assert "Tell me what your job is" in guide(ActionFindTarget(), "", more_slots={"interests": SOCIAL}).text


def test_it_is_offered_where_a_target_is_asked_for_or_missing(guide: Act) -> None:
    assert choices(QUESTIONS["target"])[0].payload == "/find_target"
    assert choices(QUESTIONS["budget"])[0].payload != "/find_target"
    tell(VISITOR, occupation_words="waiter", goal="change", months_in_role=30)
    assert guide(ActionShowRecommendation(), "what now").payloads[-1] == "/find_target"
