"""Good news gets the human word before anything is noted, and what puts it right is no fact."""

from __future__ import annotations

import pytest

from bot.answering.focus import Focus
from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.decide import decide
from bot.decision.good_news import PUT_NEWS_RIGHT
from bot.decision.heard import Heard
from bot.decision.spoken_around import GOT_THE_JOB, WAS_REFUSED
from bot.dialogue.message_reading import (
    ASKS,
    CORRECTS,
    FEELS,
    ROLE_AIM,
    ROLE_NOW,
    TELLS,
    THANKS,
    TIME_IN_ROLE,
    FactSpan,
    MessageReading,
)
from bot.dialogue.payload import PREPARE_TALK

LEAD = (FactSpan(ROLE_NOW, "lead technician", 13, 28, 0.95),)
NEW_JOB = Pending("new_job", "lead technician")


def steps(said: str, intent: str, *acts: str, **more: object) -> list[tuple[str, str]]:
    reading = MessageReading(dict.fromkeys(acts, 1.0), more.pop("spans", ()))  # type: ignore[arg-type]
    return [(one.kind, one.detail) for one in decide(Heard(said, intent, reading=reading, **more)).steps]  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [None, OpenQuestion("occupation")])
def test_a_new_job_is_met_with_joy_and_not_noted_unasked(asked: OpenQuestion | None) -> None:
    said = "they've made me lead technician, thank you!"
    done = steps(said, "tell_situation", TELLS, THANKS, FEELS, spans=LEAD, open_question=asked)
    assert done == [("run", GOT_THE_JOB)]


def test_news_by_its_intent_counts_where_it_is_sure_and_asks_nothing() -> None:
    assert steps("the stripes are on my arm", "got_the_job") == [("run", GOT_THE_JOB)]
    unsure = steps("the stripes are on my arm", "got_the_job", TELLS, confidence=0.5, spans=LEAD)
    assert unsure[0] == ("take_in", "")


def test_what_they_ask_besides_is_answered() -> None:
    said = "I got the promotion. What do I do about my old team?"
    done = steps(said, "ask_team", ASKS, is_knowledge=True, in_scope=0.9, likeliest=0.5)
    assert done == [("run", GOT_THE_JOB), ("answer", "briefly")]


@pytest.mark.parametrize(
    ("said", "acts"),
    [("sorry, it's a trial until May", (CORRECTS,)), ("well, nothing's signed", ()), ("acting, to be exact", ())],
)
@pytest.mark.parametrize("more", [{"pending": NEW_JOB}, {"focus": Focus(shown=GOT_THE_JOB)}])
def test_what_puts_it_right_is_no_fact(said: str, acts: tuple[str, ...], more: dict[str, object]) -> None:
    until = (FactSpan(TIME_IN_ROLE, "until May", 0, 9, 0.95),)
    assert steps(said, "tell_situation", TELLS, *acts, spans=until, **more) == [("run", PUT_NEWS_RIGHT)]


def test_without_news_before_it_is_none() -> None:
    assert ("run", PUT_NEWS_RIGHT) not in steps("acting, to be exact", "tell_situation", TELLS)


def test_a_yes_notes_the_job() -> None:
    assert steps("yes", "affirm", pending=NEW_JOB) == [("confirm", "new_job")]
    assert steps("no", "deny", pending=NEW_JOB) == [("refuse", "new_job")]


def test_the_decent_word_on_a_refusal_goes_before_what_is_noted() -> None:
    aim = (FactSpan(ROLE_AIM, "head of nights", 16, 30, 0.95),)
    done = steps("I applied to be head of nights. Didn't get it, gutted.", "tell_situation", TELLS, spans=aim)
    assert done[0] == ("run", WAS_REFUSED)
    assert ("take_in", "") in done


def test_a_no_that_weighs_on_somebody_is_met_as_a_refusal() -> None:
    assert steps("they said no again and I'm crushed", "out_of_scope", FEELS) == [("run", WAS_REFUSED)]
    assert steps("they said no again", "out_of_scope") == [("run", PREPARE_TALK)]


def test_what_they_want_after_a_refusal_follows_on_a_decent_word() -> None:
    aim = (FactSpan(ROLE_AIM, "shift lead", 16, 26, 0.95),)
    said = "I went for shift lead. Didn't get it. How do I prepare the talk on Friday?"
    done = steps(said, PREPARE_TALK, TELLS, ASKS, spans=aim, confidence=0.9)
    assert [kind for kind, _ in done] == ["sympathise", "take_in", "guide"]
