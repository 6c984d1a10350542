"""Which of the roles that a person watches they are now ready for, by the written criteria."""

from __future__ import annotations

from collections.abc import Iterable

from bot.catalogue.records import Occupation
from bot.tools.situation import Situation


def newly_ready(watched: Iterable[str], situation: Situation) -> tuple[Occupation, ...]:
    """The watched occupations of which every criterion is met; those that the catalogue lost are passed over."""
    occupations = (situation.catalogue.occupations.get(key) for key in watched)
    return tuple(one for one in occupations if one is not None and situation.readiness(one).all_met)
