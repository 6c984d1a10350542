"""What the reader of facts missed, where a message says it in words that leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.surroundings.sentence import SENTENCE_END
from bot.profile.surroundings.shifts import is_no_time_to_learn
from bot.reading.deadlines import read_deadline
from bot.reading.hours import read_hours
from bot.reading.numbers import in_digits
from bot.reading.values import ReadValue

SURELY_HELD = 0.6
"""From this probability on, a skill that the catalogue does not know is kept in the person's own words."""

MOST_WORDS = 4
"""More words than these are no name of a skill."""

_WITHIN = re.compile(r"\b(?:with)?in\b.*\b(?:month|year|week)", re.IGNORECASE)
_AIMS = re.compile(
    r"\b(?:want(?:ing)?|wanna|would like|(?:i|we)['’]?d (?:like|love)|become|becoming|aim(?:ing)?|hop(?:e|ing)"
    r"|goal|get there|be there|move (?:up|into)|going for)\b",
    re.IGNORECASE,
)
_HOURS_A_WEEK = re.compile(
    r"(?<![\w.,:/-])\d{1,2}(?:\s*(?:-|to|or)\s*\d{1,2})?\s*(?:h|hrs?|hours?)\s*(?:/|an?|per|each|every|in\s+(?:an?\s+|the\s+)?)\s*(?:week|wk)\b"
)
_ALONE = re.compile(r"\W*(?:ideally|maybe|if possible|preferably|say|probably|and|but)?\W*$", re.IGNORECASE)


def deadline_missed(text: str, spans: Sequence[FactSpan], today: date) -> ReadValue | None:
    """A time within which somebody wants to be there, of which no word was read as any fact.

    It stands alone between commas, or behind a word for what they aim at: "we cut costs in six months" has none.
    """
    read = read_deadline(in_digits(text), today)
    if read is None or not _WITHIN.match(text[read.start : read.end]):
        return None
    if any(span.start < read.end and read.start < span.end for span in spans):
        return None
    sentence = SENTENCE_END.split(text[: read.start])[-1]
    is_alone = bool(_ALONE.match(sentence.rpartition(",")[2])) and not text[read.end :].strip(" ,.!;")[:1].isalnum()
    return read if is_alone or _AIMS.search(sentence) else None


def hours_missed(text: str, spans: Sequence[FactSpan]) -> ReadValue | None:
    """Hours a week that are told as such, of which no word was read as any fact: "just 3 hours in a week"."""
    match = _HOURS_A_WEEK.search(in_digits(text).text)
    if match is None or any(span.label == labels.HOURS for span in spans):
        return None
    place = in_digits(text).place(*match.span())
    span = FactSpan(labels.HOURS, text[slice(*place)], *place)
    if is_no_time_to_learn(span, (), text) or text.rstrip().endswith("?"):
        return None
    return read_hours(in_digits(span.text), True)


def skills_in_own_words(spans: Iterable[FactSpan], known: Iterable[str]) -> tuple[str, ...]:
    """The skills that somebody says they have and the catalogue does not name; `known` has the others' words."""
    found = [word.casefold() for word in known]
    said = [span for span in spans if span.label == labels.SKILL_HELD and span.probability >= SURELY_HELD]
    names = (" ".join(span.text.split()).strip(" ,.;") for span in said)
    return tuple(
        dict.fromkeys(
            name
            for name in names
            if 0 < len(name.split()) <= MOST_WORDS
            and not any(one in name.casefold() or name.casefold() in one for one in found)
        )
    )
