"""What a correction is about that names only its new value."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogue.message_reading import DEADLINE, HOURS, TIME_IN_ROLE, FactSpan
from bot.profile.corrections import corrected_in, settled_lengths

TODAY = date(2026, 11, 25)
ALL = ("hours_per_week", "budget", "months_in_role", "deadline", "opening", "recognition")


@pytest.mark.parametrize(
    ("text", "likely", "expected"),
    [
        ("sorry, I mean 5 hours", ("months_in_role", "hours_per_week"), {"hours_per_week": 5.0}),
        ("make that 400 euros", ALL, {"budget": 400.0}),
        ("it's two years rather than one", ("hours_per_week", "months_in_role"), {"months_in_role": 24}),
        ("no wait, 6", ("hours_per_week", "budget"), {"hours_per_week": 6.0}),
        ("sorry I said nine years, it's eight", ("budget", "months_in_role"), {"months_in_role": 96}),
        ("not 3 hours but 6", ("hours_per_week",), {"hours_per_week": 6.0}),
        ("sorry, I meant both", ("recognition",), {"recognition": "both"}),
        ("sorry, I mean 5 hours", ("budget", "opening"), {"hours_per_week": 5.0}),
        ("oh wait, one was just advertised", ALL, {"opening": True}),
        ("no, sorry, that post has been filled", ALL, {"opening": False}),
        ("oh wait, never mind", ALL, {}),
        ("sorry, 3 years", (), {}),
    ],
)
def test_the_unit_tells_what_is_put_right(text: str, likely: tuple[str, ...], expected: dict[str, object]) -> None:
    assert dict(corrected_in(text, likely, TODAY).values) == expected


def test_a_bare_number_answers_the_open_question_where_it_can() -> None:
    assert corrected_in("sorry, 6", ("months_in_role",), TODAY, asked="hours_per_week").is_empty
    assert corrected_in("sorry, 6", ("months_in_role",), TODAY, asked="target").values == {"months_in_role": 72}


@pytest.mark.parametrize(
    ("label", "text", "likely", "settled"),
    [
        (TIME_IN_ROLE, "sorry, 3 years", ("deadline", "months_in_role"), DEADLINE),
        (DEADLINE, "sorry, 3 years", ("hours_per_week", "months_in_role"), TIME_IN_ROLE),
        (TIME_IN_ROLE, "no, 3 years in my role", ("deadline",), TIME_IN_ROLE),
        (DEADLINE, "no, within 3 years", ("months_in_role",), DEADLINE),
        (TIME_IN_ROLE, "sorry, 3 years", ("hours_per_week",), TIME_IN_ROLE),
        (HOURS, "sorry, 3 hours", ("deadline",), HOURS),
    ],
)
def test_a_bare_length_of_time_is_of_the_likeliest_field(
    label: str, text: str, likely: tuple[str, ...], settled: str
) -> None:
    (span,) = settled_lengths([FactSpan(label, text[-7:], len(text) - 7, len(text))], text, likely)
    assert span.label == settled


@pytest.mark.parametrize(
    ("before", "said", "settled"),
    [
        ("in about ", "9 months", DEADLINE),
        ("within the next ", "two years", DEADLINE),
        ("shorten it ", "to six months", DEADLINE),
        ("I've been here in all ", "9 months", TIME_IN_ROLE),
        ("I've been a cook in ", "9 months", TIME_IN_ROLE),
        ("it's now ", "9 months", TIME_IN_ROLE),
        ("for ", "9 months", TIME_IN_ROLE),
    ],
)
def test_a_time_that_is_still_to_come_is_none_in_the_role(before: str, said: str, settled: str) -> None:
    text = f"{before}{said}"
    (span,) = settled_lengths([FactSpan(TIME_IN_ROLE, said, len(before), len(text))], text, ())
    assert span.label == settled


@pytest.mark.parametrize("text", ["no wait, I've been in my role for 3 years", "I've been at it nearly 3 years"])
def test_a_time_that_has_passed_is_no_deadline(text: str) -> None:
    (span,) = settled_lengths([FactSpan(DEADLINE, "3 years", len(text) - 7, len(text))], text, ())
    assert span.label == TIME_IN_ROLE
