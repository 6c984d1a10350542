"""The talk with one's manager, from either side."""

from __future__ import annotations

from actions.talk import ActionPrepareReportTalk, ActionPrepareTalk
from bot.dialogue.message_reading import CREDENTIAL_WANTED
from tests.actions.acting import VISITOR, Act, tell


def test_the_talk_fits_what_is_known(guide: Act) -> None:
    tell(VISITOR, occupation_words="staff nurse", target_words="senior staff nurse", months_in_role=30)
    done = guide(ActionPrepareTalk(), "prepare my talk")
    assert "put forward as senior staff nurse" in done.text
    assert "/files/" in done.text
    assert done.payloads == ['/prepare_talk{"part": "no"}', "/my_progress"]
    assert done.focus.passage == "how-to-ask-for-promotion"


def test_nothing_has_to_be_known(guide: Act) -> None:
    done = guide(ActionPrepareTalk(), "what do I say to the boss to get off the truck")
    assert "move to other work here" in done.text
    assert "Tell me your job" in done.text


def test_with_nothing_to_go_on_the_job_is_asked_for_once(guide: Act) -> None:
    said = "I don't know how to begin the talk with my manager"
    first = guide(ActionPrepareTalk(), said)
    assert first.text == "So that the talk fits you: What is your job at the moment?"
    assert "The ask, in your own words" in guide(ActionPrepareTalk(), said).text


def test_a_course_that_is_named_is_asked_for(guide: Act) -> None:
    said = "help me ask my boss to pay for the PMP exam"
    done = guide(ActionPrepareTalk(), said, facts=[(CREDENTIAL_WANTED, "PMP")])
    assert "I would like to do PMP" in done.text


def test_the_published_pay_stands_in_a_talk_about_pay(guide: Act) -> None:
    tell(VISITOR, occupation="data-analyst", goal="pay")
    assert "national figures" in guide(ActionPrepareTalk(), "prepare my talk").text


def test_a_no_is_answered_when_asked_for(guide: Act) -> None:
    pressed = guide(ActionPrepareTalk(), '/prepare_talk{"part": "no"}', entities={"part": "no"})
    typed = guide(ActionPrepareTalk(), "and if she says not now?")
    assert pressed.text == typed.text
    assert "A no is an answer to this ask today" in typed.text


def test_a_manager_prepares_a_talk_about_a_report(guide: Act) -> None:
    done = guide(ActionPrepareReportTalk(), "one of my team wants to be promoted")
    assert "their own view first" in done.text
    assert done.payloads == ['/prepare_report_talk{"part": "no"}']
    not_yet = guide(ActionPrepareReportTalk(), "not yet", entities={"part": "no"})
    assert "Say it plainly" in not_yet.text


def test_the_no_of_a_talk_with_the_team_is_that_of_a_manager(guide: Act) -> None:
    done = guide(ActionPrepareReportTalk(), "one of my team wants to be promoted")
    assert done.focus.shown == "prepare_report_talk"
    again = guide(ActionPrepareReportTalk(), "what if it's not yet?", focus=done.focus)
    assert "Say it plainly" in again.text
    assert again.focus.shown == "prepare_report_talk"


def test_a_no_that_came_is_answered_as_one_that_may(guide: Act) -> None:
    assert "A no is an answer to this ask today" in guide(ActionPrepareTalk(), "they refused, not yet").text
    assert "A no is an answer to this ask today" in guide(ActionPrepareTalk(), "what if my director says no").text
