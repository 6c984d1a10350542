"""British and American English: the same word spelt differently, and other everyday words for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.nlu.text.word_model import EDGE

BRITISH_AMERICAN = (
    ("cv", "resume"), ("pay rise", "raise"), ("pay rise", "pay raise"),
    ("redundancy", "layoff"), ("redundancies", "layoffs"), ("made redundant", "laid off"),
    ("redundant", "laid off"), ("holiday", "vacation"), ("holidays", "vacations"), ("annual leave", "pto"),
    ("programme", "program"), ("programmes", "programs"), ("licence", "license"), ("licences", "licenses"),
    ("practise", "practice"), ("enrol", "enroll"), ("enrolment", "enrollment"), ("fulfil", "fulfill"),
    ("skilful", "skillful"), ("judgement", "judgment"), ("cheque", "check"), ("grey", "gray"),
    ("fortnight", "two weeks"), ("whilst", "while"), ("amongst", "among"),
    ("maths", "math"), ("mum", "mom"), ("secondary school", "high school"), ("mobile", "cell phone"),
    ("flat", "apartment"), ("lift", "elevator"), ("shop", "store"),
    ("diary", "calendar"), ("mate", "buddy"), ("learnt", "learned"), ("spelt", "spelled"),
    ("labour market", "job market"), ("payslip", "pay stub"), ("timetable", "schedule"), ("marks", "grades"),
)  # fmt: skip

RISE, RAISE = "rise", "raise"
_BEFORE_A_NOUN = frozenset({EDGE, "a", "an", "any", "big", "bigger", "my", "no", "some", "that", "this", "your"})
_AFTER_ANOTHER_RISE = frozenset({"above", "from", "in", "of", "through", "to", "up", "upon"})

_RULES = [
    (re.compile(rf"{one}({endings})$"), rf"{other}\1")
    for british, american, endings in (
        ("is", "iz", "e[sdr]?|ing|ations?|able"),
        ("ys", "yz", "e[sdr]?|ing"),
        ("our", "or", "|s|ed|ing|ites?|able|al|ful"),
        ("ll", "l", "ed|ing|ers?"),
        ("tre", "ter", "|s"),
        ("ogue", "og", "|s"),
        ("ence", "ense", "|s"),
    )
    for one, other in ((british, american), (american, british))
]


def respelt(word: str) -> Iterator[str]:
    """How the other variety would spell the word by rule; not every result is a word."""
    for pattern, replacement in _RULES:
        if pattern.search(word):
            yield pattern.sub(replacement, word)


def is_rise_in_pay(before: str, word: str, after: str) -> bool:
    """Whether "rise" is what Americans call a raise: a noun, and not the rise of or in something else."""
    return word == RISE and before in _BEFORE_A_NOUN and after not in _AFTER_ANOTHER_RISE


def other_words() -> Mapping[str, tuple[str, ...]]:
    """For each word or pair of words, what the other variety says."""
    others: dict[str, tuple[str, ...]] = {}
    for british, american in BRITISH_AMERICAN:
        others[british] = (*others.get(british, ()), american)
        others[american] = (*others.get(american, ()), british)
    return others
