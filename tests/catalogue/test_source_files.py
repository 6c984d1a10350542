"""A source as CSV files: written and read back, with every fault told at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalogue.records import Occupation, Requirement, Skill
from bot.catalogue.source_files import SourceData, read_lay_titles, read_source, write_source
from bot.catalogue.sources.esco_release import read_esco_release
from bot.catalogue.sources.onet_release import read_onet_release
from bot.files.faults import FaultyFiles
from tests.catalogue.releases import write_esco, write_onet


@pytest.fixture
def esco(tmp_path: Path) -> Path:
    return write_esco(tmp_path)


@pytest.fixture
def onet(tmp_path: Path) -> Path:
    return write_onet(tmp_path)


def test_what_is_written_is_read_back(esco: Path, onet: Path, tmp_path: Path) -> None:
    for data, source in ((read_esco_release(esco), "ESCO"), (read_onet_release(onet), "O*NET")):
        write_source(data, tmp_path / source)
        assert read_source(tmp_path / source, source).skills == data.skills
        assert read_source(tmp_path / source, source).occupations == data.occupations


DATA = SourceData(
    (Occupation("cook", "cook", ("chef",), (Requirement("boil", True, 2.5), Requirement("serve", False))),),
    (Skill("boil", "boil water", reference="s1"), Skill("serve", "serve guests", "activity", "Service", ("wait",))),
)


def faults_after(folder: Path, file: str, old: str, new: str) -> list[tuple[str, int, str]]:
    """The faults, as file, line and column, once a text of one of the files was replaced."""
    write_source(DATA, folder)
    content = (folder / file).read_text(encoding="utf-8")
    assert old in content
    (folder / file).write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(FaultyFiles) as raised:
        read_source(folder, "TEST")
    return [(fault.file.name, fault.line, fault.column) for fault in raised.value.faults]


def test_everything_that_a_source_says_survives(tmp_path: Path) -> None:
    write_source(DATA, tmp_path)
    found = read_source(tmp_path, "TEST")
    assert found.occupations == (replace(DATA.occupations[0], source="TEST"),)
    assert found.skills == tuple(replace(skill, source="TEST") for skill in DATA.skills)


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("skills.csv", "serve,serve", "boil,serve", ("skills.csv", 3, "key")),
        ("occupations.csv", "cook,cook", ",cook", ("occupations.csv", 2, "key")),
        ("requirements.csv", "cook,boil", "cook,fry", ("requirements.csv", 2, "skill")),
        ("requirements.csv", "cook,boil", "baker,boil", ("requirements.csv", 2, "occupation")),
        ("requirements.csv", "2.5", "7.5", ("requirements.csv", 2, "level")),
        ("requirements.csv", "2.5", "high", ("requirements.csv", 2, "level")),
        ("requirements.csv", "cook,serve", "cook,boil", ("requirements.csv", 3, "skill")),
        ("skills.csv", "key,name", "key,label", ("skills.csv", 1, "name")),
    ],
)
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: tuple[str, int, str]
) -> None:
    assert place in faults_after(tmp_path, file, old, new)


def test_lay_titles_name_known_occupations_once(tmp_path: Path) -> None:
    file = tmp_path / "lay_titles.csv"
    file.write_text("occupation,title\ncook,chef\ncook,kitchen hand\n", encoding="utf-8")
    assert read_lay_titles(file, {"cook"}) == {"cook": ("chef", "kitchen hand")}
    file.write_text("occupation,title\ncook,chef\nbaker,Chef\n", encoding="utf-8")
    with pytest.raises(FaultyFiles) as raised:
        read_lay_titles(file, {"cook"})
    assert [(fault.line, fault.column) for fault in raised.value.faults] == [(3, "occupation"), (3, "title")]
