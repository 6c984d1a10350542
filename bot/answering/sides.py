"""Which side of a comparison a question is about: one of them, or both set against each other.

The words for the sides are the document's, but people use many others: "IC cert = one skill, EM track = everything"
names one side for it. That both are meant shows in how the sentence is built.
"""

from __future__ import annotations

import re

from bot.answering.candidates import AskedQuestion
from bot.documents.passage import LEAD, Passage

_BOTH = re.compile(
    r"\b(?:than|vs|versus|whereas|compar\w+|contrast\w*|as against|as opposed to|instead|rather|differen\w+"
    r"|differs?|both|either|neither|better|which|in each|one each|the other|respectively)\b"
    r"|\bthe one\b.*\bthe one\b|=.*="
    r"|\b(?P<opening>what|how \w+)\b.*\band\W+(?P=opening)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_TWO_CLAUSES = re.compile(r"\w\s*(?:[,;:=–—]|\s-|\b(?:and|but|while)\b)\s*\w+(?:\W+\w+){2,}", re.IGNORECASE)
_MEASURED_AGAINST = re.compile(
    r"\b(?:than|vs|versus|as against|as opposed to|compared|over|whereas|while)\b", re.IGNORECASE
)


def side_asked(question: AskedQuestion) -> str | None:
    """The one side that a question is about; None for neither, and for both also where just one is named.

    "Wait for the promotion or keep learning?" is about both.
    """
    return question.sides[0] if len(question.sides) == 1 and not _may_be_both(question.text) else None


def asks_for_both(question: AskedQuestion, point: str) -> bool:
    """Whether both halves of a comparison are asked for; `point` is the one that the question is nearest to."""
    if sets_them_side_by_side(question):
        return True
    if _OR.search(question.text):
        return not (question.sides and point == question.sides[0])
    return (point == LEAD or not question.sides) and _TWO_CLAUSES.search(question.text) is not None


def sets_them_side_by_side(question: AskedQuestion) -> bool:
    """Whether a question names both sides, or has words that only a comparison has."""
    return len(question.sides) > 1 or _BOTH.search(question.text) is not None


def measures_one_against_the_other(question: AskedQuestion) -> bool:
    """Whether one side is measured against the other: "does a promotion pay better than a badge?"."""
    is_alternative = len(question.sides) > 1 and _OR.search(question.text) is not None
    return is_alternative or (bool(question.sides) and _MEASURED_AGAINST.search(question.text) is not None)


def side_told(passage: Passage, point: str) -> str | None:
    """The side that a point of a passage speaks of, or all of it; None for both and for neither."""
    told = passage.point(point)
    return told.side if told is not None else passage.side


def tells_both(passage: Passage, point: str) -> bool:
    """Whether a point speaks of both sides: it is of neither alone, or measures its own against the other."""
    return side_told(passage, point) is None or _MEASURED_AGAINST.search(passage.text_of(point)) is not None


def _may_be_both(text: str) -> bool:
    return _BOTH.search(text) is not None or _OR.search(text) is not None
