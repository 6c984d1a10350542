"""British and American spelling and words, each turned into the other."""

from __future__ import annotations

import re
from random import Random

BRITISH_AMERICAN = (
    ("programme", "program"), ("programmes", "programs"), ("organisation", "organization"),
    ("organisations", "organizations"), ("recognise", "recognize"), ("recognised", "recognized"),
    ("recognises", "recognizes"), ("specialise", "specialize"), ("specialised", "specialized"),
    ("specialisation", "specialization"), ("favour", "favor"), ("favourite", "favorite"),
    ("honour", "honor"), ("behaviour", "behavior"), ("colour", "color"), ("labour", "labor"),
    ("centre", "center"), ("skilful", "skillful"), ("judgement", "judgment"), ("licence", "license"),
    ("learnt", "learned"), ("cheque", "check"), ("enrol", "enroll"), ("enrolment", "enrollment"),
    ("fulfil", "fulfill"), ("practise", "practice"), ("analyse", "analyze"), ("summarise", "summarize"),
    ("prioritise", "prioritize"), ("emphasise", "emphasize"), ("formalised", "formalized"),
    ("personalised", "personalized"), ("cv", "resume"), ("uni", "college"), ("pay rise", "raise"),
    ("rise", "raise"), ("mum", "mom"), ("maths", "math"), ("mobile", "cell phone"), ("holiday", "vacation"),
    ("redundant", "laid off"), ("fortnight", "two weeks"), ("cheers", "thanks"), ("whilst", "while"),
    ("autumn", "fall"), ("diary", "calendar"), ("flat", "apartment"), ("lift", "elevator"),
    ("queue", "line"), ("shop", "store"), ("secondary school", "high school"), ("mate", "buddy"),
)  # fmt: skip

_OTHER = {
    **{american: british for british, american in BRITISH_AMERICAN if american not in {"line", "fall", "check"}},
    **dict(BRITISH_AMERICAN),
}
_PATTERN = re.compile(r"\b(?:" + "|".join(sorted(_OTHER, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def british_american(text: str, random: Random) -> str:
    """Each word that the two write or say otherwise, as the other one does."""
    return _PATTERN.sub(lambda match: _OTHER[match.group().lower()], text)
