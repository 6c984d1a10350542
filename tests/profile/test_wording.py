"""What a message told is said back, and fields are named in a sentence."""

from __future__ import annotations

from datetime import date

from bot.profile.answers import TYPED, take_answers
from bot.profile.facts import read_facts
from bot.profile.profile import Evidence, Profile
from bot.profile.wording import FIELD_TITLES, list_titles, news_in_words

TODAY = date(2026, 11, 24)


def test_only_what_is_new_is_said_back_in_the_persons_word_for_the_role() -> None:
    facts = read_facts("I have 5 hours a week and no budget", TODAY, None, {"target": "dwh", "occupation": "nurse"})
    taken = take_answers(Profile(hours_per_week=5.0), None, facts, TODAY)
    titles = {"dwh": "data warehouse designer", "nurse": "Nurse"}
    said = news_in_words(
        taken, facts, [Evidence("claimed", "SQL")], titles, {"target": "data engineer", "occupation": "nurse"}
    )
    assert set(said) == {
        "you work as “Nurse”",
        "you aim at “data engineer” (in my catalogue “data warehouse designer”)",
        "no money to spend",
        "you have “SQL”",
    }


def test_every_field_has_a_title() -> None:
    assert set(TYPED) <= set(FIELD_TITLES)
    assert len(set(FIELD_TITLES.values())) == len(FIELD_TITLES)


def test_many_fields_are_named_in_part() -> None:
    assert list_titles(["budget"]) == "your budget"
    assert list_titles(["budget", "deadline", "opening"]) == "your budget, by when and whether there is an opening"
    assert (
        list_titles(["budget", "deadline", "opening", "goal"]) == "your budget, by when and other things about you"
    )
