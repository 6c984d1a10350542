"""What the tables themselves refuse, and what goes with what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.catalogue.tables import (
    CatalogueRevisionRow,
    CredentialRow,
    CredentialSkillRow,
    CriterionRow,
    OccupationNameRow,
    OccupationRow,
    OpeningRow,
    RequirementRow,
    SkillRow,
)
from tests.catalogue.small import build_small

OPENING = {
    "key": "x",
    "position": 9,
    "title": "X",
    "occupation": "o",
    "unit": "",
    "audience": "public",
    "is_sample": False,
}
SKILL = {"key": "x", "source": "S", "position": 0, "name": "X", "kind": "skill", "group": "", "reference": ""}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (OpeningRow, {**OPENING, "audience": "everybody"}),
        (OpeningRow, {**OPENING, "title": None}),
        (SkillRow, {**SKILL, "kind": "talent"}),
        (SkillRow, {**SKILL, "key": "count"}),
        (CatalogueRevisionRow, {"id": 2, "revision": "r", "encoder": "e"}),
        (RequirementRow, {"occupation": "gone", "skill": "count", "position": 0, "essential": True}),
    ],
)
def test_rows_that_are_refused(tmp_path: Path, small_engine: Engine, table: Any, row: dict[str, Any]) -> None:
    build_small(tmp_path, small_engine)
    with pytest.raises(IntegrityError), small_engine.begin() as connection:
        connection.execute(insert(table), [row])


def count(engine: Engine, table: Any) -> int:
    with engine.connect() as connection:
        number: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
        return number


def test_what_belongs_to_a_row_goes_with_it_and_what_hr_entered_stays(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    with small_engine.begin() as connection:
        connection.execute(delete(OccupationRow))
        connection.execute(delete(SkillRow))
    assert [count(small_engine, table) for table in (RequirementRow, OccupationNameRow)] == [0, 0]
    assert [count(small_engine, table) for table in (OpeningRow, CriterionRow, CredentialSkillRow)] == [1, 1, 1]
    with small_engine.begin() as connection:
        connection.execute(delete(CredentialRow))
    assert count(small_engine, CredentialSkillRow) == 0
