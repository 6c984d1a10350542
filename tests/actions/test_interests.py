"""Finding a target: the form, stopped and gone on with, and the roles that follow."""

from __future__ import annotations

from actions.about import ActionStartOver
from actions.base import stores
from actions.base.asking import choices
from actions.follow_up import ActionPick
from actions.interests import ActionAnswerInterest, ActionFindTarget
from actions.recommendation import ActionShowRecommendation
from actions.take_turn import ActionTakeTurn
from bot.assessment.questions import QUESTIONS
from bot.decision.plan import Step
from bot.tools.interests.form import FIELD, ITEMS
from tests.actions.acting import VISITOR, Act, known, tell

SOCIAL = ["yes" if item.theme == "social" else "no" for item in ITEMS]


def answered(*likings: str) -> None:
    """Has the person answer the form so far."""
    with stores.people().change(known().id) as change:
        change.keep_interests(likings)


def test_the_form_begins_and_takes_answers_typed_and_pressed(guide: Act) -> None:
    begun = guide(ActionFindTarget(), "help me find a role")
    assert "1 of 12" in begun.text
    assert begun.payloads[0] == '/answer_interest{"item": "1", "liking": "yes"}'
    assert begun.slots["open_question"]["field"] == FIELD
    assert "2 of 12" in guide(ActionAnswerInterest(), "love it").text
    pressed = guide(ActionAnswerInterest(), "", entities={"item": "2", "liking": "no"})
    assert "3 of 12" in pressed.text
    assert known().interests == ("yes", "no")


def test_a_button_pressed_twice_answers_once(guide: Act) -> None:
    answered("yes")
    again = guide(ActionAnswerInterest(), "", entities={"item": "1", "liking": "no"})
    assert known().interests == ("yes",)
    assert "2 of 12" in again.text


def test_what_cannot_be_read_is_asked_again(guide: Act) -> None:
    answered("yes")
    assert "Say yes, somewhat or no. 2 of 12" in guide(ActionAnswerInterest(), "bananas").text
    assert known().interests == ("yes",)


def test_it_goes_on_where_it_was_stopped_in_any_conversation_and_can_begin_again(guide: Act) -> None:
    answered("yes", "no")
    stopped = guide(ActionTakeTurn(), "stop", steps=[Step("stop")], open_question=FIELD)
    assert "help me find a role" in stopped.text
    assert stopped.slots["open_question"] is None
    assert "3 of 12" in guide(ActionFindTarget(), "help me find a role").text
    guide(ActionFindTarget(), "", entities={"part": "again"})
    assert known().interests == ()
    answered("yes")
    guide(ActionStartOver(), "start over", open_question=FIELD)
    assert known().interests == ()


def test_answers_to_the_form_alone_are_nothing_to_advise_on(guide: Act) -> None:
    answered("yes")
    assert known().is_unknown
    assert guide(ActionShowRecommendation(), "what should I do").slots["open_question"]["field"] == "occupation"


def test_after_a_question_the_form_goes_on(guide: Act) -> None:
    answered("yes")
    done = guide(ActionTakeTurn(), "hm", steps=[Step("remind")], open_question=FIELD)
    assert "Back to you: 2 of 12" in done.text


def test_the_roles_set_the_target_and_tell_pay(guide: Act) -> None:
    tell(VISITOR, occupation="onet-waiters-and-waitresses", occupation_words="waiter")
    answered(*SOCIAL[:-1])
    done = guide(ActionAnswerInterest(), "no")
    assert "teaching, caring and helping" in done.text
    assert "“waiter”" in done.text
    assert "national figures of the United States" in done.text
    assert all(payload.startswith('/choose_role{"field": "target", "role": "') for payload in done.payloads[:-1])
    assert len(done.payloads) == 6
    assert done.slots["open_question"] is None


def test_without_a_job_common_roles_are_shown(guide: Act) -> None:
    answered(*SOCIAL)
    assert "Tell me what your job is" in guide(ActionFindTarget(), "").text


def test_it_is_offered_where_a_target_is_asked_for_or_missing(guide: Act) -> None:
    assert choices(QUESTIONS["target"])[0].payload == "/find_target"
    assert choices(QUESTIONS["budget"])[0].payload != "/find_target"
    tell(VISITOR, occupation_words="waiter", goal="change", months_in_role=30)
    assert guide(ActionShowRecommendation(), "what now").payloads[-1] == "/find_target"


def test_roles_near_ones_own_are_shown_at_once_and_one_is_picked_by_its_place(guide: Act) -> None:
    tell(VISITOR, occupation="data-analyst")
    shown = guide(ActionFindTarget(), "what might somebody like me turn into")
    assert "use most of what" in shown.text
    assert shown.payloads[-1] == '/find_target{"part": "again"}'
    assert shown.slots["open_question"]["field"] == "target"
    second = shown.focus.offered[1].removeprefix("role:target:")
    picked = guide(ActionPick(), "the second one", focus=shown.focus, open_question="target")
    assert known().profile.target == second
    assert picked.focus.shown == "choose_role"


def test_the_best_paid_of_them_come_first_where_pay_is_asked_about(guide: Act) -> None:
    tell(VISITOR, occupation="data-analyst", target_words="something else")
    shown = guide(ActionFindTarget(), "what could I become")
    assert shown.slots["open_question"] is None
    paid = guide(ActionFindTarget(), "which of these pays best", focus=shown.focus)
    assert "the best paid first" in paid.text
    assert sorted(paid.focus.offered) == sorted(shown.focus.offered)


def test_who_asks_for_the_form_gets_it_whatever_their_job_is(guide: Act) -> None:
    tell(VISITOR, occupation="data-analyst")
    assert "1 of 12" in guide(ActionFindTarget(), "help me find a role").text
    assert "1 of 12" in guide(ActionFindTarget(), "what could I become", entities={"part": "again"}).text
