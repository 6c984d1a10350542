"""How a text looks: without capitals, without punctuation, with emoji."""

from __future__ import annotations

import re
from random import Random

EMOJI = ("🙂", "😅", "🤔", "🙏", "👍", "😬", "🎓", "💼", "📈", "❓", "😊", "👀")

_PUNCTUATION = re.compile(r"[^\w\s'’-]|(?<=\s)-+(?=\s)")


def lower_case(text: str, random: Random) -> str:
    """No capitals."""
    return text.lower()


def upper_case(text: str, random: Random) -> str:
    """Capitals only."""
    return text.upper()


def no_punctuation(text: str, random: Random) -> str:
    """No marks between or behind words, and no apostrophes."""
    return " ".join(re.sub(r"['’]", "", _PUNCTUATION.sub(" ", text)).split())


def emoji(text: str, random: Random) -> str:
    """One to three pictures before, between or behind the words."""
    words = text.split()
    for _ in range(random.randint(1, 3)):
        words.insert(random.randint(0, len(words)), random.choice(EMOJI))
    return " ".join(words)
