"""The word lists: usable as they are compared, and each language with enough of its own."""

from __future__ import annotations

import unicodedata

import pytest

from bot.nlu.text.language_words import ENGLISH, LATIN, LETTERS, ROMAN_HINDI

LISTS = {**LATIN, "hi": ROMAN_HINDI, "en": ENGLISH}


@pytest.mark.parametrize("code", sorted(LISTS))
def test_words_are_written_as_they_are_compared(code: str) -> None:
    words = LISTS[code].split()
    assert [word for word in words if word != unicodedata.normalize("NFKC", word).lower()] == []
    assert [word for word in words if not word.isalpha()] == []


@pytest.mark.parametrize("code", sorted({*LISTS} - {"en"}))
def test_each_language_has_words_that_are_not_english(code: str) -> None:
    assert len(set(LISTS[code].split()) - set(ENGLISH.split())) >= 30


def test_foreign_letters_belong_to_listed_languages() -> None:
    assert set(LETTERS) <= set(LATIN)
    assert [letter for letters in LETTERS.values() for letter in letters if letter.isascii()] == []
