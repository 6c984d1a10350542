"""Every form of the grammar is reached by words that people use, and by them alone."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.reading.day_grammar import EXACT_FORMS, NEAR_FORMS, NUMBER_FORMS, PERIOD_FORMS, WEEKDAY_FORMS, Forms
from tests.reading.telling import TODAY

FORMS: tuple[tuple[Forms, tuple[str, ...]], ...] = (
    (
        EXACT_FORMS,
        ("2027-06-15", "15.6.27", "the 3rd of june 2027", "june 3rd, 2027", "the 1st of next month"),
    ),
    (NEAR_FORMS, ("the day after tomorrow", "this time next year")),
    (WEEKDAY_FORMS, ("friday week",)),
    (
        PERIOD_FORMS,
        (
            *("06/2027", "mid-june", "the 3rd quarter of next year", "the end of the week"),
            *("eoy", "late 2027", "next summer", "the end of fy28", "end of 27", "christmas"),
        ),
    ),
    (NUMBER_FORMS, ("the 15th",)),
)


@pytest.mark.parametrize(("forms", "examples"), FORMS)
def test_each_form_has_words_of_its_own(forms: Forms, examples: tuple[str, ...]) -> None:
    assert len(forms) == len(examples)
    for (pattern, resolve), example in zip(forms, examples, strict=True):
        match = re.fullmatch(pattern, example)
        assert match is not None, example
        assert resolve(match, TODAY, "future").last > TODAY
        assert resolve(match, TODAY, "past").first <= resolve(match, TODAY, "future").last


@pytest.mark.parametrize("words", ["week", "year", "the", "june 2 hours", "2000 euros", "spring boot", "q5", "32"])
def test_no_form_takes_what_is_no_day(words: str) -> None:
    for forms, _ in FORMS:
        for pattern, resolve in forms:
            if match := re.fullmatch(pattern, words):
                with pytest.raises(ValueError, match="is no time"):
                    resolve(match, TODAY, "future")


def test_a_day_that_no_month_has_is_refused() -> None:
    pattern, resolve = EXACT_FORMS[2]
    match = re.fullmatch(pattern, "31 june 2027")
    assert match is not None
    with pytest.raises(ValueError, match="day is out of range"):
        resolve(match, date(2026, 1, 1), "past")
