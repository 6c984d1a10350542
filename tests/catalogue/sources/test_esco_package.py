"""ESCO's skills from the wheel, and the groups that they are put in."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.sources.esco_package import OTHER_KNOWLEDGE, OTHER_SKILLS, group_of, read_esco_package


def wheel(folder: Path, occupations: list[dict[str, Any]], skills: list[dict[str, Any]]) -> Path:
    file = folder / "esco.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("esco/esco_o.json.gz", gzip.compress(json.dumps(occupations).encode()))
        archive.writestr("esco/esco_s.json.gz", gzip.compress(json.dumps(skills).encode()))
    return file


def occupation(label: str, *skills: str, uris: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"uri": f"o:{label}", "label": label, "altLabel": [], "skill": skills, "knowledge_": [], "s": uris}


def test_a_uri_is_given_only_where_it_is_certain(tmp_path: Path) -> None:
    file = wheel(
        tmp_path,
        [
            occupation("analyst", "count", "think", uris=("s:1", "s:2")),
            occupation("baker", "bake", "knead", uris=("s:3", "s:4")),
            occupation("cook", "think", uris=("s:2",)),
        ],
        [],
    )
    references = {skill.name: skill.reference for skill in read_esco_package(file).skills}
    assert references == {"count": "s:1", "think": "s:2", "bake": "", "knead": ""}


def test_the_same_label_gives_the_same_skill_and_requirements_are_sorted(tmp_path: Path) -> None:
    described = [{"uri": "s:9", "label": "think ", "altLabel": ["Ponder", "ponder"], "skillType": "skill"}]
    data = read_esco_package(
        wheel(tmp_path, [occupation("b", "think", "act"), occupation("a", " think")], described)
    )
    assert [(one.title, [need.skill for need in one.requirements]) for one in data.occupations] == [
        ("a", ["think"]),
        ("b", ["act", "think"]),
    ]
    thinking = data.skills[1]
    assert (thinking.key, thinking.reference, thinking.alternatives) == ("think", "s:9", ("Ponder",))


def test_a_file_that_is_another_one(tmp_path: Path) -> None:
    (tmp_path / "x.whl").write_bytes(b"no wheel")
    with pytest.raises(zipfile.BadZipFile):
        read_esco_package(tmp_path / "x.whl")
    with pytest.raises(FileNotFoundError):
        read_esco_package(tmp_path / "nowhere.whl")


@pytest.mark.parametrize(
    ("name", "skill_type", "group"),
    [
        ("data protection", "knowledge", "Security and resilience"),
        ("SQL", "knowledge", "Data and databases"),
        ("Python (computer programming)", "knowledge", "Programming and development"),
        ("R", "knowledge", "Programming and development"),
        ("juggle", "skill/competence", OTHER_SKILLS),
        ("juggling", "knowledge", OTHER_KNOWLEDGE),
    ],
)
def test_the_first_group_that_fits(name: str, skill_type: str, group: str) -> None:
    assert group_of(name, skill_type) == group


@given(st.text(), st.sampled_from(["knowledge", "skill/competence", ""]))
def test_every_name_has_a_group(name: str, skill_type: str) -> None:
    assert group_of(name, skill_type)
