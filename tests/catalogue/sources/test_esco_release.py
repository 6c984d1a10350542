"""ESCO's official release, on small files of exactly its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.records import Requirement
from bot.catalogue.sources.esco_release import read_esco_release
from bot.files.faults import FaultyFiles
from tests.catalogue.releases import ESCO, RELATIONS_EN, write_esco


@pytest.fixture
def esco(tmp_path: Path) -> Path:
    return write_esco(tmp_path)


def test_esco(esco: Path) -> None:
    data = read_esco_release(esco)
    cook, analyst = data.occupations
    assert (cook.key, analyst.key) == ("cook", "data-analyst")
    assert analyst.alternatives == ("data storage analyst", "data warehouse analyst")
    assert analyst.reference == f"{ESCO}/occupation/o1"
    assert analyst.requirements == (Requirement("data-mining", True),)
    assert cook.requirements == (Requirement("cook-fish", True), Requirement("data-mining", False))
    assert [(skill.key, skill.name) for skill in data.skills] == [
        ("cook-fish", "cook fish"),
        ("cook-fish-oskills3", "cook fish"),
        ("data-mining", "data mining"),
    ]
    assert {skill.source for skill in data.skills} == {"ESCO"}


def test_esco_faults_are_told_together(esco: Path) -> None:
    (esco / "skills_en.csv").unlink()
    (esco / "occupations_en.csv").write_text("conceptUri,altLabels\n")
    with pytest.raises(FaultyFiles) as raised:
        read_esco_release(esco)
    told = [(fault.file.name, fault.column) for fault in raised.value.faults]
    assert told == [("occupations_en.csv", "preferredLabel"), ("skills_en.csv", "")]


def test_esco_relation_that_is_unknown(esco: Path) -> None:
    file = esco / "occupationSkillRelations_en.csv"
    file.write_text(RELATIONS_EN.replace("optional", "perhaps", 1))
    with pytest.raises(FaultyFiles, match=r'csv:2, column relationType: "perhaps" is not known'):
        read_esco_release(esco)
