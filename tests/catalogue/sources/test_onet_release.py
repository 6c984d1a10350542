"""O*NET's official release, on small files of exactly its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.records import Requirement
from bot.catalogue.sources.onet_release import read_onet_release
from bot.files.faults import FaultyFiles
from tests.catalogue.releases import RATING_COLUMNS, rating, write_onet


@pytest.fixture
def onet(tmp_path: Path) -> Path:
    return write_onet(tmp_path)


def test_onet_levels_become_the_levels_of_requirements(onet: Path) -> None:
    data = read_onet_release(onet)
    nurse, crew = data.occupations
    assert nurse.key == "onet-registered-nurses"
    assert nurse.alternatives == ("Staff Nurse", "Coronary Care Unit Registered Nurse (CCU RN)", "CCU RN")
    assert nurse.requirements == (
        Requirement("onet-social-perceptiveness", True, 4.38),
        Requirement("onet-reading-comprehension", True, 4.25),
        Requirement("onet-operations-analysis", False, 2.62),
    )
    assert crew.requirements == ()
    groups = {skill.name: (skill.group, skill.kind, skill.reference) for skill in data.skills}
    assert groups["Social Perceptiveness"] == ("Social skills", "skill", "2.B.1.a")


def test_onet_knowledge_is_taken_where_it_is_there(onet: Path) -> None:
    text = RATING_COLUMNS + rating("55-1011.00", "2.C.4.a", "Mathematics", 4.0, 5.5)
    (onet / "Knowledge.txt").write_text(text)
    crew = read_onet_release(onet).occupations[1]
    assert crew.requirements == (Requirement("onet-mathematics", True, 5.5),)


def test_onet_rating_off_the_scale(onet: Path) -> None:
    file = onet / "Skills.txt"
    file.write_text(file.read_text().replace("4.25", "7.25"))
    with pytest.raises(FaultyFiles, match=r'Skills.txt:3, column Data Value: "7.25" is not a rating'):
        read_onet_release(onet)
