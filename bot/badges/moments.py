"""Moments as credentials write them: dates in text with a time zone, and seconds since 1970."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any


def moment(value: Any) -> datetime | None:
    """A date and time with its time zone, as XML Schema writes it; None for anything else."""
    if not isinstance(value, str):
        return None
    text = value.strip().replace("Z", "+00:00").replace("z", "+00:00")
    try:
        found = datetime.fromisoformat(_six_digits(text))
        return found.astimezone(timezone.utc) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def instant(value: Any) -> datetime | None:
    """Seconds since 1970; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        return datetime.fromtimestamp(value, timezone.utc)
    except (ValueError, OverflowError, OSError):
        return None


def _six_digits(text: str) -> str:
    """The time with six digits of a second: before Python 3.11, `fromisoformat` takes only three or six."""
    head, point, tail = text.partition(".")
    digits = tail[: len(tail) - len(tail.lstrip("0123456789"))]
    return f"{head}.{digits[:6]:0<6}{tail[len(digits) :]}" if point and digits else text
