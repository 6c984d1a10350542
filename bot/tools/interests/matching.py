"""Roles near one's own by shared skills, of themes that one likes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.catalogue.plain_titles import is_plain, plain_title
from bot.catalogue.records import Occupation, Opening
from bot.tools.interests.themes import Scores
from bot.tools.pay.tables import Pay, PayTable

MOST_ROLES = 5

NEARNESS_WEIGHT, OPENING_WEIGHT, COMMON_WEIGHT = 1.2, 0.1, 0.1
"""What shared skills (by the root of their share, since few share many), an opening and ten times as many people
employed are worth beside the themes, which count once."""

COMMON = 20_000
"""A role that shares nothing with a person's own is suggested where at least so many are employed in it."""

MATCHES = 0.3
"""From this likeness of themes on, a role is of themes that the person likes."""


@dataclass(frozen=True)
class RoleMatch:
    """A role that may suit somebody; `shared` are the skills that it has in common with their own.

    `fit` is the likeness of its themes to theirs, from -1 to 1, `nearness` the share of common skills, from 0 to 1.
    """

    occupation: Occupation
    fit: float
    nearness: float = 0.0
    shared: tuple[str, ...] = ()
    pay: Pay | None = None
    openings: int = 0

    @property
    def rank(self) -> float:
        """What it is ordered by, the highest first."""
        employed = self.pay.employment if self.pay is not None and self.pay.employment else COMMON
        common = COMMON_WEIGHT * math.log10(max(employed, 1) / COMMON)
        return (
            self.fit + NEARNESS_WEIGHT * math.sqrt(self.nearness) + OPENING_WEIGHT * min(self.openings, 1) + common
        )


def matching_roles(
    liked: Scores,
    own: Occupation | None,
    occupations: Mapping[str, Occupation],
    themes: Mapping[str, Scores],
    tables: Sequence[PayTable],
    openings: Iterable[Opening],
) -> tuple[RoleMatch, ...]:
    """The best `MOST_ROLES` roles of the themes that are liked, those nearest to one's own first."""
    there = Counter(opening.occupation for opening in openings)
    mine = frozenset(requirement.skill for requirement in own.requirements) if own is not None else frozenset()
    found = []
    for key, occupation in occupations.items():
        fit = _likeness(liked, themes[key]) if key in themes else 0.0
        if fit < MATCHES or (own is not None and key == own.key):
            continue
        pay = next((pay for table in tables if (pay := table.of(occupation)) is not None), None)
        match = _near(RoleMatch(occupation, fit, pay=pay, openings=there[key]), mine)
        if match.shared or match.openings or (pay is not None and (pay.employment or 0) >= COMMON):
            found.append(match)
    found.sort(key=lambda match: -match.rank)
    return tuple(sorted(_of_different_names(found), key=lambda match: -match.nearness))


def roles_near(
    own: Occupation,
    occupations: Mapping[str, Occupation],
    tables: Sequence[PayTable],
    openings: Iterable[Opening],
) -> tuple[RoleMatch, ...]:
    """The `MOST_ROLES` roles that share most skills with one's own, whatever themes they are of."""
    there = Counter(opening.occupation for opening in openings)
    mine = frozenset(requirement.skill for requirement in own.requirements)
    found = []
    for key, occupation in occupations.items():
        if key == own.key:
            continue
        match = _near(RoleMatch(occupation, 0.0, openings=there[key]), mine)
        if match.shared:
            pay = next((pay for table in tables if (pay := table.of(occupation)) is not None), None)
            found.append(replace(match, pay=pay))
    return tuple(_of_different_names(sorted(found, key=lambda match: -match.rank)))


def _of_different_names(matches: Iterable[RoleMatch]) -> Iterator[RoleMatch]:
    """Those with a name that somebody would say, the first of each name; no more than are shown."""
    said: set[str] = set()
    for match in matches:
        title = plain_title(match.occupation).casefold()
        if is_plain(title) and title not in said:
            said.add(title)
            yield match
        if len(said) == MOST_ROLES:
            return


def _near(match: RoleMatch, mine: frozenset[str]) -> RoleMatch:
    asked = match.occupation.requirements
    shared = tuple(requirement.skill for requirement in asked if requirement.skill in mine) if mine else ()
    either = len(mine) + len(asked) - len(shared)
    return replace(match, nearness=len(shared) / either, shared=shared) if shared else match


def _likeness(liked: Scores, themes: Scores) -> float:
    """The cosine of the two, the likings counted from their mean."""
    mean = sum(liked) / len(liked)
    wanted = [value - mean for value in liked]
    length = math.hypot(*wanted) * math.hypot(*themes)
    return sum(one * other for one, other in zip(wanted, themes, strict=True)) / length if length else 0.0
