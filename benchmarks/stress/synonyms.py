"""Other words for the same: what a speaker of English may say instead, in and beside the subject.

A word that is both verb and noun, or part of a name, stands here only with a word that tells which it is.
"""

from __future__ import annotations

import re
from random import Random

SYNONYMS = {
    "my job": ("my position", "my post"),
    "a job": ("a position", "a post"),
    "my career": ("my working life", "my professional path"),
    "be promoted": ("be moved up a grade", "be given a higher post"),
    "getting promoted": ("being moved up", "rising to a higher post"),
    "a raise": ("a pay rise", "a pay increase"),
    "get promoted": ("move up", "be promoted"),
    "boss": ("manager", "supervisor"),
    "manager": ("boss", "line manager"),
    "company": ("firm", "employer"),
    "companies": ("firms", "employers"),
    "employers": ("companies", "firms"),
    "employer": ("company", "firm"),
    "salary": ("pay", "wage"),
    "money": ("cash", "pay"),
    "skills": ("abilities", "competencies"),
    "skill": ("ability", "competence"),
    "course": ("class", "training"),
    "courses": ("classes", "trainings"),
    "quickly": ("fast", "rapidly"),
    "fast": ("quickly", "rapidly"),
    "quicker": ("faster", "sooner"),
    "costs": ("prices", "fees"),
    "expensive": ("pricey", "costly"),
    "cheap": ("inexpensive", "low cost"),
    "better": ("preferable", "superior"),
    "explain": ("describe", "clarify"),
    "choose": ("pick", "decide on"),
    "difference": ("distinction", "contrast"),
    "differences": ("distinctions", "contrasts"),
    "important": ("relevant", "vital"),
    "often": ("frequently", "commonly"),
    "big": ("large", "major"),
    "small": ("little", "tiny"),
    "need": ("require", "have to have"),
    "benefit": ("advantage", "upside"),
    "benefits": ("advantages", "upsides"),
    "actually": ("really", "in practice"),
    "people": ("folks", "persons"),
}
MOST = 2
"""How many words of a text are replaced at most: more of them read like no one's English."""

_PATTERN = re.compile(r"\b(?:" + "|".join(sorted(SYNONYMS, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def synonyms(text: str, random: Random) -> str:
    """Up to `MOST` words replaced by others of the same meaning."""
    found = list(_PATTERN.finditer(text))
    for match in sorted(random.sample(found, min(MOST, len(found))), key=lambda one: -one.start()):
        text = text[: match.start()] + random.choice(SYNONYMS[match.group().lower()]) + text[match.end() :]
    return text
