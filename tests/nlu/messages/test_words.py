from __future__ import annotations

import pytest

from bot.nlu.messages.words import CURRENCY, LEVEL, MONTH, NUMBER, OCCASION, PERIOD, YEAR, shape_of, words_of


def test_words_stand_where_they_were_written() -> None:
    text = "I’m on band6, 4-5hrs\n(1,500 €)!"
    words = words_of(text)
    assert [word.written for word in words] == [
        *("I’m", "on", "band", "6", ",", "4", "-", "5", "hrs", "(", "1,500", "€", ")", "!")
    ]
    assert [text[word.start : word.end] for word in words] == [word.written for word in words]
    assert words[0].lower == "i'm"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        *(("7", NUMBER), ("3.5", NUMBER), ("Seven", NUMBER), ("2019", YEAR), ("1200", NUMBER), ("yrs", PERIOD)),
        *(("Sundays", OCCASION), ("Oct", MONTH), ("quid", CURRENCY), ("Band", LEVEL), ("nurse", "nurse")),
    ],
)
def test_words_that_stand_for_many_are_known_by_their_kind(word: str, kind: str) -> None:
    assert words_of(word)[0].kind == kind


@pytest.mark.parametrize(
    ("word", "shape"), [("AWS", "XX"), ("Nurse", "Xxx"), ("2019", "dd"), ("K8s", "Xdx"), (",", ",")]
)
def test_the_outline_of_a_word(word: str, shape: str) -> None:
    assert shape_of(word) == shape


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_no_words(text: str) -> None:
    assert words_of(text) == ()
