"""Rows are clean, each there once, and one role at most is the present one."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.importing.rows import MOST_ROWS, Row, gathered, row, rows_from_json, rows_to_json

DAYS = st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1))
ROWS = st.builds(
    row, st.sampled_from(["role", "skill", "certificate"]), st.text(), st.text(), DAYS, DAYS, st.booleans()
)


def test_what_is_no_title_is_no_row() -> None:
    assert row("skill", " \n") is None
    assert row("skill", 7) is None
    assert row("skill", "x" * 121) is None
    assert row("skill", " two\n words\0 ") == Row("skill", "two words")


def test_of_two_present_roles_the_later_is_the_present_one() -> None:
    early, late = (
        Row("role", title, "", date(year, 1, 1), None, True) for title, year in (("A", 2019), ("B", 2022))
    )
    assert [one.is_present for one in gathered([early, late, late])] == [False, True]


@given(st.lists(ROWS, max_size=MOST_ROWS + 20))
def test_rows_survive_their_file(found: list[Row | None]) -> None:
    rows = gathered(found)
    assert len(rows) <= MOST_ROWS
    assert sum(one.is_present for one in rows) <= 1
    assert rows_from_json(json.loads(json.dumps(rows_to_json(rows)))) == rows
