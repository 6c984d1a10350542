"""Which intent grants what a message wishes."""

from __future__ import annotations

from bot.answering.focus import Focus
from bot.decision.awaited import OpenQuestion
from bot.decision.heard import Heard
from bot.decision.wished import (
    follows,
    gives_thanks,
    in_so_many_words,
    said_around,
    social,
    surely_wished,
    tool_wanted,
)
from bot.dialogue.message_reading import (
    ASKS,
    CORRECTS,
    FEELS,
    ROLE_NOW,
    TELLS,
    THANKS,
    WANTS_PERSON,
    FactSpan,
    MessageReading,
)

ASKED = OpenQuestion("deadline")


def test_a_follow_up_is_about_what_was_shown_before_it_is_about_the_passage() -> None:
    both = Focus(passage="earning-potential", shown="show_recommendation")
    assert follows(Heard("how much is that?", "out_of_scope", focus=both)) == "my_pay"
    assert follows(Heard("why that one", "out_of_scope", focus=both)) == "ask_factors"
    refused = Focus(passage="after-a-refused-promotion", shown="choose_role")
    assert follows(Heard("why not me", "out_of_scope", focus=refused)) == "was_refused"


def test_what_tells_facts_is_no_follow_up() -> None:
    told = MessageReading({TELLS: 1.0}, (FactSpan(ROLE_NOW, "cook", 0, 4),))
    advice = Focus(shown="show_recommendation")
    assert follows(Heard("what if I can't, I'm a cook", "out_of_scope", reading=told, focus=advice)) == ""
    assert said_around(Heard("I got the job, I'm a cook", "out_of_scope", reading=told)) == ""


def test_wishes_by_words_by_intent_and_by_acts() -> None:
    assert in_so_many_words(Heard("what do you advise?", "out_of_scope")) == "show_recommendation"
    assert tool_wanted(Heard("give me the steps", "out_of_scope")) == "my_pathway"
    assert tool_wanted(Heard("…", "my_gap", 0.9)) == "my_gap"
    person = MessageReading({WANTS_PERSON: 1.0})
    assert (
        surely_wished(Heard("a human please", "out_of_scope", reading=person, open_question=ASKED)) == "ask_person"
    )
    assert surely_wished(Heard("next year", "out_of_scope", open_question=ASKED)) == ""
    assert social(Heard("ta", "out_of_scope", reading=MessageReading({THANKS: 1.0}))) == "thank"


def test_thanks_and_what_helped_want_nothing_more() -> None:
    def hears(said: str, *acts: str, **more: float) -> bool:
        reading = MessageReading(dict.fromkeys(acts, 1.0))
        return gives_thanks(Heard(said, "ask_feedback", reading=reading, is_knowledge=True, **more))  # type: ignore[arg-type]

    assert hears("cheers, that really helped: she was open with me", ASKS)
    assert hears("that worked", FEELS)
    assert hears("much obliged, thank you", THANKS)
    assert not hears("thanks, that helped. What do I ask next?", THANKS, ASKS)
    assert not hears("it worked", ASKS)
    assert not hears("thanks, that's handy, but I meant the exam", THANKS, CORRECTS)
    assert not gives_thanks(Heard("thanks, that helped, log it", "log_achievement"))


def test_thanks_beside_a_fact_are_not_all() -> None:
    told = MessageReading({THANKS: 1.0, TELLS: 1.0}, (FactSpan(ROLE_NOW, "cook", 13, 17, 0.95),))
    assert not gives_thanks(Heard("thanks, I'm a cook", "out_of_scope", reading=told))
