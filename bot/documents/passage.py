"""The parts of a knowledge document as plain immutable values.

A document holds passages; a passage has a lead, points and the questions that they answer. A row of the
comparison is a passage whose points are its two sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.dialogue.person import Audience

LEAD = "lead"
"""The point id of a passage's lead."""


@dataclass(frozen=True)
class Point:
    """One thing that a passage says, in one or two sentences that can be read alone."""

    id: str
    text: str
    side: str | None = None

    @property
    def is_reason(self) -> bool:
        """Whether the point gives a reason (its id begins with ``why-``), as "why?" asks for."""
        return self.id.startswith("why-")


@dataclass(frozen=True)
class Question:
    """A question as somebody would ask it, tied to the point that answers it (`LEAD` for the lead)."""

    text: str
    point: str


@dataclass(frozen=True)
class Source:
    """A page that a passage rests on, and the day on which it was read."""

    title: str
    address: str
    read: date


@dataclass(frozen=True)
class Passage:
    """A section of a document: what an answer is made from and what its source line names."""

    key: str
    title: str
    intent: str
    lead: str
    points: tuple[Point, ...]
    questions: tuple[Question, ...]
    document: str
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    side: str | None = None
    aspect: str | None = None
    term: str | None = None
    is_comparison: bool = False
    audience: Audience = "public"
    sources: tuple[Source, ...] = ()
    """What it rests on, where that is more than the document's own source."""

    def text_of(self, point_id: str) -> str:
        """The text of a point, or of the lead; raises `KeyError` for an unknown id."""
        if point_id == LEAD:
            return self.lead
        for point in self.points:
            if point.id == point_id:
                return point.text
        raise KeyError(point_id)

    def point(self, point_id: str) -> Point | None:
        """The point with this id, or None."""
        return next((point for point in self.points if point.id == point_id), None)


@dataclass(frozen=True)
class Document:
    """A knowledge document with its passages and the vocabulary that it declares.

    `sides` and `aspects` map a name to the words that people use for it; `intents` maps an intent to what it
    is about, in words that can follow "about" ("pay and raises"). Where a general document and one of the
    organisation's own both answer, its own goes first.
    """

    key: str
    title: str
    source_name: str
    source_date: date
    reviewed: date
    review_holds: timedelta
    disclaimer: str
    passages: tuple[Passage, ...]
    intents: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aspects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    audience: Audience = "public"
    is_general: bool = False

    def review_is_overdue(self, today: date) -> bool:
        """Whether the last review no longer holds on this day."""
        return today > self.reviewed + self.review_holds
