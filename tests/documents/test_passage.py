"""Passages and documents as values: texts by point, reasons, and whether a review still holds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.documents.passage import LEAD, Point
from tests.documents.career import CAREER, PAY


def test_text_of_lead_and_points() -> None:
    assert PAY.text_of(LEAD) == PAY.lead
    assert [PAY.text_of(point.id) for point in PAY.points] == [point.text for point in PAY.points]


def test_unknown_point() -> None:
    assert PAY.point("bonus") is None
    assert PAY.point(LEAD) is None
    with pytest.raises(KeyError, match="bonus"):
        PAY.text_of("bonus")


@pytest.mark.parametrize(
    ("point_id", "is_reason"), [("why-pays", True), ("whyever", False), ("the-why-part", False)]
)
def test_points_that_give_reasons(point_id: str, is_reason: bool) -> None:
    assert Point(point_id, "Because.").is_reason is is_reason


def test_review_holds_until_its_last_day() -> None:
    last = CAREER.reviewed + CAREER.review_holds
    assert not CAREER.review_is_overdue(last)
    assert CAREER.review_is_overdue(last + timedelta(days=1))
