"""Somebody got the job, or waits to hear."""

from __future__ import annotations

from actions.news import ActionAwaitDecision, ActionCongratulate, ActionRefused, ActionUseFeedback
from tests.actions.acting import VISITOR, Act, tell


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
