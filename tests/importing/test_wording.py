"""Each row is shown with what would become of it."""

from __future__ import annotations

from datetime import date

from bot.importing.rows import Row
from bot.importing.wording import MOST_SHOWN, kept_reply, rows_reply

ROLE = Row("role", "Ward Sister", "Larkfield", date(2022, 3, 1), is_present=True)
EARLIER = Row("role", "Staff Nurse", "", date(2017, 9, 1), date(2022, 2, 1))
CARD = Row("certificate", "First aid", "", date(2025, 1, 1), date(2028, 1, 1))


def test_rows_are_shown_one_by_one() -> None:
    reply = rows_reply([ROLE, EARLIER, CARD])
    assert reply.private
    assert reply.paragraphs[0] == "I read 3 rows in your file. Nothing is kept yet."
    assert reply.table is not None
    assert reply.table.rows == (
        ("1", "Role", "Ward Sister", "Larkfield", "March 2022 to now", "to keep"),
        ("2", "Role", "Staff Nurse", "–", "September 2017 to February 2022", "not kept: an earlier role"),
        ("3", "Certificate", "First aid", "–", "January 2025, valid until January 2028", "to keep"),
    )


def test_a_long_file_says_how_many_rows_are_not_shown() -> None:
    reply = rows_reply([Row("skill", str(number)) for number in range(MOST_SHOWN + 2)])
    assert reply.table is not None
    assert reply.table.left_out == "And 2 more rows."


def test_what_was_kept_is_counted() -> None:
    said = kept_reply([ROLE, EARLIER, CARD, Row("skill", "A"), Row("skill", "B")]).paragraphs[0]
    assert said.startswith("Kept: 1 role, 2 skills and 1 certificate.")
