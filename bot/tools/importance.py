"""How much a skill matters in an occupation, and how well a credential fits one, worked out from the catalogue.

The sources that ship give neither importance nor level. What stands in for them is how characteristic a skill is:
the occupations that ask for it are compared with the one in question, and a skill that only near relatives share
("manage a database" for somebody who builds data warehouses) comes before one that everybody needs a little of (IT
law). Where an imported release gives levels, the level comes first (`bot.tools.gap.gap`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt

from bot.catalogue.records import Credential, Occupation

LEAST_FIT = 0.15
"""A credential that fits an occupation less than this belongs to another field (data/catalogue/README.md)."""

NEARLY_ALL = 0.8
"""One that teaches hardly anything else than is asked for fits all the same, however common that is."""


def importance(occupation: Occupation, occupations: Iterable[Occupation]) -> dict[str, float]:
    """For each skill that the occupation asks for, from 0 to 1: how alike those are that ask for it, on average.

    Two occupations are as alike as the skills that they share (the cosine of the two sets). The occupation itself
    is one of those that ask for it, so that a skill of no other occupation has 1.
    """
    own = _skills(occupation)
    total = dict.fromkeys(own, 1.0)
    holders = dict.fromkeys(own, 1)
    for other in occupations:
        if other.key == occupation.key:
            continue
        asked = _skills(other)
        shared = own & asked
        if not shared:
            continue
        alike = len(shared) / sqrt(len(own) * len(asked))
        for skill in shared:
            total[skill] += alike
            holders[skill] += 1
    return {skill: total[skill] / holders[skill] for skill in own}


def fit(credential: Credential, weights: Mapping[str, float]) -> float:
    """How much of what a credential teaches matters, 0 to 1: the mean importance over all that it teaches."""
    if not credential.teaches:
        return 0.0
    return sum(weights.get(taught.skill, 0.0) for taught in credential.teaches) / len(credential.teaches)


def fitting(credentials: Mapping[str, Credential], weights: Mapping[str, float]) -> dict[str, Credential]:
    """The credentials of the occupation's field, and whatever has to be earned before one of them.

    `weights` is the importance of each skill that the occupation asks for.
    """
    kept: set[str] = set()
    waiting = [key for key, one in credentials.items() if _fits(one, weights)]
    while waiting:
        key = waiting.pop()
        if key in kept or key not in credentials:
            continue
        kept.add(key)
        waiting += credentials[key].prerequisites
    return {key: one for key, one in credentials.items() if key in kept}


def _fits(credential: Credential, weights: Mapping[str, float]) -> bool:
    asked = sum(taught.skill in weights for taught in credential.teaches)
    return fit(credential, weights) >= LEAST_FIT or (asked > 0 and asked >= NEARLY_ALL * len(credential.teaches))


def _skills(occupation: Occupation) -> frozenset[str]:
    return frozenset(requirement.skill for requirement in occupation.requirements)
