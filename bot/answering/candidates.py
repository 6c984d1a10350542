"""What understanding hands to the decision: each question asked, with its candidate passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialogue.message_contract import KNOWLEDGE

FOLLOW_UP_INTENT = "follow_up_aspect"
NONSENSE_INTENT = "nonsense"


@dataclass(frozen=True)
class Candidate:
    """A passage that may answer, the point of it that fits best, and how probable it is (0 to 1).

    `similarity` is the cosine of the nearest text of the passage, `why` that text.
    """

    key: str
    point: str
    score: float
    similarity: float = 0.0
    why: str = ""


@dataclass(frozen=True)
class AskedQuestion:
    """A message, or one of the questions in it. `in_scope` is the probability that some passage answers it."""

    text: str
    intent: str
    in_scope: float
    candidates: tuple[Candidate, ...] = ()
    sides: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """The words of the text that name these, as they stand there."""


def asked_questions(latest_message: Mapping[str, Any]) -> tuple[AskedQuestion, ...]:
    """The questions of a tracker's latest message, the whole message first, then its parts if there are several."""
    entities: Sequence[Mapping[str, Any]] = latest_message.get("entities") or []
    asked = (latest_message.get(KNOWLEDGE) or {}).get("questions") or []
    return tuple(_question(entry, entities) for entry in asked)


def _question(entry: Mapping[str, Any], entities: Sequence[Mapping[str, Any]]) -> AskedQuestion:
    text = str(entry["text"])
    mentioned = [entity for entity in entities if str(entity.get("text", "")) in text]

    def values(kind: str) -> tuple[str, ...]:
        found = (str(entity["value"]) for entity in mentioned if entity["entity"] == kind)
        return tuple(dict.fromkeys(found))

    return AskedQuestion(
        text=text,
        intent=str(entry["intent"]),
        in_scope=float(entry["in_scope"]),
        candidates=tuple(
            Candidate(
                key=str(candidate["key"]),
                point=str(candidate["point"]),
                score=float(candidate["score"]),
                similarity=float(candidate.get("similarity", 0.0)),
                why=str(candidate.get("why", "")),
            )
            for candidate in entry["candidates"]
        ),
        sides=values("side"),
        aspects=values("aspect"),
        terms=values("term"),
        named=tuple(dict.fromkeys(str(entity["text"]) for entity in mentioned)),
    )
