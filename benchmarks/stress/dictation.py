"""What voice input makes of a question: words that sound alike, hesitation, no marks."""

from __future__ import annotations

import re
from random import Random

from benchmarks.stress.appearance import no_punctuation

SOUNDS_LIKE = {
    "their": "there", "there": "their", "they're": "there", "your": "you're", "to": "too", "too": "to",
    "for": "four", "know": "no", "new": "knew", "right": "write", "whether": "weather", "which": "witch",
    "than": "then", "its": "it's", "would": "wood", "whole": "hole", "weeks": "weaks", "pay": "pay",
    "role": "roll", "raise": "rays", "rise": "rice", "badge": "batch", "badges": "batches",
    "credential": "credential", "credentials": "credentials", "nanodegree": "nano degree",
    "nanodegrees": "nano degrees", "upskill": "up skill", "upskilling": "up skilling",
    "microcredential": "micro credential", "microcredentials": "micro credentials", "cert": "sert",
    "certs": "serts", "stackable": "stack a bull", "laddering": "lathering", "career": "carrier",
    "cv": "see v", "vs": "verses", "course": "coarse", "courses": "coarses", "principle": "principal",
    "fare": "fair", "hire": "higher", "higher": "hire", "grade": "greyed", "seen": "scene", "sum": "some",
    "some": "sum", "by": "buy", "one": "won", "two": "too", "where": "wear", "here": "hear", "week": "weak",
}  # fmt: skip
"""Of these, as many as `MOST` are misheard in a text."""

MOST = 2
HESITATIONS = ("um", "uh", "er", "like", "you know", "I mean")

_WORD = re.compile(r"[a-z']+")


def dictation(text: str, random: Random) -> str:
    """The text as it may come out of a microphone."""
    words = no_punctuation(text.replace("-", " "), random).lower().split()
    alike = [place for place, word in enumerate(words) if word in SOUNDS_LIKE]
    for place in random.sample(alike, min(MOST, len(alike))):
        words[place] = SOUNDS_LIKE[words[place]]
    if random.random() < 0.5:
        words.insert(random.randint(0, len(words) - 1), random.choice(HESITATIONS).lower())
    return " ".join(words)
