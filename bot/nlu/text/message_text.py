"""The text of a message on its way through the steps, with a map back to what the person wrote.

The map is the list of places where the two texts differ. It holds no characters, so it stays small, and everything
between two changes is known to be exactly as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from bot.dialogue.message_contract import ENGLISH_CODE


class Edit(NamedTuple):
    """An instruction: put `words` in the place of the characters from `start` to before `end`."""

    start: int
    end: int
    words: str = ""


class Change(NamedTuple):
    """`now[start:end]` stands where the person wrote `written[written_start:written_end]`."""

    start: int
    end: int
    written_start: int
    written_end: int


@dataclass(frozen=True)
class MessageText:
    """What the person wrote, what the steps have made of it so far, and where the two differ.

    `is_payload` and `language` are what steps have found out about the message: whether a button of the assistant
    sent it, and the two-letter code of its language.
    """

    written: str
    now: str
    changes: tuple[Change, ...] = ()
    is_payload: bool = False
    language: str = ENGLISH_CODE

    @classmethod
    def of(cls, written: str) -> MessageText:
        """A text that no step has changed yet."""
        return cls(written, written)

    @classmethod
    def restored(cls, written: str, now: str, changes: Iterable[Sequence[int]]) -> MessageText:
        """A text read back from the two strings and the JSON of its `changes`."""
        return cls(written, now, tuple(Change(*numbers) for numbers in changes))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of `written` that `now[start:end]` comes from.

        A span that touches a change takes in all that was changed there, because nothing finer is known. An empty
        span is empty in the original too. Raises `ValueError` for a span that lies outside the text.
        """
        if not 0 <= start <= end <= len(self.now):
            raise ValueError(f"({start}, {end}) is not a span of a text of {len(self.now)} characters.")
        first = self._original_start(start)
        return (first, self._original_end(end)) if start < end else (first, first)

    def quote(self, start: int, end: int) -> str:
        """The person's own words for `now[start:end]`."""
        first, last = self.original(start, end)
        return self.written[first:last]

    def understood(self, start: int, end: int) -> str:
        """What the steps have made of `written[start:end]`; a change that it touches is taken in whole."""
        first, last = start, end
        for change in self.changes:
            behind = change.end - change.written_end
            if change.written_end <= start:
                first = start + behind
            elif change.written_start < start:
                first = change.start
            if change.written_start >= end:
                break
            last = change.end if change.written_end >= end else end + behind
        return self.now[first:last]

    def edited(self, edits: Iterable[Edit]) -> MessageText:
        """The text after these edits of `now`, which may not overlap; the map leads back to `written` as before."""
        due = [edit for edit in edits if edit.words != self.now[edit.start : edit.end]]
        if not due:
            return self
        pieces: list[str] = []
        changes: list[Change] = []
        done = length = ahead = 0
        for group in _groups(self.changes, due):
            words = group.applied_to(self.now)
            kept = self.now[done : group.start]
            pieces += [kept, words]
            length += len(kept)
            written_start = group.start + ahead
            ahead += group.lead
            written_end = group.end + ahead
            if words != self.written[written_start:written_end]:
                changes.append(Change(length, length + len(words), written_start, written_end))
            length += len(words)
            done = group.end
        return replace(self, now="".join(pieces) + self.now[done:], changes=tuple(changes))

    def substituted(self, pattern: re.Pattern[str], words: str = "", most: int | None = None) -> MessageText:
        """The text with `words` in the place of each match of the pattern, or of the first `most` matches."""
        return self.edited(Edit(*match.span(), words) for match in islice(pattern.finditer(self.now), most))

    def stripped(self) -> MessageText:
        """The text without white space at either end."""
        end = len(self.now.rstrip())
        start = min(len(self.now) - len(self.now.lstrip()), end)
        return self.edited([Edit(0, start), Edit(end, len(self.now))])

    def single_spaced(self) -> MessageText:
        """The text without white space at either end, and with one space between its words."""
        return self.stripped().substituted(_WHITE_SPACE, " ")

    def _original_start(self, position: int) -> int:
        ahead = 0
        for change in self.changes:
            if change.start < position < change.end:
                return change.written_start
            if change.end > position or change.start > position:
                break
            ahead = change.written_end - change.end
        return position + ahead

    def _original_end(self, position: int) -> int:
        ahead = 0
        for change in self.changes:
            if change.start >= position:
                break
            if change.end >= position:
                return change.written_end
            ahead = change.written_end - change.end
        return position + ahead


_WHITE_SPACE = re.compile(r"\s+")


class _Group:
    """Changes and edits that overlap, and therefore become a single change."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.lead = 0
        """How many characters more the original has in this place."""
        self._edits: list[Edit] = []

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a span shares a character with the group, lies within it, or is empty in the same place."""
        return (start < self.end and self.start < end) or start == end == self.start == self.end

    def add(self, item: Change | Edit) -> None:
        """Takes in a change or an edit and grows to hold it."""
        self.end = max(self.end, item.end)
        if isinstance(item, Edit):
            self._edits.append(item)
        else:
            self.lead += item.written_end - item.written_start - (item.end - item.start)

    def applied_to(self, text: str) -> str:
        """The words that the edits leave of the group's part of the text."""
        pieces: list[str] = []
        done = self.start
        for edit in self._edits:
            pieces += [text[done : edit.start], edit.words]
            done = edit.end
        return "".join(pieces) + text[done : self.end]


def _groups(changes: Sequence[Change], edits: Sequence[Edit]) -> Iterator[_Group]:
    """Changes and edits in the order of the text, together where they overlap."""
    group: _Group | None = None
    # Sorting is stable: what was deleted in a place comes before what is now put there.
    items: list[Change | Edit] = [*changes, *edits]
    for item in sorted(items, key=lambda each: (each.start, each.end)):
        if group is None or not group.overlaps(item.start, item.end):
            if group is not None:
                yield group
            group = _Group(item.start, item.end)
        group.add(item)
    if group is not None:
        yield group
