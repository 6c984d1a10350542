"""What the catalogue's commands say of its content."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue.records import Credential, Criterion, Occupation, Opening, Requirement, Skill, TaughtSkill
from bot.catalogue.store import CatalogueSnapshot
from bot.cli.catalogue_report import SAMPLE, amounts, shown_lines

COOK = Occupation("cook", "Cook", ("chef",), (Requirement("brew", level=2.5), Requirement("boil", False)), "esco")
BREW = Skill("brew", "Brew tea", alternatives=("make tea",))
BOIL = Skill("boil", "Boil water")
TEA = Credential(
    "tea", "Tea badge", "badge", "Us", (TaughtSkill("brew", 3.0),), 10.0, valid_months=12, is_sample=True
)
OPENING = Opening("cook", "Cook wanted", "cook", closes=date(2027, 3, 31))
CRITERION = Criterion("years", "cook", "Two years in the role", "months_in_role", at_least=24.0)
SNAPSHOT = CatalogueSnapshot(
    "one",
    {"cook": COOK},
    {"brew": BREW, "boil": BOIL},
    {"tea": TEA},
    {"cook": OPENING},
    {"years": CRITERION},
)


def test_amounts_are_singular_for_one() -> None:
    assert amounts(SNAPSHOT) == "1 occupation, 2 skills, 1 credential, 1 opening, 1 criterion"
    assert amounts(CatalogueSnapshot("none", {}, {}, {}, {}, {})).endswith("0 openings, 0 criteria")


def test_everything_under_one_key_is_shown() -> None:
    lines = list(shown_lines("cook", SNAPSHOT))
    assert lines[0] == "Cook  (occupation cook)"
    assert "  - Brew tea, level 2.5 of 7  (brew)" in lines
    assert "  - Boil water, optional  (boil)" in lines
    assert lines[lines.index("Cook wanted  (opening cook)") + 1 :] == [
        "Role: Cook",
        "Closes: 2027-03-31",
        "Audience: employees",
    ]


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        ("brew", ["Brew tea  (skill brew)", "Also: make tea", "Asked for by: Cook", "Taught by: Tea badge"]),
        (
            "years",
            ["Two years in the role  (criterion years)", "Role: Cook", "Kind: months in role", "At least: 24"],
        ),
        ("tea", ["Tea badge  (badge tea)", "Valid: 12 months", "  - Brew tea, to level 3  (brew)", SAMPLE]),
        ("nothing", []),
    ],
)
def test_what_is_shown_of_a_key(key: str, lines: list[str]) -> None:
    shown = list(shown_lines(key, SNAPSHOT))
    assert [line for line in shown if line in lines] == lines
    assert bool(shown) is bool(lines)
