"""Small files of exactly the form of the official releases of ESCO and O*NET."""

from __future__ import annotations

from pathlib import Path

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


def write_esco(folder: Path) -> Path:
    """The three files of ESCO's release."""
    (folder / "occupations_en.csv").write_text(OCCUPATIONS_EN, encoding="utf-8")
    (folder / "skills_en.csv").write_text(SKILLS_EN, encoding="utf-8")
    (folder / "occupationSkillRelations_en.csv").write_text(RELATIONS_EN, encoding="utf-8")
    return folder


def write_onet(folder: Path) -> Path:
    """The files of O*NET's release, without the optional Knowledge.txt."""
    (folder / "Occupation Data.txt").write_text(
        "O*NET-SOC Code\tTitle\tDescription\n"
        '29-1141.00\tRegistered Nurses\tAssess "patients", and care.\n'
        "55-1011.00\tAir Crew Officers\tFly.\n"
    )
    (folder / "Alternate Titles.txt").write_text(
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
        "29-1141.00\tStaff Nurse\tn/a\t02,08\n"
        "29-1141.00\tCoronary Care Unit Registered Nurse (CCU RN)\tCCU RN\t09\n"
    )
    (folder / "Skills.txt").write_text(
        RATING_COLUMNS
        + rating("29-1141.00", "2.A.1.a", "Reading Comprehension", 3.88, 4.25)
        + rating("29-1141.00", "2.B.1.a", "Social Perceptiveness", 4.12, 4.38)
        + rating("29-1141.00", "2.B.3.a", "Operations Analysis", 2.5, 2.62)
        + rating("29-1141.00", "2.B.3.b", "Technology Design", 1.62, 1.0)
        + rating("29-1141.00", "2.B.3.e", "Programming", 2.25, 0.5, irrelevant="Y")
    )
    return folder
