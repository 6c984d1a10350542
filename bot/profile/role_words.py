"""What somebody calls a role, as it is said back to them: without what stands around it, and as a noun.

People say what they do as often as what they are: "I teach year 4" is a year 4 teacher.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 120
"""What somebody calls a role is cut here."""

_BEFORE = re.compile(r"^(?:(?:in|into|to|as|a|an|the)\s+)+(?=\w)", re.IGNORECASE)
_WORKS_AS = re.compile(
    r"^(?:i\s+)?(?:(?:still|only|just|now|currently)\s+)?work(?:s|ed|ing)?\s+(?:(?:still|only|just|now|mostly|mainly)\s+)?as\s+(?=\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?<=\w)[\s,;:]+(?:(?:for|in|at|of|as|since|and|or|to|with|by|the|a|an|but)\b\s*)+$", re.IGNORECASE
)
"""Said of a role and no part of its name: "into logistics planning", "as a nurse", "bank teller for"."""

_DOERS: Mapping[str, str] = {
    "teach": "teacher",
    "drive": "driver",
    "clean": "cleaner",
    "manage": "manager",
    "sell": "seller",
    "paint": "painter",
    "bake": "baker",
    "weld": "welder",
    "design": "designer",
    "translate": "translator",
    "supervise": "supervisor",
}
_DOES = re.compile(
    rf"^(?:i\s+)?(?P<verb>{'|'.join(_DOERS)})s?\s+(?:(?:a|an|the|my|our|some)\s+)?"
    r"(?P<what>(?!to\b)\w[\w-]*(?:\s+\w[\w-]*)?)(?=$|[,;]|\s+(?:in|at|for|on|of|with|and|to)\b)",
    re.IGNORECASE,
)

_WORKS_IN = re.compile(
    r"^(?:i\s+)?work(?:ing)?\s+(?:in|at)\s+(?:(?:a|an|the)\s+)?(?P<what>\w[\w-]*(?:\s+\w[\w-]*)?)$", re.IGNORECASE
)


def role_in_words(said: str) -> str:
    """The name of a role in these words, as it is kept."""
    words = _BEHIND.sub("", _BEFORE.sub("", _WORKS_AS.sub("", " ".join(said.split()))))
    if (does := _DOES.match(words)) is not None:
        words = f"{does['what']} {_DOERS[does['verb'].lower()]}{words[does.end() :]}"
    elif (works := _WORKS_IN.match(words)) is not None:
        words = f"{works['what']} worker"
    return words[:LONGEST]
