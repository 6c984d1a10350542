"""Whether a badge is valid on a day, by the dates in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.badges.credential import Credential
from bot.badges.verification import Check, failed, passed
from bot.dialogue.phrases import day

CLOCKS_DIFFER = timedelta(minutes=1)
"""Two machines' clocks may differ by this much."""


def check_dates(credential: Credential, now: datetime) -> Check:
    """Whether the badge is valid at this moment, which carries its time zone."""
    start, end = credential.valid_from, credential.valid_until
    if credential.unreadable_dates:
        return failed(f"Its {credential.unreadable_dates[0]} is no date.")
    if start is None:
        return failed("It does not say from when it is valid.")
    if end is not None and end < start:
        return failed("It ends before it begins.")
    if end is not None and end < now - CLOCKS_DIFFER:
        return failed(f"It expired on {day(end.date())}.")
    if start > now + CLOCKS_DIFFER:
        return failed(f"It is not valid before {day(start.date())}.")
    if end is None:
        return passed(f"Valid since {day(start.date())}, without an end.")
    return passed(f"Valid from {day(start.date())} until {day(end.date())}.")
