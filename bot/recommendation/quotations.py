"""The sentence of the knowledge base behind each reason: what is said in general is quoted, never made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answering.wording import as_statement
from bot.documents.passage import Passage
from bot.recommendation.recommendation import Contribution
from bot.recommendation.weights import ASPECTS

PROMOTION, CREDENTIALS = "promotion", "micro-credentials"

COMPARISON_KEYS: Mapping[str, str] = {aspect: f"comparison-{aspect.replace(' ', '-')}" for aspect in ASPECTS}
"""The key of the passage for each aspect of the comparison."""

_Place = tuple[str, str]
_AT: Mapping[tuple[str, str, str], _Place] = {
    ("flexibility", "hours_per_week", PROMOTION): ("what-micro-credentials-are", "how-earned"),
    ("employers", "proven", PROMOTION): ("how-employers-see-each", "promotion-trusted"),
    ("employers", "proven", CREDENTIALS): ("how-employers-see-each", "badge-supplementary"),
    ("situation", "months_in_role", PROMOTION): ("choosing-your-path", "long-service"),
    ("situation", "months_in_role", CREDENTIALS): ("how-micro-credentials-speed-up-a-career", "no-long-tenure"),
    ("situation", "opening", PROMOTION): ("comparison-flexibility", PROMOTION),
    ("situation", "opening", CREDENTIALS): ("comparison-flexibility", CREDENTIALS),
    ("situation", "covered", PROMOTION): ("how-promotion-works", "must-show"),
    ("situation", "covered", CREDENTIALS): ("credentials-gap-bridging", "fast"),
    ("situation", "criteria_met", PROMOTION): ("how-promotion-works", "decides"),
    ("situation", "criteria_met", CREDENTIALS): ("combining-both", "badge-helps-promotion"),
}


@dataclass(frozen=True)
class Quotation:
    """A sentence of the knowledge base with the title of its passage."""

    text: str
    source: str


def quotation_for(contribution: Contribution, passages: Mapping[str, Passage]) -> Quotation | None:
    """What the knowledge base says about this reason; None without an answer, or without the passage."""
    if not contribution.leading or contribution.lean == "neither":
        return None
    key, point = place_of(contribution.factor, contribution.leading, contribution.lean)
    return quotation_at(key, point, passages)


def place_of(factor: str, signal: str, lean: str) -> _Place:
    """The keys of the passage and the point that support a reason."""
    if factor in COMPARISON_KEYS:
        return _AT.get((factor, signal, lean), (COMPARISON_KEYS[factor], lean))
    fallback = ("choosing-your-path", "why-no-single-answer")
    return _AT.get((factor, signal, lean), fallback)


def quotation_at(key: str, point: str, passages: Mapping[str, Passage]) -> Quotation | None:
    """A point's sentence; None where the knowledge base, as this person may see it, does not have it."""
    passage = passages.get(key)
    found = passage.point(point) if passage else None
    return Quotation(as_statement(found.text), passage.title) if passage and found else None
