"""Salaries and payers that are none are no money for learning."""

from __future__ import annotations

import pytest

from bot.nlu.messages.annotations import read_marks
from bot.profile.surroundings.own_facts import own_facts


@pytest.mark.parametrize(
    "marked",
    [
        "I'm on [15k a year](money) and it goes nowhere",
        "honestly i only earn about [15k a year](money)",
        "my salary is [900 euros](money)",
        "they pay [12 pounds](money) an hour",
        "I get [7.2 LPA](money) salary only",
        "do people pay [out of your own pocket](who_pays.self)?",
        "[out of your own pocket](who_pays.self)?",
        "does [the company pay](who_pays.employer) for such things?",
        "Porter at a hotel, [19k a year](money). The lifts are slower than me",
        "monthly [19000](money) and no rise since the flood",
        "the post pays [31k](money), or so the advert says",
        "they offered me [38](money) and I nearly laughed",
        "the ticket costs [450 dollars](money) and nobody can say if it is any good",
        "a diploma of [2,400 euro](money) is what she has in mind",
        "they want [600](money) off me for a card",
        "my [union covers a third](who_pays.employer)",
        "[the hotel](who_pays.employer) used to cover exams",
    ],
)
def test_what_somebody_earns_or_nobody_pays_is_no_budget(marked: str) -> None:
    text, spans = read_marks(marked)
    assert len(own_facts(spans, text)) < len(spans)


@pytest.mark.parametrize(
    "marked",
    [
        "the exam costs [450 dollars](money), I have that saved",
        "I could put [40 a month](money) into it",
        "I'm able to pay [200 dirhams](money) the month",
        "I can spend [15k a year](money) on it",
        "my boss pays me little, I have [300 euros](money)",
        "[out of my own pocket](who_pays.self), will it be worth it?",
        "Is there a course, [paid from our L&D pot](who_pays.employer), that teaches writing?",
        "my company covers [2k a year](money)",
        "my employer stopped paying, so [me](who_pays.self)",
    ],
)
def test_what_may_be_spent_is_one(marked: str) -> None:
    text, spans = read_marks(marked)
    assert own_facts(spans, text) == spans
