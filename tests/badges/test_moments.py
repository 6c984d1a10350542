"""Moments in text and in seconds."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from bot.badges.moments import instant, moment

NOON = datetime(2026, 1, 2, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "text", ["2026-01-02T12:00:00Z", "2026-01-02T12:00:00z", "2026-01-02T13:00:00+01:00", "2026-01-02T12:00:00.0Z"]
)
def test_a_moment_in_text(text: str) -> None:
    assert moment(text) == NOON


@pytest.mark.parametrize(
    "value", [None, 7, "", "today", "2026-01-02", "2026-01-02T12:00:00", ["2026-01-02T12:00:00Z"]]
)
def test_what_is_no_moment(value: Any) -> None:
    assert moment(value) is None


def test_seconds() -> None:
    assert instant(NOON.timestamp()) == NOON
    assert [instant(value) for value in (True, "7", None, 1e300, float("nan"))] == [None] * 5
