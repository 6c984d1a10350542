"""How somebody puts their own question right: "no, I meant feedback on my own work, not on theirs"."""

from __future__ import annotations

import re

from bot.reading.manner import words_said

_MEANT = re.compile(
    r"^\W*(?:(?:no+|nope|nah|sorry|oh|ah|er|um+|oops|wait|hmm+|well|but|actually|my bad)\W+){0,4}"
    r"(?:(?:that's|that is|it's|this is) not (?:what|quite what) i (?:meant|asked|was asking)\W+"
    r"(?:i (?:meant|mean|want|asked)\b)?"
    r"|(?:what )?i (?:really |actually )?(?:meant|was (?:asking|talking|thinking)|wanted to (?:ask|know)|asked)\b"
    r"|(?<=\W)i mean\b)(?: (?:about|for|was|is|if|whether))?\W+(?P<meant>\w.+)$"
)
_NOT_THAT = re.compile(r"[,;.]? (?:and |but )?not (?=\w+ \w).*$", re.IGNORECASE | re.DOTALL)
_FEWEST_WORDS = 2


def means_instead(text: str) -> bool:
    """Whether somebody says what they meant to ask; what leaves that open ("no, the other thing") is none."""
    match = _MEANT.search(words_said(text))
    return match is not None and len(match["meant"].split()) >= _FEWEST_WORDS


def said_away(text: str) -> tuple[int, int]:
    """Where a text says what was not meant, up to its end; an empty span at its end where it does not."""
    match = _NOT_THAT.search(text)
    return match.span() if match is not None and match.start() > 0 else (len(text), len(text))
