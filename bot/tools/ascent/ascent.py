"""Stackable certification ascent: how certifications build on one another up to the top one, and how far one is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.catalogue.records import Credential
from bot.profile.holdings import Holdings
from bot.tools.prerequisites import blockers, by_key, in_order

TERM_TITLE = "Stackable certification ascent"


@dataclass(frozen=True)
class Stage:
    """One certification on the way up; `height` counts from 1.

    `adds` are the skills that no earlier stage teaches; `is_open` says that everything before it is done.
    """

    credential: Credential
    height: int
    adds: tuple[str, ...]
    is_done: bool
    is_open: bool
    builds_on: tuple[str, ...]


@dataclass(frozen=True)
class Ascent:
    """The stages in order, the top one last.

    `blocked_by` are keys that put the top out of reach: unknown ones, or ones that require themselves in a cycle.
    """

    top: Credential
    stages: tuple[Stage, ...]
    blocked_by: tuple[str, ...] = ()

    @property
    def left(self) -> tuple[Stage, ...]:
        """The stages still to be done."""
        return tuple(stage for stage in self.stages if not stage.is_done)

    @property
    def hours_left(self) -> float:
        """Hours of work still to be done."""
        return sum(stage.credential.hours for stage in self.left)


def ascent(top: Credential, credentials: Iterable[Credential], holdings: Holdings) -> Ascent:
    """The way up to one certification, with the stages already done in their places."""
    catalogue = {**by_key(credentials), top.key: top}
    below = _all_below(top, catalogue)
    held = holdings.credentials
    stages: list[Stage] = []
    taught: set[str] = set()
    heights: dict[str, int] = {}
    for credential in in_order(below, catalogue):
        first = tuple(one for one in credential.prerequisites if one in below)
        heights[credential.key] = 1 + max((heights.get(one, 0) for one in first), default=0)
        adds = tuple(dict.fromkeys(one.skill for one in credential.teaches if one.skill not in taught))
        taught.update(adds)
        is_open = all(one in held for one in credential.prerequisites)
        is_done = credential.key in held
        stages.append(Stage(credential, heights[credential.key], adds, is_done, is_open and not is_done, first))
    ordered = sorted(stages, key=lambda stage: stage.height)
    return Ascent(top, tuple(ordered), blockers(top.key, catalogue, held))


def summits(credentials: Iterable[Credential], wanted: Collection[str] = ()) -> tuple[Credential, ...]:
    """The certifications that others lead up to and nothing builds on, the longest way first.

    With `wanted` skills, those whose ways teach more of them come first.
    """
    catalogue = by_key(credentials)
    built_on = {one for credential in catalogue.values() for one in credential.prerequisites}
    tops = [one for one in catalogue.values() if one.prerequisites and one.key not in built_on]

    def rank(top: Credential) -> tuple[int, int, str]:
        below = _all_below(top, catalogue)
        taught = {one.skill for key in below for one in catalogue[key].teaches}
        return (-len(taught & set(wanted)), -len(below), top.key)

    return tuple(sorted(tops, key=rank))


def _all_below(top: Credential, catalogue: Mapping[str, Credential]) -> set[str]:
    """The certification with everything that it builds on, held or not."""
    found: set[str] = set()
    waiting = [top.key]
    while waiting:
        key = waiting.pop()
        if key in catalogue and key not in found:
            found.add(key)
            waiting += catalogue[key].prerequisites
    return found
