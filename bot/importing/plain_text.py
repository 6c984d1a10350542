"""A CV in plain text: its sections, and within them roles with their days, skills and certificates.

Only what stands in a shape that CVs have is taken: a line with a span of days beside a title, the entries of a
section of skills or certificates. Sentences are left, so that nobody is told what they did not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bot.importing.days import day_in
from bot.importing.rows import Row, row

Section = Literal["work", "skills", "certificates", "other"]

_HEADINGS: dict[Section, str] = {
    "work": (
        r"(?:(?:work|professional|employment|career|relevant) )?(?:experience|history|employment)|positions?|career"
    ),
    "skills": (
        r"(?:(?:key|core|technical|professional|main|it|digital|other) )*"
        r"(?:skills?|competenc(?:ies|es|e)|expertise)(?: (?:and|&) \w+)?|tools|technologies"
    ),
    "certificates": (
        r"(?:professional )?(?:certifications?|certificates?|licen[cs]es?|qualifications?|training|courses)"
        r"(?: (?:and|&) (?:licen[cs]es?|certifications?|certificates?|training|courses|qualifications?))?"
    ),
    "other": (
        r"education(?: and training)?|languages?|interests?|hobbies|references?|profile|summary|about(?: me)?"
        r"|personal (?:details|statement|information)|contact|publications|projects|volunteering|awards"
    ),
}
_HEADING = {section: re.compile(pattern, re.IGNORECASE) for section, pattern in _HEADINGS.items()}

_MOMENT = r"(?:(?:[^\W\d_]{3,9}\.? )?\d{4}|\d{1,2}[/.]\d{4}|\d{4}-\d{2})"
_NOW = r"present|now|today|current|ongoing|date|heute"
_SPAN = re.compile(rf"\(?\b({_MOMENT})\s*(?:-|–|—|to|until|till|bis)\s*({_MOMENT}|{_NOW})\b\)?", re.IGNORECASE)
_SINCE = re.compile(rf"\(?\bsince ({_MOMENT})\)?", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|@|bei)\s+|\s*[|·•\t]\s*|\s+[–—-]\s+|,\s+")
_MARK = re.compile(r"^[\s\-–—•*·▪◦‣>]+")
_YEAR_AT_END = re.compile(rf"[\s,(–—-]*\(?({_MOMENT})\)?\.?$")
MOST_WORDS = 10
"""Of a title."""
MOST_OF_A_SKILL = 5
MOST_OF_A_LINE = 300
"""Characters in which a role or a certificate stands: the time for a line grows with the square of them."""


def rows_of_text(text: str) -> Iterator[Row | None]:
    """The rows in a CV's text."""
    section: Section = "other"
    before = ""
    lines = [line.strip() for line in text.splitlines()]
    for number, line in enumerate(lines):
        if not line:
            continue
        heading, rest = _heading(line)
        if heading is not None:
            section, before, line = heading, "", rest
            if not line:
                continue
        if section == "skills":
            yield from _skills(line)
        elif section == "certificates":
            yield _certificate(line[:MOST_OF_A_LINE])
        else:
            after = lines[number + 1] if number + 1 < len(lines) else ""
            yield _role(line[:MOST_OF_A_LINE], before, after[:MOST_OF_A_LINE])
        before = line[:MOST_OF_A_LINE]


def _heading(line: str) -> tuple[Section | None, str]:
    """The section that a line opens, and what stands behind a colon."""
    name, colon, rest = line.partition(":")
    bare = _MARK.sub("", name).strip(" #*_=").strip()
    for section, pattern in _HEADING.items():
        if pattern.fullmatch(bare):
            return section, rest.strip() if colon else ""
    return None, ""


def _role(line: str, before: str, after: str) -> Row | None:
    span = _SPAN.search(line) or _SINCE.search(line)
    if span is None:
        return None
    starts = day_in(span[1])
    ends = day_in(span[2]) if span.re is _SPAN else None
    if starts is None:
        return None
    beside = f"{line[: span.start()]} {line[span.end() :]}".strip(" ,;:|–—-\t")
    parts = [part for part in _AT.split(_MARK.sub("", beside)) if part.strip()]
    if not parts:
        near = before if _is_title(before) else after
        parts = [part for part in _AT.split(_MARK.sub("", near)) if part.strip()]
    if not parts or len(parts[0].split()) > MOST_WORDS:
        return None
    return row("role", parts[0], parts[1] if len(parts) > 1 else "", starts, ends, is_present=ends is None)


def _is_title(line: str) -> bool:
    return bool(line) and len(line.split()) <= MOST_WORDS and not line.endswith(".") and not _SPAN.search(line)


def _skills(line: str) -> Iterator[Row | None]:
    # "Databases: SQL, Oracle" names a group before the skills.
    group, colon, rest = line.partition(":")
    listed = rest if colon and len(group.split()) <= 4 else line
    for part in re.split(r"[,;|•·\t]", _MARK.sub("", listed)):
        name = part.strip(" .")
        if name and len(name.split()) <= MOST_OF_A_SKILL:
            yield row("skill", name)


def _certificate(line: str) -> Row | None:
    name = _MARK.sub("", line)
    year = _YEAR_AT_END.search(name)
    title = name[: year.start()] if year else name
    if not title.strip() or len(title.split()) > 14 or title.endswith("."):
        return None
    parts = [part for part in re.split(r"\s*[|·\t]\s*|\s+[–—-]\s+|,\s+", title) if part.strip()]
    return row("certificate", parts[0], parts[1] if len(parts) > 1 else "", day_in(year[1]) if year else None)
