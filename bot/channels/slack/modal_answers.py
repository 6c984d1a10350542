"""The modal's answers, read as facts that the conversation's own rules judge; roles are found by name."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.catalogue.naming import normalised
from bot.catalogue.records import Match
from bot.catalogue.store import CatalogueMissing, CatalogueSnapshot, CatalogueStore
from bot.channels.slack import messages
from bot.profile.facts import Facts
from bot.profile.told import answer_in
from bot.reading.credentials import LONGEST_TITLE, MOST_HELD, says_none
from bot.reading.values import Value

FindRoles = Callable[[str], Sequence[Match]]
"""Finds occupations by what people call them, best first."""

_ROLES = ("occupation", "target")
_IS_THE_NAME = 0.98
"""The score from which a match is exactly the name that was typed."""

_NEAREST = 3
_LEAST_LIKENESS = 60.0
_LONGEST_NAME = 200


@dataclass
class AnswersRead:
    """What could be read, and what is wrong with the rest, by field."""

    values: dict[str, Value] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """The answers, not yet judged by `bot.profile.answers.take_answers`."""
        return Facts(values=self.values, held=self.held, refused=self.refused)


def read_answers(answers: Mapping[str, str], find_roles: FindRoles, today: date) -> AnswersRead:
    """Reads each answer as the conversation would if it had just asked the question."""
    reading = AnswersRead()
    for name, text in answers.items():
        if name in _ROLES:
            _read_role(reading, name, text, find_roles)
        elif name == "deadline":
            _read_day(reading, text)
        elif name == "opening":
            reading.values[name] = text == "yes"
        elif name == "recognition":
            reading.values[name] = text
        elif name == "evidence":
            reading.held = () if says_none(text) else _titles(text)
        else:
            _read_words(reading, name, text, today)
    return reading


def _read_role(reading: AnswersRead, name: str, text: str, find_roles: FindRoles) -> None:
    matches = find_roles(text)
    if matches and matches[0].score >= _IS_THE_NAME:
        reading.values[name] = matches[0].key
        return
    near = "; ".join(match.title for match in matches)
    reading.problems[name] = messages.ROLE_NEAR.format(titles=near) if near else messages.ROLE_UNKNOWN


def _read_day(reading: AnswersRead, text: str) -> None:
    try:
        reading.values["deadline"] = date.fromisoformat(text)
    except ValueError:
        reading.problems["deadline"] = messages.NOT_READ.format(hint="")


def _read_words(reading: AnswersRead, name: str, text: str, today: date) -> None:
    facts = answer_in(text, name, today)
    found: dict[str, Any] = {key: value for key, value in facts.values.items() if _field_of(key) == name}
    reading.values.update(found)
    if not found and name in facts.refused:
        reading.refused |= {name}
    elif not found:
        hint = {"months_in_role": messages.HINT_MONTHS, "hours_per_week": messages.HINT_HOURS}
        reading.problems[name] = messages.NOT_READ.format(hint=hint.get(name, messages.HINT_BUDGET)).strip()


def _field_of(key: str) -> str:
    """Who pays is part of the question about the budget."""
    return "budget" if key in ("employer_pays", "budget_words") else key


def _titles(text: str) -> tuple[str, ...]:
    """Titles separated by commas, each once."""
    parts = (" ".join(part.split())[:LONGEST_TITLE] for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_HELD]


@dataclass(frozen=True)
class _Names:
    """All names, normalised for comparing; a title takes precedence over another role's alternative title."""

    revision: str
    titles: Mapping[str, str]
    keys: Mapping[str, Sequence[str]]


class RoleNames:
    """Finds roles of the current catalogue by name, for people who can look at similar names and choose.

    May be used from several threads.
    """

    def __init__(self, catalogue: CatalogueStore) -> None:
        self._catalogue = catalogue
        self._names: _Names | None = None
        self._lock = threading.Lock()

    def find(self, text: str) -> list[Match]:
        """The one role of exactly this name, with score 1; otherwise up to three similar ones, scored lower."""
        try:
            names = self._current()
        except CatalogueMissing:
            return []
        form = normalised(text[:_LONGEST_NAME])
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
    # Two sources may list a role under the same title: the first is the one whose skills are known.
    firsts = {name: owners[:1] if name in by_title else owners for name, owners in keys.items()}
    return _Names(snapshot.revision, titles, firsts)
