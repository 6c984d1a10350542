"""The map back to what was written, whatever edits are made one after another."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.text.message_text import Change, Edit, MessageText


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> list[Edit]:
    """Edits that do not overlap, in order; some only insert, some only delete."""
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(start, end, draw(st.text("ab ", max_size=3))) for start, end in dict.fromkeys(spans)]


@st.composite
def edited_texts(draw: st.DrawFn) -> MessageText:
    """A text after some rounds of edits."""
    text = MessageText.of(draw(st.text("abcde ", max_size=20)))
    for _ in range(draw(st.integers(0, 4))):
        text = text.edited(draw(edits_of(len(text.now))))
    return text


def spans(text: MessageText) -> list[tuple[int, int]]:
    return [(start, end) for start in range(len(text.now) + 1) for end in range(start, len(text.now) + 1)]


@given(st.text("abc ", max_size=12), st.data())
def test_edits_do_what_they_say(written: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(len(written)))
    expected = written
    for start, end, words in reversed(edits):
        expected = expected[:start] + words + expected[end:]
    text = MessageText.of(written).edited(edits)
    assert (text.written, text.now) == (written, expected)


@given(edited_texts())
def test_replacing_the_changes_in_the_written_text_gives_the_text(text: MessageText) -> None:
    now, done = "", 0
    for change in text.changes:
        now += text.written[done : change.written_start] + text.now[change.start : change.end]
        assert len(now) == change.end
        done = change.written_end
    assert now + text.written[done:] == text.now


@given(edited_texts())
def test_spans_map_in_order_and_into_the_written_text(text: MessageText) -> None:
    mapped = {span: text.original(*span) for span in spans(text)}
    assert all(0 <= start <= end <= len(text.written) for start, end in mapped.values())
    single = [mapped[at, at + 1] for at in range(len(text.now))]
    assert [start for start, _ in single] == sorted(start for start, _ in single)
    assert [end for _, end in single] == sorted(end for _, end in single)
    for (start, end), (first, last) in mapped.items():
        if start < end:
            assert (first, last) == (single[start][0], single[end - 1][1])


@given(edited_texts())
def test_what_no_edit_changed_maps_to_itself(text: MessageText) -> None:
    changed = {at for change in text.changes for at in range(change.start, change.end)}
    for at in set(range(len(text.now))) - changed:
        first, last = text.original(at, at + 1)
        assert last == first + 1
        assert text.quote(at, at + 1) == text.now[at]


@given(edited_texts())
def test_it_survives_as_json(text: MessageText) -> None:
    stored = json.loads(json.dumps([list(change) for change in text.changes]))
    restored = MessageText.restored(text.written, text.now, stored)
    assert restored == text
    assert [restored.original(*span) for span in spans(text)] == [text.original(*span) for span in spans(text)]


@pytest.mark.parametrize(
    ("edits", "now", "changes"),
    [
        ([], "a bagde please", ()),
        ([Edit(2, 7, "bagde")], "a bagde please", ()),
        ([Edit(2, 7, "badge")], "a badge please", (Change(2, 7, 2, 7),)),
        ([Edit(7, 14)], "a bagde", (Change(7, 7, 7, 14),)),
        ([Edit(0, 0, "so ")], "so a bagde please", (Change(0, 3, 0, 0),)),
        ([Edit(0, 2), Edit(2, 7, "badge")], "badge please", (Change(0, 0, 0, 2), Change(0, 5, 2, 7))),
    ],
)
def test_the_map_holds_what_differs(edits: list[Edit], now: str, changes: tuple[Change, ...]) -> None:
    text = MessageText.of("a bagde please").edited(edits)
    assert (text.now, text.changes) == (now, changes)


def test_overlapping_changes_become_one() -> None:
    text = MessageText.of("eﬀort").edited([Edit(1, 2, "ff")]).edited([Edit(2, 4, "FO")])
    assert (text.now, text.changes) == ("efFOrt", (Change(1, 4, 1, 3),))
    assert text.quote(2, 3) == "ﬀo"
    assert text.quote(0, 1) == "e"


def test_what_is_changed_back_is_unchanged() -> None:
    text = MessageText.of("badge").edited([Edit(1, 2, "o")]).edited([Edit(1, 2, "a")])
    assert text == MessageText.of("badge")


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 6), (6, 6)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not a span of a text of 5 characters"):
        MessageText.of("badge").original(*span)


@given(st.text(" \t\n\u2003ab", max_size=20))
def test_white_space_goes_as_in_a_string(written: str) -> None:
    text = MessageText.of(written)
    assert text.stripped().now == written.strip()
    assert text.single_spaced().now == " ".join(written.split())


@given(st.text("ab ", max_size=20), st.integers(0, 3))
def test_matches_are_replaced_as_in_a_string(written: str, most: int) -> None:
    pattern = re.compile("a+")
    assert MessageText.of(written).substituted(pattern, "x").now == pattern.sub("x", written)
    expected = pattern.sub("x", written, count=most) if most else written
    assert MessageText.of(written).substituted(pattern, "x", most).now == expected


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("I'm", "I'm"),
        ("dat", "data"),
        ("anlst", "analyst"),
        ("dat anlst", "data analyst"),
        ("now", "now"),
        ("a", "a"),
    ],
)
def test_what_was_made_of_the_persons_words(words: str, understood: str) -> None:
    written = "I'm a dat anlst now"
    text = MessageText.of(written).edited([Edit(6, 9, "data"), Edit(10, 15, "analyst")])
    start = written.index(words) if words != "a" else 4
    assert text.understood(start, start + len(words)) == understood
