"""Answers to which badges and credentials somebody holds: how many count, and when they hold none."""

from __future__ import annotations

import re

MOST_HELD = 10
LONGEST_TITLE = 80

_NONE = re.compile(
    r"^\W*(?:no|none|nope|nothing|neither|not yet|i (?:don'?t|do not) have any|i have (?:none|no \w+)"
    r"|no (?:badges?|certificates?|credentials?))\b",
    re.IGNORECASE,
)


def says_none(text: str) -> bool:
    """Whether the answer to "what do you hold?" is nothing."""
    return bool(_NONE.search(text.replace("’", "'")))
