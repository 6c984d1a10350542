"""How something is said: refused, skipped, or not known."""

from __future__ import annotations

import re

_SKIP = re.compile(
    r"^\W*(?:please\s+)?(?:skip(?:\s+(?:this|that|it|the question|this one))?|pass"
    r"|next(?:\s+(?:question|one))?|no\s+(?:comment|answer))\W*$"
    r"|\b(?:rather|prefer|would like)\s+not\b|\bnone\s+of\s+your\s+business\b|\b(?:don'?t"
    r"|do\s+not|won'?t)\s+want\s+to\s+(?:say|tell|answer|share)\b"
    r"|\bthat'?s\s+private\b|\bi\s+won'?t\s+(?:say|tell|answer)\b|\bskip\s+(?:this|that|it)\b"
)
_UNKNOWN = re.compile(
    r"\b(?:don'?t|do\s+not|i\s+not|dunno|doesn'?t)\s+know\b|\bdunno\b|\bnot\s+know\b|\bno\s+idea\b|\bnot\s+sure\b"
    r"|\bunsure\b|\bno\s+clue\b|\bidk\b"
    r"|\bhard\s+to\s+say\b|\bcan'?t\s+(?:say|tell)\b|\bhaven'?t\s+(?:decided|thought)\b"
)
_NO_DEADLINE = re.compile(
    r"\bno\s+(?:rush|hurry|deadline|particular\s+date)\b|\bwhenever\b|\bany\s*time\b"
    r"|\bnot\s+in\s+a\s+hurry\b|\btakes?\s+as\s+long\b"
)


def is_refusal(text: str) -> bool:
    """Whether the question is passed over: skipped, refused, or answered with "don't know"."""
    words = _words(text)
    return bool(_SKIP.search(words) or _UNKNOWN.search(words))


def is_no_deadline(text: str) -> bool:
    """Whether there is no date to be ready by."""
    return bool(_NO_DEADLINE.search(_words(text)))


def _words(text: str) -> str:
    return " ".join(text[:500].replace("’", "'").lower().split())
