"""Where a text speaks of the role somebody has and of the one they want: "from data analyst to data engineer"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["present", "target"]

LONGEST = 60
MOST_WORDS = 6
_WORD = r"[\w+#&/'.-]*\w[+#]*"
_PHRASE = rf"(?P<role>{_WORD}(?:\s+{_WORD}){{0,9}})"
_STOP = re.compile(
    r"\s+(?:and|but|or|for|since|within|by|with|who|that|which|so|because|what|how|should|wanting|looking|hoping|aiming"
    r"|trying|now|currently|already|earning|making|one\s+day|some\s*day|next|asap|then|i|i'm|i've|my|to|two|three|\d+"
    r"|as\s+soon|at\s+the\s+moment|at\s+present|right\s+now|in\s+(?!charge\b)|at\s+|on\s+|from\s+|after\s+|eventually"
    r"|please|if|when|would|can|could|is|are|was|has|have|instead)(?=\s|$|\W).*$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"^(?:(?:being|a|an|the|our|my|just|only|still|currently|now|really|working|as)\s+)+", re.IGNORECASE
)
_NO_ROLE = re.compile(
    r"^(?:not|no|so|very|too|really|sure|stuck|bored|tired|new|here|good|better|happy|unhappy|interested|looking|thinking"
    r"|trying|wondering|afraid|sorry|able|ready|going|being|promoted|torn|years?|months?|in|at|on|it|this|that"
    r"|them|more|most|what|who|when|something|someone|anything|well|fine|ok|okay|done|halfway|\d+|one|two|three|four|five"
    r"|badges?|promotions?|certificates?|micro-?credentials?|nanodegrees?|planning|hoping|aiming|learning|earning|up|"
    r"considering|only|just|also|often|the\s+only|able)\b",
    re.IGNORECASE,
)
_I_AM = r"(?:i\s+am|i'm|im|i've\s+been|i\s+have\s+been|i\s+was)"
_FROM_TO = re.compile(
    rf"\bfrom\s+(?P<present>(?:an?\s+)?{_WORD}(?:\s+{_WORD}){{0,4}}?)\s+to\s+(?:an?\s+)?{_PHRASE}", re.I
)
_TARGET = re.compile(
    r"\b(?:(?:want|like|love|aim|hope|hoping|plan|planning|going|trying|try|dream|wish|need)\w*\s+(?:to|of)\s+(?:be(?:come|coming)?"
    r"|being|work\s+as|get\s+(?:in)?to|move\s+(?:up\s+)?(?:in)?to)|(?:to\s+)?become|becoming|aim(?:ing)?\s+(?:for|at)"
    r"|(?:my\s+)?(?:goal|target|dream|aim)\s+(?:job\s+|role\s+)?(?:is|:)(?:\s+to\s+be(?:come)?)?|(?:move|switch|transition|change)\s+"
    r"(?:up\s+)?(?:in)?to(?:\s+be)?|promoted\s+to|i\s+(?:want|need)\s+(?=(?:an?|the)\b)|promotion\s+to)\s+(?:an?\s+|the\s+)?"
    rf"{_PHRASE}",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    rf"\b(?:{_I_AM}\s+(?:(?:currently|now|still|just)\s+)?(?:working\s+|employed\s+)?(?:as\s+)?(?:an?|the)\s+"
    rf"|{_I_AM}\s+(?=\w+(?:\s+\w+){{0,3}}\s+(?:since|for)\s+\d)"
    rf"|i\s+(?:currently\s+)?work\s+(?:currently\s+)?as\s+(?:an?\s+|the\s+)?|working\s+as\s+(?:an?\s+|the\s+)?"
    rf"|my\s+(?:current\s+|present\s+)?(?:job|role|position|title)(?:\s+title)?\s*(?:is|:)\s+(?:an?\s+|the\s+)?"
    rf"|currently\s+(?:an?\s+|the\s+)|(?:years?|months?)\s+as\s+(?:an?\s+|the\s+)?|i'm\s+(?=[\w-]+\s+by\s+trade))"
    rf"{_PHRASE}",
    re.IGNORECASE,
)
CUES = re.compile(
    r"\b(?:i|i'm|im|i've|my|become|becoming|aim\w*|promoted\s+to|working\s+as|currently|years?\s+as|from\s+\w.*\bto)\b",
    re.IGNORECASE,
)
"""Without one of these nobody speaks of themselves, and nothing further is tried."""


@dataclass(frozen=True)
class RolePhrase:
    """The words that name a role, with their place in the text."""

    role: Role
    text: str
    start: int
    end: int


def role_phrases(text: str) -> tuple[RolePhrase, ...]:
    """The present role and the target, as far as the text speaks of them; at most one of each."""
    text = text[:1000].replace("’", "'")
    if not CUES.search(text):
        return ()
    found: dict[Role, RolePhrase] = {}
    if (match := _FROM_TO.search(text)) and not re.search(
        r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)?day|week|month|year|time|now)\b",
        match["present"],
        re.IGNORECASE,
    ):
        _add(found, "present", text, *match.span("present"))
        _add(found, "target", text, *match.span("role"))
    for role, pattern in (("target", _TARGET), ("present", _PRESENT)):
        for match in pattern.finditer(text):
            _add(found, role, text, *match.span("role"))  # type: ignore[arg-type]
    return tuple(sorted(found.values(), key=lambda phrase: phrase.start))


def _add(found: dict[Role, RolePhrase], role: Role, text: str, start: int, end: int) -> None:
    if role in found:
        return
    words = text[start:end]
    if lead := _LEAD.match(words):
        start += lead.end()
        words = words[lead.end() :]
    words = _STOP.sub("", words).rstrip(" .-'/")
    if not words or len(words) > LONGEST or len(words.split()) > MOST_WORDS or _NO_ROLE.match(words):
        return
    if any(start < other.end and other.start < start + len(words) for other in found.values()):
        return
    found[role] = RolePhrase(role, words, start, start + len(words))
