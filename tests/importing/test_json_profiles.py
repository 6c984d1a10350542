"""JSON Resume and the Europass CV in JSON, whatever else stands in their places."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.sample_profiles import PASSPORT, RESUME
from bot.importing.json_profiles import is_profile, rows_of_json
from bot.importing.rows import Row, gathered

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda one: st.lists(one) | st.dictionaries(st.text(), one),
)


def test_a_resume_is_read() -> None:
    rows = gathered(rows_of_json(RESUME))
    assert rows[0] == Row("role", "Data Analyst", "Larkfield", date(2023, 5, 1), None, is_present=True)
    assert rows[1] == Row("role", "Clerk", "Old Ltd", date(2019, 1, 1), date(2023, 4, 1))
    assert [row.title for row in rows if row.kind == "skill"] == ["Databases", "SQL", "Data mining"]
    assert rows[-1] == Row("certificate", "CompTIA A+", "CompTIA", date(2024, 2, 1))


def test_a_europass_is_read() -> None:
    assert [row.title for row in gathered(rows_of_json(PASSPORT))] == ["Sous Chef", "Menu planning", "HACCP"]


@given(st.dictionaries(st.sampled_from(["basics", "work", "skills", "certificates", "SkillsPassport"]), JSON))
def test_no_value_does_harm(value: dict[str, object]) -> None:
    assert is_profile(value) is bool(value.keys() - {"skills"})
    assert all(row.title for row in gathered(rows_of_json(value)))
