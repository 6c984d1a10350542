"""Reading an achievement from words: "finished the SQL badge yesterday, 3 hours".

What it yields is a proposal: the caller shows it, asks where several credentials fit, and can undo it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.catalogue.records import Credential
from bot.profile.claims import credentials_named
from bot.reading.days import past_day_in
from bot.reading.durations import hours_in
from bot.reading.numbers import in_digits

MOST_HOURS = 168.0
"""More hours in one entry than a week has are taken for a typing error."""

FARTHEST = timedelta(days=50 * 365)
"""What is said to be longer ago is taken for a typing error too."""

Problem = Literal["future", "past", "hours"]

_FINISHED = re.compile(
    r"\b(?:finish(?:ed)?|complet(?:ed?|ion)|earned|passed|got|received|achieved|obtained|done|awarded|"
    r"certified|graduated)\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?:\b(?:not|never|almost|nearly|half|halfway|partly|still|without|hope|want|will|going|plan(?:ning)?)\b|n['’]t\b)"
    r"(?:\W+\w+){0,3}?\W+(?:finish|complet|earn|pass|got|get|receiv|achiev|obtain|done|award|certif|graduat)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AchievementReading:
    """What was read. `credential` is None when none was named or several fit; those are then `candidates`.

    `problem` names what cannot be right: a day still to come or half a century ago, or more hours than a week has.
    """

    text: str
    day: date
    credential: Credential | None = None
    candidates: tuple[Credential, ...] = ()
    hours: float | None = None
    finished: bool = False
    problem: Problem | None = None


def read_achievement(text: str, credentials: Sequence[Credential], today: date) -> AchievementReading:
    """Reads credential, day and hours. Without a day it is today; pass the plan's credentials, or all."""
    day, rest = past_day_in(in_digits(text).text, today)
    hours = hours_in(rest)
    fitting = credentials_named(text, credentials)
    problem: Problem | None = None
    if day > today:
        problem = "future"
    elif today - day > FARTHEST:
        problem = "past"
    elif hours is not None and not 0 <= hours <= MOST_HOURS:
        problem = "hours"
    return AchievementReading(
        text=" ".join(text.split()),
        day=day,
        credential=fitting[0] if len(fitting) == 1 else None,
        candidates=fitting if len(fitting) > 1 else (),
        hours=hours or None,
        finished=says_finished(text),
        problem=problem,
    )


def says_finished(text: str) -> bool:
    """Whether the words say that something is finished, and not only worked on."""
    return bool(_FINISHED.search(text)) and not _UNFINISHED.search(text)
