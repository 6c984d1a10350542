"""What the commands ``rung catalogue …`` say of the catalogue: amounts, what is left out, one thing in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import typer
from sqlalchemy.engine import Engine

from bot.catalogue.published_file import FIELDS
from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Skill
from bot.catalogue.store import CatalogueSnapshot, left_out
from bot.dialogue.phrases import counted

SAMPLE = "Sample data of an organisation that does not exist."


def amounts(snapshot: CatalogueSnapshot) -> str:
    """How many occupations, skills, credentials, openings and criteria the catalogue has, in words."""
    tables = (
        (snapshot.occupations, "occupation"),
        (snapshot.skills, "skill"),
        (snapshot.credentials, "credential"),
        (snapshot.openings, "opening"),
    )
    said = ", ".join(counted(len(table), noun) for table, noun in tables)
    criteria = len(snapshot.criteria)
    return f"{said}, {criteria} {'criterion' if criteria == 1 else 'criteria'}"


def warn_of_left_out(engine: Engine, snapshot: CatalogueSnapshot) -> bool:
    """Warns of records left out of answers because the sources lack what they refer to; returns whether any are."""
    warnings = left_out(engine, snapshot)
    for warning in warnings:
        typer.echo(f"Warning: {warning}", err=True)
    return bool(warnings)


def shown_lines(key: str, snapshot: CatalogueSnapshot) -> Iterator[str]:
    """Everything that has this key, line by line; nothing for an unknown one."""
    if occupation := snapshot.occupations.get(key):
        yield from _occupation(occupation, snapshot)
    if skill := snapshot.skills.get(key):
        yield from _skill(skill, snapshot)
    if credential := snapshot.credentials.get(key):
        yield from _credential(credential, snapshot)
    if opening := snapshot.openings.get(key):
        yield from _opening(opening, snapshot)
    if criterion := snapshot.criteria.get(key):
        yield from _criterion(criterion, snapshot)


def _facts(facts: Mapping[str, object]) -> Iterator[str]:
    for name, value in facts.items():
        if value not in ("", None):
            yield f"{name}: {value}"


def _occupation(occupation: Occupation, snapshot: CatalogueSnapshot) -> Iterator[str]:
    yield f"{occupation.title}  (occupation {occupation.key})"
    yield from _facts({"Source": _source(occupation), "Also": "; ".join(occupation.alternatives)})
    kinds = {snapshot.skills[need.skill].kind for need in occupation.requirements}
    yield "Activities, as the source gives no skills:" if kinds == {"activity"} else "Skills:"
    for need in occupation.requirements:
        level = "" if need.level is None else f", level {need.level:g} of 7"
        optional = "" if need.essential else ", optional"
        yield f"  - {snapshot.skills[need.skill].name}{level}{optional}  ({need.skill})"


def _skill(skill: Skill, snapshot: CatalogueSnapshot) -> Iterator[str]:
    yield f"{skill.name}  ({skill.kind} {skill.key})"
    asking = [o.title for o in snapshot.occupations.values() if any(n.skill == skill.key for n in o.requirements)]
    teaching = [c.title for c in snapshot.credentials.values() if any(t.skill == skill.key for t in c.teaches)]
    facts = {"Source": _source(skill), "Group": skill.group, "Also": "; ".join(skill.alternatives)}
    yield from _facts({**facts, "Asked for by": "; ".join(asking), "Taught by": "; ".join(teaching)})


def _credential(credential: Credential, snapshot: CatalogueSnapshot) -> Iterator[str]:
    yield f"{credential.title}  ({credential.kind} {credential.key})"
    months = credential.valid_months
    yield from _facts(
        {
            "Issuer": credential.issuer,
            "Hours": f"{credential.hours:g}" if credential.are_hours_known else "not published",
            "Cost": _cost(credential),
            "Valid": f"{months} months" if months else "" if credential.published else "for good",
            "After": "; ".join(snapshot.credentials[key].title for key in credential.prerequisites),
            "Audience": credential.audience,
        }
    )
    if credential.published is not None:
        known = credential.published
        yield from _facts({"Field": FIELDS[known.field], "For": known.purpose, "Level": known.level})
        yield from _facts({"Asks for": known.asks_for, "Renewal": known.renewal, "Address": known.address})
    for taught in credential.teaches:
        level = "" if taught.level is None else f", to level {taught.level:g}"
        yield f"  - {snapshot.skills[taught.skill].name}{level}  ({taught.skill})"
    yield from [SAMPLE] if credential.is_sample else []


def _cost(credential: Credential) -> str:
    if not credential.is_cost_known:
        return "not published"
    return f"{credential.cost:g} {credential.currency}" if credential.cost else "none"


def _opening(opening: Opening, snapshot: CatalogueSnapshot) -> Iterator[str]:
    yield f"{opening.title}  (opening {opening.key})"
    occupation = snapshot.occupations[opening.occupation].title
    facts = {"Role": occupation, "Unit": opening.unit, "Closes": opening.closes, "Audience": opening.audience}
    yield from _facts(facts)
    yield from [SAMPLE] if opening.is_sample else []


def _criterion(criterion: Criterion, snapshot: CatalogueSnapshot) -> Iterator[str]:
    yield f"{criterion.text}  (criterion {criterion.key})"
    occupation = snapshot.occupations[criterion.occupation].title
    least = f"{criterion.at_least:g}"
    kind = criterion.kind.replace("_", " ")
    facts = {"Role": occupation, "Kind": kind, "Subject": criterion.subject, "At least": least}
    yield from _facts({**facts, "Audience": criterion.audience})
    yield from [SAMPLE] if criterion.is_sample else []


def _source(thing: Occupation | Skill) -> str:
    return f"{thing.source} {thing.reference}".strip()
