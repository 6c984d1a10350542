"""What is on record that speaks for somebody: results, credentials, criteria that are met, time in the role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.dialogue.phrases import day
from bot.profile.profile import Achievement, Evidence
from bot.reading.durations import in_words
from bot.tools.phrases import titled
from bot.tools.readiness.readiness import CriterionState

MOST_SHOWN = 3
"""Of each kind so many are named: nobody reads out more in a talk."""

FOR_EXAMPLE = "for example “I rewrote the rota, and overtime fell by a tenth”"
"""How a result is told: what one did, and what came of it."""


def newest_first(achievements: Iterable[Achievement]) -> tuple[Achievement, ...]:
    """The results, the latest first."""
    return tuple(sorted(achievements, key=lambda one: one.day, reverse=True))


def proven_first(evidence: Iterable[Evidence], today: date) -> tuple[Evidence, ...]:
    """The evidence that holds on this day, what is proven before what is claimed."""
    return tuple(sorted((one for one in evidence if one.holds_on(today)), key=lambda one: one.kind != "proven"))


def shows_anything(
    results: Sequence[Achievement], proofs: Sequence[Evidence], criteria: Iterable[CriterionState]
) -> bool:
    """Whether anything is on record beside the time in the role."""
    return bool(results or proofs or any(one.status == "met" for one in criteria))


def shown_in_words(
    results: Sequence[Achievement],
    proofs: Sequence[Evidence],
    criteria: Iterable[CriterionState],
    months_in_role: int | None,
) -> tuple[str, ...]:
    """Each as a phrase of a sentence."""
    parts = [
        *(f"“{one.text}” ({day(one.day)})" for one in results[:MOST_SHOWN]),
        *(f"“{one.title}”{', proven' if one.kind == 'proven' else ''}" for one in proofs[:MOST_SHOWN]),
        *(f"“{titled(one.criterion)}” (met)" for one in criteria if one.status == "met"),
    ]
    if months_in_role:
        parts.append(f"{in_words(months_in_role)} in the role")
    return tuple(parts)
