"""What was filled into the form, as facts that the conversation's own validator takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.catalogue.records import Match
from bot.channels.slack import messages
from bot.profile.facts import Facts, read_facts
from bot.reading.credentials import LONGEST_TITLE, MOST_HELD, says_none
from bot.reading.found import Value

FindRoles = Callable[[str], Sequence[Match]]
"""Finds occupations by what people call them, the best first."""

_ROLES = ("occupation", "target")
_IS_THE_NAME = 0.98
"""The score from which a match is the very name that was written."""


@dataclass
class Reading:
    """What could be read, and by field what could not."""

    values: dict[str, Value] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """The answers, still to be judged by `bot.profile.answers.take_answers`."""
        return Facts(values=self.values, held=self.held, refused=self.refused)


def read_answers(answers: Mapping[str, str], find_roles: FindRoles, today: date) -> Reading:
    """Reads each answer as the conversation would if it had just asked for it."""
    reading = Reading()
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


def _read_role(reading: Reading, name: str, text: str, find_roles: FindRoles) -> None:
    matches = find_roles(text)
    if matches and matches[0].score >= _IS_THE_NAME:
        reading.values[name] = matches[0].key
        return
    near = [match.title for match in matches]
    said = messages.ROLE_NEAR.format(titles="; ".join(near)) if near else messages.ROLE_UNKNOWN
    reading.problems[name] = said


def _read_day(reading: Reading, text: str) -> None:
    try:
        reading.values["deadline"] = date.fromisoformat(text)
    except ValueError:
        reading.problems["deadline"] = messages.NOT_READ.format(hint="")


def _read_words(reading: Reading, name: str, text: str, today: date) -> None:
    facts = read_facts(text, today, name)
    found: dict[str, Any] = {key: value for key, value in facts.values.items() if _field_of(key) == name}
    reading.values.update(found)
    if not found and name in facts.refused:
        reading.refused |= {name}
    elif not found:
        hint = {"months_in_role": messages.HINT_MONTHS, "hours_per_week": messages.HINT_HOURS}
        reading.problems[name] = messages.NOT_READ.format(hint=hint.get(name, messages.HINT_BUDGET)).strip()


def _field_of(key: str) -> str:
    """Who pays is part of the question for the budget."""
    return "budget" if key == "employer_pays" else key


def _titles(text: str) -> tuple[str, ...]:
    """What the field asks for: titles with commas between them, each once."""
    parts = (" ".join(part.split())[:LONGEST_TITLE] for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_HELD]
