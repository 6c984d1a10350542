"""A file of any kind is read as what it is, or refused in words; nothing odd does harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.sample_profiles import (
    CANDIDATE_XML,
    CV,
    PASSPORT,
    PASSPORT_XML,
    POSITIONS,
    RESUME,
    archive,
    as_json,
    linkedin,
    pdf,
    word,
)
from bot.importing import reading
from bot.importing.reading import MOST_BYTES, read_profile
from bot.importing.rows import ProfileUnreadable

FILES = {
    "linkedin": (linkedin(), "Ward Sister"),
    "positions alone": (POSITIONS.encode(), "Ward Sister"),
    "json resume": (as_json(RESUME), "Data Analyst"),
    "europass json": (as_json(PASSPORT), "Sous Chef"),
    "europass xml": (PASSPORT_XML.encode(), "Sous Chef"),
    "europass today": (CANDIDATE_XML.encode(), "Sous Chef"),
    "text": (CV.encode(), "Shift Lead"),
    "text, utf-16": (CV.encode("utf-16"), "Shift Lead"),
    "text, windows": (CV.encode("cp1252"), "Shift Lead"),
    "word": (word(CV), "Shift Lead"),
    "pdf": (pdf(CV), "Shift Lead"),
}


@pytest.mark.parametrize("name", FILES)
def test_the_present_role_is_found_in_every_kind_of_file(name: str) -> None:
    content, title = FILES[name]
    present = [row.title for row in read_profile(content) if row.is_present]
    assert present == [title]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", reading.EMPTY),
        (b"  \n\0", reading.EMPTY),
        (b"x" * (50 * 1024 * 1024), reading.TOO_LARGE),
        (b"I like people and work hard.", reading.NOTHING),
        (bytes(range(256)) * 40, reading.NO_TEXT),
        (b'{"a": ', reading.BROKEN_JSON),
        (b'{"a": 1}', reading.NO_PROFILE),
        (b'{"basics":' + b"[" * 100_000, reading.NO_TEXT),
        (archive({"holiday.txt": "x"}), reading.NOT_LINKEDIN),
        (archive({}), reading.NOT_LINKEDIN),
    ],
    ids=["empty", "blank", "large", "nothing", "bytes", "broken", "json", "deep", "archive", "empty archive"],
)
def test_odd_files_are_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(ProfileUnreadable) as caught:
        read_profile(content)
    assert str(caught.value) == said


def outcome(content: bytes) -> str:
    """What comes of a file: the titles of its rows, or why it is refused."""
    try:
        return "; ".join(row.title for row in read_profile(content))
    except ProfileUnreadable as error:
        return str(error)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3000))
def test_no_bytes_do_harm(content: bytes) -> None:
    assert outcome(content)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_no_damaged_file_does_harm(name: str, data: st.DataObject) -> None:
    content = bytearray(FILES[name][0])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    assert len(cut) <= MOST_BYTES
    assert outcome(cut)
