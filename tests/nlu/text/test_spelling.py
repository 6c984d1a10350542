"""Misspelt words may be words of the examples; sound words, however rare, are not misspelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.text.spelling import Speller, is_within

ENGLISH = {"promotion", "badge", "raise", "payroll", "bandage", "will", "credentials", "badges", "cost", "coast"}
ENGLISH |= {"with", "which"}
COUNTS = {
    "badge": 30,
    "badges": 20,
    "credentials": 9,
    "microcredential": 12,
    "promotoin": 1,
    "nanodegree": 7,
    "promtion": 9,
    "promotion": 200,
    "cost": 30,
    "coast": 3,
    "sst": 5,
    "with": 90,
    "which": 60,
    "badgeful": 2,
}


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(COUNTS, ENGLISH.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("promtoion", "promotion"),
        ("bagde", "badge"),
        ("credetnials", "credentials"),
        ("micocredential", "microcredential"),
        ("promotoin", "promotion"),
        ("promtion", "promotion"),
        ("cst", "cost"),
        ("wich", "which"),
    ],
)
def test_a_misspelt_word_may_be_one_of_the_examples(speller: Speller, typed: str, meant: str) -> None:
    assert meant in [candidate.word for candidate in speller.candidates(typed)]


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param("bandage", id="near a target"),
        pytest.param("payroll", id="not in the examples"),
        pytest.param("bandages", id="plural"),
        pytest.param("zzyzx", id="near nothing"),
        pytest.param("bad", id="short"),
        pytest.param("wouldn't", id="apostrophe"),
        pytest.param("", id="empty"),
        pytest.param("nanodegre", id="rare target"),
        pytest.param("sst", id="known"),
        pytest.param("vpn", id="unknown without vowels"),
        pytest.param("badgeful", id="another form"),
    ],
)
def test_any_other_word_is_what_it_is(speller: Speller, sound: str) -> None:
    assert speller.candidates(sound) == []


def test_a_misspelling_that_the_examples_repeat_is_no_target(speller: Speller) -> None:
    assert "promtion" not in speller.targets
    assert "promotion" in speller.targets


@given(st.text(max_size=30))
def test_whatever_was_typed_only_targets_may_be_meant(word: str) -> None:
    speller = Speller(COUNTS, ENGLISH.__contains__)
    assert {candidate.word for candidate in speller.candidates(word.lower())} <= set(speller.targets)


@given(st.text(max_size=12), st.data())
def test_letters_left_out_are_noticed(word: str, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(word), max_size=len(word)))
    assert is_within("".join(letter for letter, keep in zip(word, kept, strict=True) if keep), word)
    assert not is_within(word + "x", word)


def test_a_british_spelling_is_no_misspelling() -> None:
    american = Speller({"define": 40, "colon": 30}, {"define", "defense", "colon", "color"}.__contains__)
    assert american.candidates("defence") == american.candidates("colour") == []
    assert [found.word for found in american.candidates("defne")] == ["define"]
