"""Reading an achievement from words: "finished the SQL badge yesterday, 3 hours".

What it yields is a proposal: the caller shows it, asks where several credentials fit, and can undo it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.catalogue.records import Credential
from bot.guidance.duration_words import hours_in
from bot.guidance.past_day_words import day_in
from bot.guidance.reading.numbers import in_digits

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
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
_COMMON = frozenset(
    {"a", "an", "and", "the", "of", "for", "to", "in", "on", "with", "my", "i", "at", "from", "by", "level"}
    | {"badge", "badges", "certificate", "certification", "course", "nanodegree", "programme", "program", "degree"}
    | {"hour", "hours", "today", "yesterday", "day", "week"}
)
_ALIKE = 86
"""From this likeness (0 to 100) on, two words are taken for the same one."""


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
    day, rest = day_in(in_digits(text).text, today)
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


def credentials_named(text: str, credentials: Sequence[Credential]) -> tuple[Credential, ...]:
    """The credentials whose titles the text names best; several when it names them alike."""
    said = _words(text)
    titles = {one.key: _words(one.title) - _COMMON or _words(one.title) for one in credentials}
    rarity = _rarity(titles.values())
    scores = {}
    for one in credentials:
        words = titles[one.key]
        found = [word for word in words if _is_said(word, said)]
        if found:
            whole = sum(rarity[word] for word in words)
            share = sum(rarity[word] for word in found) / whole
            scores[one.key] = share + (0.05 if one.kind in said else 0.0)
    best = max(scores.values(), default=0.0)
    return tuple(one for one in credentials if best >= 0.3 and scores.get(one.key, 0.0) >= best - 0.02)


def _is_said(word: str, said: Iterable[str]) -> bool:
    from rapidfuzz import fuzz

    # Short names differ by a letter from others ("R", "SQL"), so only longer ones are matched loosely.
    return any(word == one or (len(word) > 4 and fuzz.ratio(word, one) >= _ALIKE) for one in said)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _rarity(titles: Iterable[set[str]]) -> dict[str, float]:
    """How much each word tells one title from the others."""
    all_titles = list(titles)
    counts: dict[str, int] = {}
    for words in all_titles:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return {word: 0.2 + math.log((1 + len(all_titles)) / count) for word, count in counts.items()}
