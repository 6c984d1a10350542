"""Which credentials have to come first.

A credential can be earned when each of its prerequisites is held or can be earned in turn. One that requires itself
through a cycle, or requires something that is not in the catalogue, cannot.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from bot.catalogue.records import Credential


def by_key(credentials: Iterable[Credential]) -> dict[str, Credential]:
    """The credentials by their keys."""
    return {credential.key: credential for credential in credentials}


def closures(credentials: Mapping[str, Credential], held: Collection[str]) -> dict[str, frozenset[str]]:
    """For each credential that can be earned: itself and everything that has to be earned before it."""
    done = set(held)
    found: dict[str, frozenset[str]] = {}
    waiting = {key: {one for one in credentials[key].prerequisites if one not in done} for key in credentials}
    dependants: dict[str, list[str]] = {}
    for key, asked in waiting.items():
        for one in asked:
            dependants.setdefault(one, []).append(key)
    ready = [key for key, asked in waiting.items() if not asked and key not in done]
    while ready:
        key = ready.pop()
        first = (found[one] for one in credentials[key].prerequisites if one not in done)
        found[key] = frozenset({key}).union(*first)
        for dependant in dependants.get(key, ()):
            waiting[dependant].discard(key)
            if not waiting[dependant] and dependant not in done and dependant not in found:
                ready.append(dependant)
    return found


def in_order(
    keys: Collection[str], credentials: Mapping[str, Credential], worth: Mapping[str, float] = MappingProxyType({})
) -> list[Credential]:
    """These credentials, each after those of them that it builds on; those of most worth first, then the shortest.

    One that others build on is worth as much as the best of them. Members of a cycle come last, in the order of
    their keys.
    """
    chosen = {key for key in keys if key in credentials}
    waiting = {key: {one for one in credentials[key].prerequisites if one in chosen} for key in chosen}
    leads_to = {key: max(worth.get(one, 0.0) for one in _built_on(key, waiting)) for key in chosen}

    def rank(key: str) -> tuple[float, float, str]:
        return (-leads_to[key], credentials[key].hours, key)

    ready = [rank(key) for key, asked in waiting.items() if not asked]
    heapq.heapify(ready)
    ordered: list[str] = []
    while ready:
        *_, done = heapq.heappop(ready)
        ordered.append(done)
        for key, asked in waiting.items():
            if done in asked:
                asked.discard(done)
                if not asked:
                    heapq.heappush(ready, rank(key))
    return [credentials[key] for key in (*ordered, *sorted(chosen - set(ordered)))]


def _built_on(key: str, waiting: Mapping[str, Collection[str]]) -> set[str]:
    """The credential and everything that builds on it, directly or through others."""
    found, waits = {key}, [key]
    while waits:
        one = waits.pop()
        waits += [other for other, asked in waiting.items() if one in asked and other not in found]
        found.update(waits)
    return found


def blockers(key: str, credentials: Mapping[str, Credential], held: Collection[str]) -> tuple[str, ...]:
    """Why a credential cannot be earned: the keys on the way to it that are unknown or require themselves."""
    possible = closures(credentials, held)
    if key in possible or key in held:
        return ()
    seen: set[str] = set()
    waiting, stuck = [key], []
    while waiting:
        one = waiting.pop()
        if one in seen or one in held or one in possible:
            continue
        seen.add(one)
        if one not in credentials or _returns(one, credentials, held):
            stuck.append(one)
        waiting += credentials[one].prerequisites if one in credentials else ()
    return tuple(sorted(stuck))


def _returns(key: str, credentials: Mapping[str, Credential], held: Collection[str]) -> bool:
    seen: set[str] = set()
    waiting = list(credentials[key].prerequisites)
    while waiting:
        one = waiting.pop()
        if one == key:
            return True
        if one not in seen and one not in held and one in credentials:
            seen.add(one)
            waiting += credentials[one].prerequisites
    return False
