"""Badges and credentials that people say they hold: "I have an AWS badge", "I'm a certified scrum master"."""

from __future__ import annotations

import re

from bot.reading.values import ReadValue

MOST_HELD = 10
LONGEST_TITLE = 80
_KIND = (
    r"(?:badges?|certificates?|certifications?|certs?|nanodegrees?|nano-degrees?|credentials?"
    r"|micro-?credentials?|licen[cs]es?|diplomas?)"
)
_HAVE = (
    r"\b(?:i(?:'ve|\s+have|\s+already\s+have)?(?:\s+also)?(?:\s+already)?\s+(?:got|hold|earned"
    r"|own|passed|completed|finished|did)|i(?:'ve|\s+have|\s+already\s+have)|i\s+hold|holding"
    r"|with)\s+"
)
_NAMED = re.compile(
    rf"{_HAVE}(?:an?\s+|the\s+|my\s+|some\s+"
    rf"|\d+\s+)?(?P<title>(?:[\w+#./&-]+\s+){{1,6}}?{_KIND})\b(?:\s+(?:in|for|of"
    rf"|on)\s+(?P<subject>[\w+#./& -]{{2,40}}?)(?=$|[,.;!?]|\s+and\b))?",
    re.IGNORECASE,
)
_KIND_IN = re.compile(
    rf"{_HAVE}(?:an?\s+|the\s+)?(?P<title>{_KIND}\s+(?:in|for|of|on)\s+[\w+#./& -]{{2,60}}?)(?=$"
    rf"|[,.;!?]|\s+and\b|\s+but\b)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"^\W*(?:an?\s+|the\s+|my\s+)?(?P<title>(?:[\w+#./&-]+\s+){{1,5}}?{_KIND})\b(?=$|[,.;!]|\s+and\b)",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(
    rf"{_KIND}\b[^.;!?]{{0,60}}?(?:,|\band)\s+(?:an?\s+|the\s+)(?P<title>(?:[\w+#./&-]+\s+){{0,5}}?{_KIND}"
    rf"(?:\s+(?:in|for|of|on)\s+[\w+#./& -]{{2,60}}?)?)(?=$|[,.;!?]|\s+and\b|\s+but\b)",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(
    r"\bi(?:'m|\s+am)\s+(?:an?\s+)?(?P<title>certified\s+[\w+#./& -]{2,60}?)(?=$|[,.;!?]|\s+and\b|\s+but\b)",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"^(?:no|any|none|not|never|other|a lot of|few|many|\d+\s+\w+$)\b", re.IGNORECASE)
_NONE = re.compile(
    r"^\W*(?:no|none|nope|nothing|not yet|i (?:don'?t|do not) have any|i have (?:none|no \w+)"
    r"|no (?:badges?|certificates?|credentials?))\b",
    re.IGNORECASE,
)


def read_credentials(text: str, is_asked: bool = False) -> tuple[ReadValue, ...]:
    """The titles of what somebody says they hold, each once; where that was asked, also bare ones."""
    text = text[:2000].replace("’", "'")
    if not re.search(rf"{_KIND}|certified", text, re.IGNORECASE):
        return ()
    found: dict[str, ReadValue] = {}
    patterns: list[re.Pattern[str]] = [_NAMED, _KIND_IN, _AND_ANOTHER, _CERTIFIED]
    for pattern in [*patterns, _BARE] if is_asked else patterns:
        for match in pattern.finditer(text):
            title = _title(match)
            if title and title.casefold() not in found:
                start, end = match.span("title")
                found[title.casefold()] = ReadValue("evidence", title, start, end, f"you hold “{title}”")
    return tuple(sorted(found.values(), key=lambda each: each.start))[:MOST_HELD]


def says_none(text: str) -> bool:
    """Whether the answer to "what do you hold?" is nothing."""
    return bool(_NONE.search(text.replace("’", "'")))


def _title(match: re.Match[str]) -> str:
    title = " ".join(match["title"].split())[:LONGEST_TITLE]
    if _EMPTY.match(title):
        return ""
    subject = match.groupdict().get("subject")
    return f"{title} in {subject.strip()}" if subject else title
