"""What is said right after a crisis belongs to it, until somebody clearly turns to something else."""

from __future__ import annotations

import pytest

from bot.answering.focus import Focus
from bot.decision.after_crisis import CRISIS_TOLD, PEOPLE_NAMED, CrisisReply, shown_after
from bot.decision.awaited import OpenQuestion
from bot.decision.decide import decide
from bot.decision.heard import Heard
from bot.dialogue.message_reading import (
    ANSWERS,
    ASKS,
    FEELS,
    IN_CRISIS,
    ROLE_AIM,
    ROLE_NOW,
    TELLS,
    THANKS,
    TIME_IN_ROLE,
    WANTS_GUIDANCE,
    FactSpan,
    MessageReading,
)

SINCE_SPRING = (FactSpan(TIME_IN_ROLE, "since spring", 0, 12, 0.95),)


def after(said: str, intent: str, *acts: str, shown: str = CRISIS_TOLD, **more: object) -> tuple[str, str]:
    """The kind and the detail of the first step."""
    spans = more.pop("spans", ())
    reading = MessageReading(dict.fromkeys(acts, 1.0), spans)  # type: ignore[arg-type]
    (first, *_) = decide(Heard(said, intent, reading=reading, focus=Focus(shown=shown), **more)).steps  # type: ignore[arg-type]
    return first.kind, first.detail


@pytest.mark.parametrize(
    ("said", "intent", "acts"),
    [
        ("personnel is run by her sister", "out_of_scope", ()),
        ("my husband has no idea", "ask_privacy", ()),
        ("is there anyone else I could turn to", "ask_person", (ASKS,)),
        ("and what if they sack me for it", "out_of_scope", (ASKS,)),
        ("no", "deny", ()),
        ("and what can I do now?", "start_assessment", (ASKS, WANTS_GUIDANCE)),
        ("what do you advise?", "show_recommendation", (ASKS,)),
        ("I feel so small", "user_mood", (FEELS,)),
        ("it was the same at my last place", "ask_person", (TELLS,)),
    ],
)
@pytest.mark.parametrize("asked", [None, OpenQuestion("occupation")])
def test_the_next_message_is_about_it(
    said: str, intent: str, acts: tuple[str, ...], asked: OpenQuestion | None
) -> None:
    assert after(said, intent, *acts, open_question=asked) == ("crisis", "people")
    assert after(said, intent, *acts, open_question=asked, shown=PEOPLE_NAMED) == ("crisis", "again")


def test_since_when_is_no_fact_and_no_answer_to_what_was_open() -> None:
    step = after(
        *("since spring, every week", "tell_situation", TELLS, ANSWERS),
        spans=SINCE_SPRING,
        open_question=OpenQuestion("months_in_role"),
    )
    assert step == ("crisis", "people")


@pytest.mark.parametrize("shown", [CRISIS_TOLD, PEOPLE_NAMED])
@pytest.mark.parametrize("said", ["thank you", "ok thanks for listening", "cheers, that'll do"])
def test_thanks_get_a_word_of_their_own(said: str, shown: str) -> None:
    assert after(said, "thank", THANKS, shown=shown) == ("crisis", "thanks")


def test_more_of_it_gets_the_people_first_and_then_the_fixed_reply_again() -> None:
    assert after("now he has slapped me", "out_of_scope", IN_CRISIS) == ("crisis", "people")
    assert after("now he has slapped me", "out_of_scope", IN_CRISIS, shown=PEOPLE_NAMED) == ("crisis", "")


@pytest.mark.parametrize(
    ("said", "intent", "acts", "more"),
    [
        ("make me a plan", "my_pathway", (), {}),
        ("I'm a tailor. what else could I become?", "tell_situation", (TELLS,), {}),
        ("let's go on with the assessment", "resume_assessment", (), {}),
        (
            "how do I ask for a pay rise?",
            "ask_pay",
            (ASKS,),
            {"is_knowledge": True, "in_scope": 0.96, "likeliest": 0.9},
        ),
        (
            "which course leads to nursing?",
            "ask_course",
            (ASKS,),
            {"is_knowledge": True, "in_scope": 0.8, "likeliest": 0.5},
        ),
        ("forget me", "forget_me", (), {}),
        ("5 hours a week", "tell_situation", (ANSWERS,), {"open_question": OpenQuestion("hours_per_week")}),
    ],
)
def test_who_clearly_turns_to_something_else_is_followed(
    said: str, intent: str, acts: tuple[str, ...], more: dict[str, object]
) -> None:
    assert after(said, intent, *acts, **more)[0] != "crisis"


def test_a_case_of_ones_own_with_a_wish_for_guidance_is_something_else() -> None:
    said = "I'd like to be head baker, what next?"
    aim = (FactSpan(ROLE_AIM, "head baker", 15, 25, 0.95),)
    assert after(said, "tell_situation", TELLS, WANTS_GUIDANCE, spans=aim)[0] == "take_in"


def test_what_somebody_is_who_asks_what_to_do_is_no_turn() -> None:
    temp = (FactSpan(ROLE_NOW, "temp", 11, 15, 0.95),)
    step = after("I'm only a temp, what can I do", "tell_situation", TELLS, WANTS_GUIDANCE, spans=temp)
    assert step == ("crisis", "people")


def test_nothing_belongs_to_it_where_none_was_told() -> None:
    assert after("is there anyone else I could turn to", "ask_person", ASKS, shown="") == ("run", "ask_person")


@pytest.mark.parametrize(
    ("reply", "before", "shown"),
    [
        ("", "", CRISIS_TOLD),
        ("people", CRISIS_TOLD, PEOPLE_NAMED),
        ("again", PEOPLE_NAMED, PEOPLE_NAMED),
        ("thanks", CRISIS_TOLD, CRISIS_TOLD),
        ("thanks", PEOPLE_NAMED, PEOPLE_NAMED),
    ],
)
def test_what_has_been_said_is_known_next_time(reply: CrisisReply, before: str, shown: str) -> None:
    assert shown_after(reply, before) == shown
