"""Achievements read from words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.profile.profile import Achievement
from bot.tools.progress.achievements import MOST_HOURS, entry_named, read_achievement, says_finished
from tests.tools.people import CREDENTIALS, TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "key", "back", "hours", "finished"),
    [
        ("finished SQL basics yesterday, 3 hours", "sql-basics", 1, 3.0, True),
        ("Finished the Cloud Steps badge!", "cloud-steps", 0, None, True),
        ("worked two and a half hours on cloud steps last friday", "cloud-steps", 4, 2.5, False),
        ("did half an hour of python on Monday", "python-start", 1, 0.5, False),
        ("completed pipelin maker certificate 2 days ago in 90 minutes", "pipeline-maker", 2, 1.5, True),
        ("I haven't finished the cloud badge yet", "cloud-steps", 0, None, False),
        ("passed the advanced sql exam on 2026-11-20, 2 hours 15 minutes", "sql-advanced", 4, 2.25, True),
        ("almost done with the data programme, 1h30", "data-programme", 0, 1.5, False),
        ("finished SQL basics a month ago, 1:30", "sql-basics", 31, 1.5, True),
        ("finished the Cloud Steps badge in June", "cloud-steps", 176, None, True),
        ("finished SQL basics on the first of this month, 2 hrs 15 min", "sql-basics", 23, 2.25, True),
        ("2 to 3 hours of cloud steps last week", "cloud-steps", 7, 2.0, False),
        ("finished cloud steps 2 hours ago", "cloud-steps", 0, None, True),
    ],
)
def test_what_is_read(text: str, key: str, back: int, hours: float | None, finished: bool) -> None:
    reading = read_achievement(text, CREDENTIALS, TODAY)
    assert reading.credential is not None
    assert reading.credential.key == key
    assert (reading.day, reading.hours, reading.finished) == (TODAY - timedelta(days=back), hours, finished)
    assert reading.problem is None


def test_several_that_fit_are_asked_for() -> None:
    reading = read_achievement("finished the SQL badge yesterday, 3 hours", CREDENTIALS, TODAY)
    assert reading.credential is None
    assert [one.key for one in reading.candidates] == ["sql-basics", "sql-advanced"]
    assert (reading.day, reading.hours) == (YESTERDAY, 3.0)


@pytest.mark.parametrize(
    "text", ["hello", "", "finished it", "the badge of the day", "read a good book on gardening"]
)
def test_nothing_is_guessed(text: str) -> None:
    reading = read_achievement(text, CREDENTIALS, TODAY)
    assert (reading.credential, reading.candidates) == (None, ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("cloud steps tomorrow", "future"),
        ("finished cloud steps next Friday", "future"),
        ("cloud steps, 400 hours", "hours"),
        ("cloud steps 9999 months ago", "past"),
        ("-3 hours of cloud steps", "hours"),
        (f"{MOST_HOURS:g} hours of cloud steps", None),
    ],
)
def test_what_cannot_be_right(text: str, problem: str | None) -> None:
    assert read_achievement(text, CREDENTIALS, TODAY).problem == problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("finished", True),
        ("I earned it", True),
        ("I got the badge", True),
        ("not finished", False),
        ("I want to finish this", False),
        ("started", False),
        ("didn't pass", False),
        ("still have not completed it", False),
        ("unfinished business", False),
    ],
)
def test_finished_or_not(text: str, expected: bool) -> None:
    assert says_finished(text) is expected


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["finished", "sql", "3", "hours", "last", "and", "a", "half", "may", "31", "ago", "-", "."])
    ).map(" ".join)
)
def test_no_text_breaks_it(text: str) -> None:
    reading = read_achievement(text, CREDENTIALS, TODAY)
    if reading.problem is None:
        assert reading.day <= TODAY
    assert not (reading.credential and reading.candidates)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("log this: I ran the stock count", "I ran the stock count"),
        ("Please note: trained a temp", "trained a temp"),
        ("and log that: cut waste by 5%", "cut waste by 5%"),
        ("I wrote: a guide", "I wrote: a guide"),
    ],
)
def test_the_wish_to_log_is_no_part_of_what_is_logged(text: str, kept: str) -> None:
    assert read_achievement(text, CREDENTIALS, TODAY).text == kept


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("take back the one about the stock count", 0),
        ("the entry on training temps should go", 1),
        ("undo the stock entry of the night shift", 2),
        ("undo that", None),
        ("remove the last entry please", None),
    ],
)
def test_an_entry_is_named_by_its_own_words(text: str, place: int | None) -> None:
    entries = [
        Achievement(said, TODAY) for said in ("I ran the stock count", "trained a temp", "night shift stock")
    ]
    assert entry_named(text, entries) == (None if place is None else entries[place])
    assert entry_named(text, []) is None
