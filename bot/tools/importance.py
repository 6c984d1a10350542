"""How much a skill matters in an occupation, and how well a credential fits one, worked out from the catalogue.

The sources that ship give neither importance nor level. What stands in for them is how characteristic a skill is:
the occupations that ask for it are compared with the one in question, and a skill that only near relatives share
("manage a database" for somebody who builds data warehouses) comes before one that everybody needs a little of (IT
law). Where an imported release gives levels, the level comes first (`bot.tools.gap.gap`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt

from bot.catalogue.naming import normalised
from bot.catalogue.records import Credential, Occupation

LEAST_FIT = 0.15
"""A credential that fits an occupation less than this belongs to another field (data/catalogue/README.md).

The same goes for it together with what has to be earned before it.
"""

NEARLY_ALL = 0.8
"""One that teaches hardly anything else than is asked for fits all the same, however common that is."""

MOSTLY = 0.5
"""Of what a credential teaches, more than this is asked for, or else it was made for people of another trade."""


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


def fitting(
    credentials: Mapping[str, Credential], weights: Mapping[str, float], occupation: Occupation | None = None
) -> dict[str, Credential]:
    """The credentials of the occupation's field, and whatever has to be earned before one of them.

    `weights` is the importance of each skill that the occupation asks for. One that bears a name of `occupation`
    ("Certified Dental Assistant") need not teach mostly what is asked for.
    """
    names = _names(occupation)
    ways = (_way(key, credentials) for key in credentials if _fits(credentials[key], weights, names))
    kept = frozenset[str]().union(*(way for way in ways if _leads_through(way, credentials, weights)))
    return {key: one for key, one in credentials.items() if key in kept}


def _way(key: str, credentials: Mapping[str, Credential]) -> set[str]:
    """A credential and all that has to be earned before it, as far as the catalogue has it."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        one = waiting.pop()
        if one in credentials and one not in found:
            found.add(one)
            waiting += credentials[one].prerequisites
    return found


def _leads_through(way: Iterable[str], credentials: Mapping[str, Credential], weights: Mapping[str, float]) -> bool:
    """Whether all of a way together is of the field: a course that begins with SQL is one on databases."""
    taught = [one.skill for key in way for one in credentials[key].teaches]
    asked = [weights[skill] for skill in taught if skill in weights]
    return sum(asked) >= LEAST_FIT * len(taught) or len(asked) >= NEARLY_ALL * len(taught)


def _fits(credential: Credential, weights: Mapping[str, float], names: Iterable[str]) -> bool:
    asked = sum(taught.skill in weights for taught in credential.teaches)
    if fit(credential, weights) < LEAST_FIT:
        return asked > 0 and asked >= NEARLY_ALL * len(credential.teaches)
    return asked > MOSTLY * len(credential.teaches) or _bears(credential, names)


def _bears(credential: Credential, names: Iterable[str]) -> bool:
    title = f" {normalised(credential.title)} "
    return any(f" {name} " in title for name in names)


def _names(occupation: Occupation | None) -> tuple[str, ...]:
    """The names of an occupation in the form in which they are compared."""
    if occupation is None:
        return ()
    return tuple(filter(None, map(normalised, (occupation.title, *occupation.alternatives))))


def _skills(occupation: Occupation) -> frozenset[str]:
    return frozenset(requirement.skill for requirement in occupation.requirements)
