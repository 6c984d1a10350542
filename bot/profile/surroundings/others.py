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
_THEY_WANT = re.compile(
    r"\b(?:s?he|my\s+(?:\w+\s+)?(?:report|trainee|apprentice|colleague|employee))\s+(?:\w+\s+)?(?:wants?|hopes|wishes|asks|"
    r"would\s+like|is\s+(?:after|hoping|looking))\b[^.;!?]*$",
    re.IGNORECASE,
)


def is_of_somebody_else(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether the sentence is about her or him, and the speaker is not in it."""
    before, _ = around(span, text)
    return bool(_OF_THEM.search(before) or _THEY_WANT.search(before))
