"""Finds the roles of the catalogue by name, for people who can look at the names that are near and choose."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue.naming import normalised
from bot.catalogue.records import Match
from bot.catalogue.store import CatalogueMissing, CatalogueSnapshot, CatalogueStore

_NEAREST = 3
_LEAST_LIKENESS = 60.0
_LONGEST = 200


@dataclass(frozen=True)
class _Names:
    """All names as they compare; a title comes before another role's alternative title."""

    revision: str
    titles: Mapping[str, str]
    keys: Mapping[str, Sequence[str]]


class RoleNames:
    """The names of what is built now. May be used from several threads."""

    def __init__(self, catalogue: CatalogueStore) -> None:
        self._catalogue = catalogue
        self._names: _Names | None = None
        self._lock = threading.Lock()

    def find(self, text: str) -> list[Match]:
        """The role of this name alone with score 1; else those with names near it, with less."""
        try:
            names = self._current()
        except CatalogueMissing:
            return []
        form = normalised(text[:_LONGEST])
        exact = names.keys.get(form, ())
        if len(exact) == 1:
            return [Match(exact[0], names.titles[exact[0]], 1.0, text)]
        if exact:
            return [Match(key, names.titles[key], 0.9, text) for key in exact[:_NEAREST]]
        return self._near(names, form)

    def _near(self, names: _Names, form: str) -> list[Match]:
        from rapidfuzz import fuzz, process

        found = process.extract(form, names.keys.keys(), scorer=fuzz.WRatio, limit=4 * _NEAREST)
        near: dict[str, Match] = {}
        for name, likeness, _ in found:
            key = names.keys[name][0]
            if likeness >= _LEAST_LIKENESS:
                near.setdefault(key, Match(key, names.titles[key], 0.9 * likeness / 100, name))
        return list(near.values())[:_NEAREST]

    def _current(self) -> _Names:
        snapshot = self._catalogue.snapshot("employees")
        with self._lock:
            if self._names is None or self._names.revision != snapshot.revision:
                self._names = _names_of(snapshot)
            return self._names


def _names_of(snapshot: CatalogueSnapshot) -> _Names:
    titles = {key: occupation.title for key, occupation in snapshot.occupations.items()}
    keys: dict[str, list[str]] = {}
    for key, title in titles.items():
        keys.setdefault(normalised(title), []).append(key)
    by_title = set(keys)
    for key, occupation in snapshot.occupations.items():
        for name in map(normalised, occupation.alternatives):
            if name not in by_title and key not in keys.setdefault(name, []):
                keys[name].append(key)
    # Two sources may list one role under the same title: the first is the one whose skills are known.
    firsts = {name: owners[:1] if name in by_title else owners for name, owners in keys.items()}
    return _Names(snapshot.revision, titles, firsts)
