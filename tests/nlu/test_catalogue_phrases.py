from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.store import CatalogueStore
from bot.database.engine import create_engine
from bot.nlu.catalogue_phrases import LONGEST_NAME, CataloguePhrases

NAMES = CataloguePhrases(
    [
        ("occupation", "analyst", "Data analyst"),
        ("occupation", "senior-analyst", "Senior data analyst"),
        ("occupation", "other-analyst", "data  ANALYST"),
        ("skill", "data", "data"),
        ("skill", "sql", "SQL"),
        ("skill", "c", "C"),
        ("skill", "activity", "x" * (LONGEST_NAME + 1)),
    ]
)
WORDS = st.sampled_from(["senior", "data", "Data", "ANALYST", "sql", "SQL,", "c", "and", "\n", "it's", "é"])


def found(text: str) -> list[tuple[str, str]]:
    return [(phrase.kind, phrase.text) for phrase in NAMES.find(text)]


def test_names_are_found_without_regard_to_case_and_in_their_order() -> None:
    assert found("sql, then Data Analyst") == [("skill", "sql"), ("occupation", "Data Analyst"), ("skill", "Data")]


def test_of_overlapping_names_of_a_kind_the_longest_counts() -> None:
    assert found("a senior data analyst") == [("occupation", "senior data analyst"), ("skill", "data")]


def test_a_name_that_two_share_has_the_keys_of_both() -> None:
    (phrase,) = (phrase for phrase in NAMES.find("data analyst") if phrase.kind == "occupation")
    assert phrase.keys == ("analyst", "other-analyst")


@pytest.mark.parametrize("text", ["", "   ", "databases", "C", "x" * (LONGEST_NAME + 1), "an analyst of data-sets"])
def test_short_and_very_long_names_and_parts_of_words_are_not_found(text: str) -> None:
    assert [phrase for phrase in found(text) if phrase[1].lower() not in {"data"}] == []


@given(st.lists(WORDS).map(" ".join) | st.text(max_size=60))
def test_what_is_found_stands_in_the_text_and_none_of_a_kind_overlap(text: str) -> None:
    phrases = NAMES.find(text)
    for phrase in phrases:
        assert text[phrase.start : phrase.end] == phrase.text
        assert phrase.keys
    for kind in ("occupation", "skill"):
        of_kind = [phrase for phrase in phrases if phrase.kind == kind]
        ends = [0, *(phrase.end for phrase in of_kind)]
        assert all(end <= phrase.start for end, phrase in zip(ends, of_kind, strict=False))


def test_every_title_of_the_catalogue_that_ships_is_found_in_itself(shipped_catalogue_url: str) -> None:
    engine = create_engine(shipped_catalogue_url)
    snapshot = CatalogueStore(engine).snapshot(None)
    phrases = CataloguePhrases.of(snapshot)
    missed = [
        occupation.title
        for occupation in list(snapshot.occupations.values())[::25]
        if len(occupation.title) <= LONGEST_NAME
        and not any(occupation.key in phrase.keys for phrase in phrases.find(f"I am a {occupation.title}."))
    ]
    assert missed == []
