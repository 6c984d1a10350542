"""LinkedIn's tables: with notes above the header, without addresses, with files missing."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.sample_profiles import CERTIFICATES, POSITIONS, SKILLS, linkedin
from bot.importing.linkedin import is_of_linkedin, rows_of_table
from bot.importing.reading import read_profile
from bot.importing.rows import ProfileUnreadable, Row


def test_each_table_is_told_by_its_header() -> None:
    role, earlier = rows_of_table(f"Notes:\nexported today\n\n{POSITIONS}")
    assert role == Row("role", "Ward Sister", "Larkfield Hospital", date(2022, 3, 1), is_present=True)
    assert earlier == Row("role", "Staff Nurse", "Larkfield Hospital", date(2017, 9, 1), date(2022, 2, 1))
    assert list(rows_of_table(SKILLS)) == [Row("skill", "Wound care"), Row("skill", "Rostering")]
    (certificate,) = rows_of_table(CERTIFICATES)
    assert certificate is not None
    assert (certificate.by, certificate.ends) == ("American Heart Association", date(2028, 1, 1))


@pytest.mark.parametrize(
    ("name", "kind"), [("Positions", "role"), ("Skills", "skill"), ("Certifications", "certificate")]
)
def test_a_missing_file_is_no_fault(name: str, kind: str) -> None:
    kinds = {row.kind for row in read_profile(linkedin(**{name: True}))}
    assert kinds == {"role", "skill", "certificate"} - {kind}


def test_other_tables_and_members_are_left() -> None:
    assert list(rows_of_table("Email,Primary\nada@example.org,yes\n")) == []
    assert is_of_linkedin("Basic/Positions.csv")
    assert not is_of_linkedin("messages.csv")


def test_a_damaged_table_is_refused_in_words() -> None:
    lines = POSITIONS.splitlines(keepends=True)
    with pytest.raises(ProfileUnreadable, match="damaged"):
        list(rows_of_table("".join(lines[:1]) + "a\0b,c\n"))
    # What stands above the header is none of it.
    assert list(rows_of_table("\0\n" + POSITIONS)) == list(rows_of_table(POSITIONS))
