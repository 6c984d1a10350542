"""What the readers give back: a value with the place that says so, or the reason why an answer cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.numbers import Digits

Value = str | int | float | bool | date
"""What a field of the profile may hold."""


@dataclass(frozen=True)
class ReadValue:
    """A value read from a text.

    `field` is the profile's field that it belongs to, `start` and `end` its place in the text as it was written,
    and `understood` says it back in words. `own_words` is what the person called it where that is kept as well: an
    amount in their own currency.
    """

    field: str
    value: Value
    start: int
    end: int
    understood: str
    own_words: str | None = None

    @property
    def values(self) -> dict[str, Value]:
        """The value by its field, with the person's own words where they are kept."""
        words = {} if self.own_words is None else {f"{self.field}_words": self.own_words}
        return {self.field: self.value, **words}

    @classmethod
    def of_match(cls, field: str, value: Value, match: re.Match[str], digits: Digits, understood: str) -> ReadValue:
        """The value at the place of a match in the digits' text."""
        return cls(field, value, *digits.place(*match.span()), understood)

    def overlaps(self, other: ReadValue) -> bool:
        """Whether both were read from the same words, at least in part."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Problem:
    """An answer that cannot be, or that nobody can follow: `reason` is a sentence for the person."""

    field: str
    reason: str
    start: int = 0
    end: int = 0
