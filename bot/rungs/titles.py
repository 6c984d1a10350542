"""A job title as an occupation and a level within it: "senior accountant" is an accountant, one level up.

Which words tell a level is the project's own list. Some do so only where they stand: a staff engineer is above an
engineer, a staff nurse is a nurse; an assistant manager is below a manager, a sales assistant is no level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.rungs.words import (
    AT,
    BELOW,
    GRADE,
    LEADING,
    NUMERALS,
    OF_ANY_WORK,
    PLACES,
    STAGES,
    WITHOUT_MEANING,
    stem,
)

_WORD = re.compile(r"[a-z0-9+#]+")
_IN_EVERY_TRADE = frozenset(stem(word) for word in OF_ANY_WORK)


@dataclass(frozen=True)
class TitleReading:
    """What a title says: `trade` are the stems of the words that name the work, `level` how far up it stands.

    0 is the plain job, 1 a senior one, from 2 on it leads or sets the direction. `leads` says that a word for
    leading people stands in it, `grade` is the number of a band or grade, None without one. `places` says that the
    title names a place and no trade: "supervisor in a shop".
    """

    trade: frozenset[str]
    level: float = 0.0
    leads: bool = False
    grade: float | None = None
    places: frozenset[str] = frozenset()

    @property
    def marks_a_level(self) -> bool:
        """Whether any word of the title tells a level."""
        return bool(self.level) or self.leads or self.grade is not None

    @property
    def is_rank_alone(self) -> bool:
        """Whether it is said in every trade and so names none: "supervisor", "team leader", "officer"."""
        return self.trade <= _IN_EVERY_TRADE


def words_of(title: str) -> list[str]:
    """The words of a title in lower case, "team lead" and "team leader" alike."""
    plain = title.casefold().replace("'s", "").replace("’s", "").replace("'", "").replace("’", "")
    return _WORD.findall(plain)


def read_title(title: str) -> TitleReading:
    """The trade and the level that a title tells."""
    stage, led, grade = 0.0, 0.0, None
    trade: set[str] = set()
    places: set[str] = set()
    lessened = 0
    words = words_of(title)
    for place, word in enumerate(words):
        before, later = words[place - 1] if place else "", words[place + 1 :]
        after = later[0] if later else ""
        if (word in BELOW and after) or (word == "assistant" and not LEADING.keys().isdisjoint(later)):
            lessened += 1
        elif word in LEADING and not (word in AT and after not in AT[word]):
            led = max(led, LEADING[word])
        elif word in STAGES and not (word in AT and after not in AT[word]):
            stage += STAGES[word]
        elif word in NUMERALS and before not in GRADE:
            stage += NUMERALS[word]
        elif (number := _grade(word, before)) is not None:
            grade = number
        elif word in PLACES:
            places.add(stem(word))
        elif word not in GRADE and word not in WITHOUT_MEANING:
            trade.add(stem(word))
    # A senior manager stands above a manager and below whoever leads managers.
    level = (led + stage / 2 if led else stage) - 0.5 * lessened
    only_places = frozenset() if trade else frozenset(places)
    return TitleReading(frozenset(trade or places), level, bool(led), grade, only_places)


def _grade(word: str, before: str) -> float | None:
    """The number of "band 6", "grade 7", "level 2", "L5" or "8a"."""
    joined = re.fullmatch(r"([lge]?)(\d{1,2})([abcd]?)", word)
    if joined is None or not (before in GRADE or joined[1]):
        return None
    return float(joined[2]) + ("abcd".index(joined[3]) / 10 if joined[3] else 0.0)
