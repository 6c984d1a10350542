"""What a message told is said back, and fields are named in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from bot.profile.answers import IN_OWN_WORDS, TYPED, take_answers
from bot.profile.facts import Facts
from bot.profile.profile import Evidence, Profile
from bot.profile.wording import FIELD_TITLES, News, list_titles, news_in_words

TODAY = date(2026, 11, 24)


def news(before: Profile, facts: Facts, *evidence: Evidence) -> list[News]:
    taken = take_answers(before, None, facts, TODAY)
    titles = {"dwh": "data warehouse designer", "nurse": "Nurse"}
    return list(news_in_words(taken, facts, evidence, titles))


def test_only_what_is_new_is_said_back_in_the_persons_word_for_the_role() -> None:
    values = {"target": "dwh", "target_words": "data engineer", "occupation": "nurse", "occupation_words": "nurse"}
    facts = Facts({**values, "hours_per_week": 5.0, "budget": 0.0}, understood={"budget": "no money to spend"})
    assert news(Profile(hours_per_week=5.0), facts, Evidence("claimed", "SQL")) == [
        News("occupation", "you work as “nurse”"),
        News("target", "you aim at “data engineer”"),
        News("budget", "no money to spend"),
        News("evidence", "you have “SQL”"),
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("keep the grounds of a college", "what you do is “keep the grounds of a college”"),
        ("mind toddlers at a nursery", "what you do is “mind toddlers at a nursery”"),
        ("minding the toddlers", "what you do is “minding the toddlers”"),
        ("on the ferries", "you work “on the ferries”"),
        ("drive technician", "you work as “drive technician”"),
        ("nursing assistant", "you work as “nursing assistant”"),
        ("in-house lawyer", "you work as “in-house lawyer”"),
    ],
)
def test_what_somebody_does_and_where_is_said_back_as_no_title(said: str, words: str) -> None:
    assert news(Profile(), Facts({"occupation_words": said})) == [News("occupation", words)]


def test_what_took_the_place_of_something_else_is_marked() -> None:
    before = Profile(occupation="nurse", occupation_words="staff nurse")
    (changed,) = news(before, Facts({"occupation_words": "zorblax"}))
    assert changed == News("occupation", "you work as “zorblax”", is_changed=True)


def test_that_there_is_no_date_is_said_back() -> None:
    assert news(Profile(), Facts(refused=frozenset({"deadline"}))) == [News("deadline", "no particular date")]


def test_every_field_has_a_title() -> None:
    assert {IN_OWN_WORDS.get(name, name) for name in TYPED} <= set(FIELD_TITLES)
    assert len(set(FIELD_TITLES.values())) == len(FIELD_TITLES)


def test_many_fields_are_named_in_part() -> None:
    assert list_titles(["budget"]) == "your budget"
    assert list_titles(["budget", "deadline", "opening"]) == "your budget, by when and whether there is an opening"
    assert (
        list_titles(["budget", "deadline", "opening", "goal"]) == "your budget, by when and other things about you"
    )
