"""Facts told of somebody else: "one of my team …, she has been in the post for two years"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue.message_reading import FactSpan
from bot.profile.surroundings.sentence import around

_OF_THEM = re.compile(
    r"^\W*(?:(?:and|but|so|also|well|now|then|still)\W+){0,2}s?he\b(?!.*\b(?:i|i['’]\w+|me|my|we|us)\b)",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(
    r",\s*s?he(?:['’]s|\s+(?:has|had|is|was))\s+(?:only\s+)?been\b(?!.*\bi\b)[^.;!?,]*$", re.IGNORECASE
)
_THEY = (
    r"\b(?:s?he|one\s+of\s+(?:my|our)\s+\w+(?:,[^.;!?]*,)?"
    r"|my\s+(?:\w+\s+)?(?:report|trainee|apprentice|colleague|employee))"
)
_THEY_WANT = re.compile(
    rf"{_THEY}\s+(?:\w+\s+)?(?:wants?|hopes|wishes|asks|would\s+like|is\s+(?:after|hoping|looking))\b[^.;!?]*$",
    re.IGNORECASE,
)
_THEY_WANT_TO_BE = re.compile(
    rf"{_THEY}[\s,]+(?:\w+\s+)?(?:wants?|hopes|wishes|asks|would\s+like|is\s+(?:hoping|looking))\s+to\s+"
    r"(?:be(?:come)?|(?:work|train|qualify)\s+as|move\s+up\s+to)\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)


def is_of_somebody_else(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether the sentence is about her or him, and the speaker is not in it."""
    before, _ = around(span, text)
    return bool(_OF_THEM.search(before) or _BETWEEN.search(before) or _THEY_WANT.search(before))


def wants_to_be_it(before: str) -> bool:
    """Whether somebody else wants to become what these words lead to: "one of my team wants to be a"."""
    return _THEY_WANT_TO_BE.search(before) is not None
