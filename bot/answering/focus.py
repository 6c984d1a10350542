"""What the conversation is about: kept in one slot between turns, as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.documents.passage import LEAD, Passage

REMEMBERED = 24
"""How many said points are kept, so that the slot stays small in a long conversation."""


@dataclass(frozen=True)
class Focus:
    """What was last talked about.

    `passage` and `point` gave the last answer; `topic` is the passage that the person brought up, which stays
    while follow-ups on it are answered from other passages. `said` holds "passage/point" names, newest last;
    `answered` the passages of the last answer, best first; `offered` those that the last question back offered.
    """

    passage: str | None = None
    topic: str | None = None
    point: str | None = None
    side: str | None = None
    said: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    verdict: bool = False
    """Whether the last answer opened with its yes, no or "it depends", as saying it again then does."""

    shown: str = ""
    """The intent of the guidance that was the last answer, which "why?" and "and then?" are then about: the
    recommendation, a plan, a talk. Empty after an answer of a document."""

    @classmethod
    def from_slot(cls, value: object) -> Focus:
        """The focus in a slot's value; an empty one for anything that is none."""
        if not isinstance(value, Mapping):
            return cls()
        return cls(
            passage=_text(value.get("passage")),
            topic=_text(value.get("topic")),
            point=_text(value.get("point")),
            side=_text(value.get("side")),
            said=_texts(value.get("said")),
            answered=_texts(value.get("answered")),
            offered=_texts(value.get("offered")),
            verdict=value.get("verdict") is True,
            shown=_text(value.get("shown")) or "",
        )

    def as_slot(self) -> dict[str, Any]:
        """The value to put into the slot."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}

    def has_said(self, passage: str, point: str) -> bool:
        """Whether this point was said lately."""
        return f"{passage}/{point}" in self.said

    def after(
        self,
        said: Iterable[tuple[Passage, str]],
        side: str | None,
        keeps_topic: bool = False,
        verdict: bool = False,
    ) -> Focus:
        """The focus after an answer that said these points, of which the first carried it."""
        pairs = list(said)
        if not pairs:
            return self
        names = tuple(f"{passage.key}/{point}" for passage, point in pairs)
        passage, point = pairs[0]
        remembered = tuple(dict.fromkeys((*(name for name in self.said if name not in names), *names)))
        return Focus(
            passage=passage.key,
            topic=self.topic if keeps_topic and self.topic else passage.key,
            point=point,
            side=side,
            said=remembered[-REMEMBERED:],
            answered=tuple(dict.fromkeys(passage.key for passage, _ in pairs)),
            verdict=verdict,
        )

    def turned_to(self, passage: str) -> Focus:
        """The same focus on another passage of the last answer, both of whose sides are meant."""
        return replace(self, passage=passage, topic=passage, point=None, side=None)

    def showing(self, intent: str, passage: Passage | None = None) -> Focus:
        """The focus after the guidance that an intent gives: what was said stays said.

        `passage` explains it, where one does, and is then what other follow-ups are about.
        """
        if passage is None:
            return Focus(said=self.said, shown=intent)
        return replace(self.after([(passage, LEAD)], passage.side), shown=intent)

    def on_role(self, intent: str) -> Focus:
        """The same focus after a role was named, which "how much is that?" is then about."""
        return replace(self, shown=intent, offered=())

    def offering(self, passages: Iterable[str]) -> Focus:
        """The same focus while the person is asked which of these passages is meant."""
        return replace(self, offered=tuple(passages))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, (list, tuple)) else ()
