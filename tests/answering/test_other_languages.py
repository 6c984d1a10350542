"""Somebody who writes in another language is told so, in their own words first."""

from __future__ import annotations

import pytest

from bot.answering.other_languages import (
    ENGLISH_ONLY,
    MAY_BE_WRONG,
    NAMES,
    OWN_WORDS,
    OWN_WORDS_ABOVE_AN_ANSWER,
    above_an_answer,
    answered_in_english,
)


@pytest.mark.parametrize("language", sorted(OWN_WORDS))
def test_their_own_language_comes_first(language: str) -> None:
    own, english = answered_in_english(language)
    assert own == OWN_WORDS[language]
    assert english == f"You seem to write in {NAMES[language]}. {ENGLISH_ONLY}"
    above, note = above_an_answer(language)
    assert above == OWN_WORDS_ABOVE_AN_ANSWER[language]
    assert note.endswith(MAY_BE_WRONG)


@pytest.mark.parametrize("language", sorted(set(NAMES) - set(OWN_WORDS)))
def test_other_languages_are_named_in_english(language: str) -> None:
    assert answered_in_english(language) == (f"You seem to write in {NAMES[language]}. {ENGLISH_ONLY}",)


@pytest.mark.parametrize("language", ["", "xx", "EN"])
def test_an_unknown_language_is_not_guessed(language: str) -> None:
    assert answered_in_english(language) == (ENGLISH_ONLY,)
    assert above_an_answer(language) == (MAY_BE_WRONG,)
