"""Names that people write in files: their forms, the characters that none may have, and which name was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Keys of documents, passages and everything in the catalogue, ids of points, and names of sides."""
MAX_KEY = 72
"""The longest key of the catalogue, in characters: keys travel in the payloads of buttons."""

INTENT = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""Names of intents, as Rasa and its command syntax take them."""

_LONGEST = 100
_NEAR = 70.0
_SHORT = 3


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name most like a mistyped or shortened one, None when none is near.

    Likeness is rapidfuzz's weighted ratio from 0 to 100, which also finds "data-analyst" for "analyst". A name of
    three characters or fewer is part of too many others, so it is compared as a whole.
    """
    scorer = fuzz.ratio if len(name) <= _SHORT else fuzz.WRatio
    # Sorted, so that of two equally near names always the same one is suggested.
    near = process.extractOne(
        name[:_LONGEST], sorted(known), scorer=scorer, processor=utils.default_process, score_cutoff=_NEAR
    )
    return near[0] if near else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that suggests the nearest known name; empty when none is near."""
    near = nearest_name(name, known)
    return f'Did you mean "{near}"?' if near else ""


def control_character(text: str) -> str | None:
    """The first control character or lone surrogate of a text, None without any. Tabs and line ends are fine."""
    if text.isprintable():
        return None
    return next((c for c in text if c not in "\t\n" and unicodedata.category(c) in ("Cc", "Cs")), None)
