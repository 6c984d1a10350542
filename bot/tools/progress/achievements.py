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
from bot.profile.profile import Achievement
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
_ASKS_TO_LOG = re.compile(
    r"^\W*(?:(?:and|please|can you|could you)\s+)*(?:log|note|record|add)(?:\s+(?:this|that|it|down))*\s*[:,–-]\s*",
    re.IGNORECASE,
)
_STEM = 5
"""So many letters of a word tell it from others."""

_SAY_NOTHING = frozenset({
    "the", "and", "for", "one", "about", "with", "from", "that", "this", "what", "which", "when", "was",
    "were", "had", "have", "has", "not", "did", "after", "all", "off", "out", "should", "like", "want",
    "would", "again", "take", "took", "taken", "back", "undo", "remove", "delete", "scrap", "drop", "cancel",
    "strike", "revert", "log", "logged", "entry", "entries", "item", "line", "thing", "please", "last",
    "just", "wrong", "mistake", "wrote", "said", "told", "list", "track", "mine",
})  # fmt: skip
"""Words that an entry shares with any other."""

_LEARNS = re.compile(
    r"\b(?:badges?|courses?|certificat\w+|nanodegrees?|programmes?|modules?|lessons?|chapters?|exams?"
    r"|work(?:ed|ing)?\s+on|stud(?:y|ied|ying)|learn\w*|read|practi[sc]ed|revised|started|began|enrolled)\b",
    re.IGNORECASE,
)
"""Without one of these it is a result of one's work, even where a credential has a word in common with it."""

_COMPARES = re.compile(r"\bfrom\s+[\d.,]+\s*\w*\s+to\s+[\d.,]+|\bby\s+[\d.,]+", re.IGNORECASE)
"""Times that are the result itself: "from 40 to 25 minutes", "by 3 hours"."""


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
    hours = None if _COMPARES.search(rest) else hours_in(rest)
    is_learning = hours is not None or bool(_LEARNS.search(text)) or says_finished(text)
    fitting = credentials_named(text, credentials) if is_learning else ()
    problem: Problem | None = None
    if day > today:
        problem = "future"
    elif today - day > FARTHEST:
        problem = "past"
    elif hours is not None and not 0 <= hours <= MOST_HOURS:
        problem = "hours"
    return AchievementReading(
        text=" ".join(_ASKS_TO_LOG.sub("", text).split()),
        day=day,
        credential=fitting[0] if len(fitting) == 1 else None,
        candidates=fitting if len(fitting) > 1 else (),
        hours=hours or None,
        finished=says_finished(text),
        problem=problem,
    )


def entry_named(text: str, entries: Sequence[Achievement]) -> Achievement | None:
    """The logged entry whose own words a text names: "the one about the stock count"; None where it names none.

    Of several that share as many words the one logged last is meant.
    """
    named = _telling_words(text)
    shared = [(len(named & _telling_words(entry.text)), place, entry) for place, entry in enumerate(entries)]
    count, _, entry = max(shared, key=lambda one: one[:2], default=(0, 0, None))
    return entry if count else None


def _telling_words(text: str) -> frozenset[str]:
    """The beginnings of the words that say what a text is about; how they are inflected tells nothing."""
    words = re.findall(r"[^\W\d_]{3,}|\d+", text.lower())
    return frozenset(word[:_STEM] for word in words if word not in _SAY_NOTHING)


def says_finished(text: str) -> bool:
    """Whether the words say that something is finished, and not only worked on."""
    return bool(_FINISHED.search(text)) and not _UNFINISHED.search(text)
