"""How often something is done, as times a week."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.frequency import frequency_after, frequency_before
from bot.reading.numbers import in_digits


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("a week", 1),
        ("per week", 1),
        ("/week", 1),
        ("/ wk", 1),
        ("weekly", 1),
        ("p.w.", 1),
        ("each and every", None),
        ("and then some", None),
        ("/d", 5),
        ("pw", 1),
        ("every other week", 1 / 2),
        ("every second week", 1 / 2),
        ("every two weeks", 1 / 2),
        ("every 3rd week", 1 / 3),
        ("fortnightly", 1 / 2),
        ("a month", 12 / 52),
        ("every two months", 6 / 52),
        ("twice a month", 24 / 52),
        ("a quarter", 4 / 52),
        ("a year", 1 / 52),
        ("a day", 5),
        ("every day", 7),
        ("every day of the week", 7),
        ("every working day", 5),
        ("each weekday", 5),
        ("every other day", 3.5),
        ("daily", 5),
        ("each evening", 5),
        ("in the mornings", 5),
        ("on weekdays", 5),
        ("on weekends", 1),
        ("over the weekend", 1),
        ("every other weekend", 1 / 2),
        ("once a week", 1),
        ("twice weekly", 2),
        ("thrice a week", 3),
        ("3x/week", 3),
        ("four times a week", 4),
        ("on 3 evenings a week", 3),
        ("twice a day", 10),
        ("a day, 3 days a week", 3),
        ("a day on weekends", 2),
        ("a day from Monday to Thursday", 4),
        ("on Mon, Wed and Fri", 3),
        ("every Saturday", 1),
        ("on Sundays", 1),
        ("on Sunday", None),
        ("a month ago", None),
        ("a week from now", None),
        ("a weekly", None),
        ("a world", None),
        ("monthlong", None),
        ("", None),
    ],
)
def test_times_a_week(text: str, times: float | None) -> None:
    words = in_digits(f"2 hours {text}").text
    found = frequency_after(words, len("2 hours"))
    assert (found.times if found else None) == (pytest.approx(times) if times is not None else None)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("every week I have ", 1),
        ("per week: ", 1),
        ("every other week I can do about ", 1 / 2),
        ("twice a week for ", 2),
        ("on weekends ", 1),
        ("weekly I got", None),
        ("I have ", None),
        ("a month ago I did ", None),
    ],
)
def test_what_stands_before(text: str, times: float | None) -> None:
    words = in_digits(f"{text}2 hours").text
    found = frequency_before(words, words.index("2 hours"))
    assert (found.times if found else None) == (pytest.approx(times) if times is not None else None)


def test_only_once_a_week_is_plain() -> None:
    assert [
        found.is_plain for text in ("a week", "twice a week", "a day") if (found := frequency_after(text, 0))
    ] == [True, False, False]


@given(st.integers(1, 12), st.sampled_from([("week", 1.0), ("month", 12 / 52), ("year", 1 / 52)]))
def test_every_so_many(step: int, unit: tuple[str, float]) -> None:
    found = frequency_after(f" every {step} {unit[0]}s", 0)
    assert found is not None
    assert found.times == pytest.approx(unit[1] / step)


@given(st.text(alphabet="0123456789 adeghiknoprtuvwxy/.,-", max_size=40), st.integers(0, 40))
def test_no_text_breaks_it(text: str, place: int) -> None:
    read = (frequency_after(text, min(place, len(text))), frequency_before(text, min(place, len(text))))
    for found in filter(None, read):
        assert found.times > 0
        assert 0 <= found.start <= found.end <= len(text)
