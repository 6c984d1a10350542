"""A CV in plain text: what has the shape of a role, a skill or a certificate, and nothing of its sentences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.sample_profiles import CV
from bot.importing.plain_text import rows_of_text
from bot.importing.rows import Row, gathered


def test_a_cv_is_read() -> None:
    assert gathered(rows_of_text(CV))[:2] == (
        Row("role", "Shift Lead", "Larkfield Foods", date(2023, 1, 1), is_present=True),
        Row("role", "Packer", "Larkfield Foods", date(2019, 6, 1), date(2022, 12, 1)),
    )
    rows = [(row.kind, row.title) for row in gathered(rows_of_text(CV))][2:]
    assert rows == [
        ("skill", "Forklift driving"),
        ("skill", "stock control"),
        ("skill", "Excel"),
        ("certificate", "Level 2 Food Safety in Catering"),
        ("certificate", "First Aid at Work"),
    ]


@pytest.mark.parametrize(
    ("line", "title", "by"),
    [
        ("2019 - 2021  Bus driver at Larkfield Lines", "Bus driver", "Larkfield Lines"),
        ("Electrician | Spark Ltd | 03/2015 – now", "Electrician", "Spark Ltd"),
        ("Teaching assistant (Sept 2020 to present)", "Teaching assistant", ""),
        ("Nurse, St Mary's, since 2018", "Nurse", "St Mary's"),
    ],
)
def test_roles_are_written_in_many_ways(line: str, title: str, by: str) -> None:
    (row,) = gathered(rows_of_text(f"Employment history\n{line}"))
    assert (row.kind, row.title, row.by) == ("role", title, by)


@given(st.text(max_size=400))
def test_no_text_does_harm(text: str) -> None:
    assert all(row.title for row in gathered(rows_of_text(f"Experience\n{text}\nSkills\n{text}")))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("heading", ["Certificates", "Work experience", "Skills", "Profile"])
@pytest.mark.parametrize("sign", ["(", " ", "- ", ", ", "2019 ", "a 2019 - ", "\t "])
def test_no_line_costs_for_ever(heading: str, sign: str) -> None:
    assert len(list(rows_of_text(f"{heading}\nx {sign * 100_000}x"))) < 200_000
