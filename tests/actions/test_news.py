"""Somebody got the job or did not, waits to hear, or puts that right."""

from __future__ import annotations

from typing import Any

from actions.news import (
    ActionAwaitDecision,
    ActionCongratulate,
    ActionPutNewsRight,
    ActionRefused,
    ActionUseFeedback,
)
from actions.pending import confirm, refuse
from bot.decision.awaited import Pending
from bot.decision.plan import Step
from bot.decision.spoken_around import GOT_THE_JOB
from bot.dialogue.message_reading import ROLE_NOW
from bot.tools.news.wording import FOR_A_TIME, NOT_NOTED, NOT_SETTLED, NOTE_NEW_JOB, PUT_RIGHT, TELL_ME_HOW
from tests.actions.acting import VISITOR, Act, known, tell


class Confirm:
    """Says yes."""

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        return await confirm(dispatcher, tracker, domain)


class Refuse:
    """Says no."""

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        return await refuse(dispatcher, tracker, domain)


def test_who_got_it_is_told_of_the_first_weeks_and_asked_nothing_more(guide: Act) -> None:
    done = guide(ActionCongratulate(), "I got it!", open_question="deadline")
    congratulated, answered = done.messages
    assert "Congratulations" in congratulated["text"]
    assert "The first weeks in a leading role" in answered["text"]
    assert done.slots["open_question"] is None
    assert done.focus.passage == "first-weeks-in-a-leading-role"


def test_who_waits_is_told_how_to_ask(guide: Act) -> None:
    assert "interested in the post. Can you" in guide(ActionAwaitDecision(), "not heard yet").text
    tell(VISITOR, target_words="shift supervisor")
    done = guide(ActionAwaitDecision(), "not heard yet")
    assert "the post of shift supervisor" in done.text
    assert "/prepare_talk" in done.payloads


def test_a_refusal_is_met_with_a_word_and_with_what_helps(guide: Act) -> None:
    done = guide(ActionRefused(), "they gave it to somebody else")
    sorry, answered = done.messages
    assert "I am sorry" in sorry["text"]
    assert "The first days after a refusal" in answered["text"]
    assert guide(ActionRefused(), "why not me", focus=done.focus).sources == ["Finding out why you were not chosen"]
    assert guide(ActionRefused(), "is that even allowed", focus=done.focus).sources == [
        "When the refusal seems unfair"
    ]


def test_what_was_said_to_be_missing_is_put_to_use(guide: Act) -> None:
    use, answered = guide(ActionUseFeedback(), "they said I lack leadership").messages
    assert "now you know what to show" in use["text"]
    assert "Making the next attempt count" in answered["text"]


def test_a_job_that_is_named_is_offered_to_be_noted_and_noted_after_a_yes(guide: Act) -> None:
    tell(VISITOR, occupation="data-analyst", months_in_role=30, target_words="head of nights")
    said = "they've made me head of nights"
    done = guide(ActionCongratulate(), said, facts=[(ROLE_NOW, "head of nights")])
    assert "Congratulations" in done.text
    assert done.text == NOTE_NEW_JOB.format(job="head of nights")
    assert done.payloads == ["yes", "no"]
    asked = Pending.from_slot(done.slots["pending"])
    assert asked == Pending("new_job", "head of nights")
    assert done.focus.shown == GOT_THE_JOB
    assert known().profile.months_in_role == 30

    noted = guide(Confirm(), "yes", pending=asked)
    said, first_weeks = noted.messages
    assert "you work as “head of nights”" in said["text"]
    assert "The first weeks in a leading role" in first_weeks["text"]
    profile = known().profile
    assert (profile.occupation, profile.occupation_words) == (None, "head of nights")
    assert (profile.months_in_role, profile.target_words) == (None, None)


def test_a_no_leaves_the_job_as_it_was(guide: Act) -> None:
    tell(VISITOR, occupation_words="porter")
    assert guide(Refuse(), "no", pending=Pending("new_job", "head porter")).text == NOT_NOTED
    assert known().profile.occupation_words == "porter"


def test_the_first_weeks_are_left_out_where_something_is_asked(guide: Act) -> None:
    steps = (Step("run", GOT_THE_JOB), Step("answer"))
    assert len(guide(ActionCongratulate(), "I got it! What now?", steps=steps).messages) == 1


def test_news_that_is_put_right_is_met_and_not_noted(guide: Act) -> None:
    job = Pending("new_job", "head porter")
    for said, helps in (
        ("it is only until spring, I'm covering", ""),
        ("no, I'm just acting", FOR_A_TIME),
        ("not signed yet", NOT_SETTLED),
        ("no wait, it was my brother", TELL_ME_HOW),
    ):
        done = guide(ActionPutNewsRight(), said, pending=job)
        assert done.text.startswith(PUT_RIGHT)
        assert helps in done.text
        assert done.slots["pending"] is None
    assert known().is_unknown
