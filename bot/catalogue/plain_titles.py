"""What to call an occupation before people: a title that somebody would say, never one of a classification.

"First-Line Supervisors of Retail Sales Workers" is the name of a statistical class; who holds the job is a shop
manager. A title of a class is replaced by the first of the occupation's other names that is plain.
"""

from __future__ import annotations

import re

from bot.catalogue.naming import normalised
from bot.catalogue.records import Occupation

MOST_WORDS = 4
_OF_A_CLASS = re.compile(r"[,;/()]|\b(?:first-line|except|including|all other|related|other|and)\b", re.IGNORECASE)


def plain_title(occupation: Occupation) -> str:
    """The title, in the singular and small letters as people say it, or the first plain name beside it."""
    names = (occupation.title, *occupation.alternatives)
    plain = next((name for name in names if is_plain(name)), occupation.title)
    return _as_said(plain) if plain == occupation.title else plain


def is_plain(title: str) -> bool:
    """Whether a title is short and names one job alone."""
    return len(title.split()) <= MOST_WORDS and not _OF_A_CLASS.search(title)


def _as_said(title: str) -> str:
    """The title in the singular where it is a plural of capitals, as O*NET writes it."""
    words = title.split()
    if not all(word[:1].isupper() for word in words):
        return title
    last = words[-1]
    said = [word if word.isupper() or any(letter.isdigit() for letter in word) else word.lower() for word in words]
    singular = normalised(last)
    said[-1] = said[-1] if said[-1].isupper() or " " in singular or not singular else singular
    return " ".join(said)
