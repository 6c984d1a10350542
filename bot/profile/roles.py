"""Which roles and skills a message mentions, from the candidates that the pipeline put on it.

A sure candidate is taken, an unsure one is asked about; text that resembles nothing in the catalogue stays unclear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.catalogue.records import Match

RoleField = Literal["occupation", "target"]

SURE = 0.8
"""From this score on, the best candidate is taken without asking."""

CLEAR_LEAD = 0.12
"""Below `SURE`, the best candidate is taken when it leads the second by this much."""

LIKELY = 0.62
"""From this score on, candidates are offered to choose from."""

MOST_OFFERED = 3

_FIELDS: Mapping[str, RoleField] = {"present": "occupation", "target": "target"}


@dataclass(frozen=True)
class UnclearRole:
    """A role that could be several in the catalogue, or none: what was said and the closest matches, best first."""

    field: RoleField
    text: str
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class RoleMentions:
    """The sure roles by field, the first unclear one, and the skills mentioned: words by key.

    `names` has, for each sure role, the catalogue's name that matched, which need not be its title.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    unclear: UnclearRole | None = None
    skills: Mapping[str, str] = field(default_factory=dict)


def role_mentions(situation: Mapping[str, Any], asked: str | None, text: str) -> RoleMentions:
    """Reads what `bot.nlu.situation_reader` found; `asked` is the open question, which a bare title answers."""
    values: dict[str, str] = {}
    names: dict[str, str] = {}
    unclear: UnclearRole | None = None
    for name, said, matches in _mentions(situation, asked, text):
        if name in values:
            continue
        chosen = _settled(matches)
        if chosen is not None:
            values[name] = chosen.key
            names[name] = chosen.name
        elif unclear is None and (matches or name == asked):
            unclear = UnclearRole(name, said, tuple(one for one in matches if one.score >= LIKELY)[:MOST_OFFERED])
    if unclear is not None and (unclear.field in values or _is_weak(unclear, asked)):
        unclear = None
    skills = {key: str(each["text"]) for each in situation.get("skills") or () for key in each["keys"][:1]}
    return RoleMentions(values, names, unclear, skills)


def _mentions(
    situation: Mapping[str, Any], asked: str | None, text: str
) -> list[tuple[RoleField, str, tuple[Match, ...]]]:
    found: list[tuple[RoleField, str, tuple[Match, ...]]] = []
    for role in situation.get("roles") or ():
        name = _FIELDS.get(role["role"])
        if name is None and asked in ("occupation", "target"):
            name = _FIELDS["present" if asked == "occupation" else "target"]
        if name is not None:
            found.append((name, role["text"], _matches(role["candidates"])))
    whole = situation.get("whole") or ()
    if whole and asked in ("occupation", "target") and not any(name == asked for name, _, _ in found):
        found.append(("occupation" if asked == "occupation" else "target", text.strip(), _matches(whole)))
    return found


def _settled(matches: Sequence[Match]) -> Match | None:
    if not matches:
        return None
    best = matches[0]
    second = matches[1].score if len(matches) > 1 else 0.0
    is_clear = best.score >= LIKELY and best.score - second >= CLEAR_LEAD
    return best if best.score >= SURE or is_clear else None


def _is_weak(unclear: UnclearRole, asked: str | None) -> bool:
    """A phrase that nobody asked for and that resembles nothing in the catalogue was most likely not a role."""
    return asked != unclear.field and not unclear.matches


def _matches(candidates: Sequence[Mapping[str, Any]]) -> tuple[Match, ...]:
    return tuple(Match(**candidate) for candidate in candidates)
