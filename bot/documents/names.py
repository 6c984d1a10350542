"""The forms of names in a knowledge document, and what to suggest when one is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import cast, get_args

from bot.dialogue.person import Audience
from bot.files.faults import FaultList, excerpt

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Keys of documents and passages, ids of points, names of sides: they travel in button payloads."""

INTENT = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""Names of intents, as Rasa and its command syntax take them."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the known name nearest to a mistyped one; empty when none is near."""
    near = get_close_matches(name.casefold()[:100], list(known), n=1, cutoff=0.7)
    return f'Did you mean "{near[0]}"?' if near else ""


def as_audience(text: str, line: int, faults: FaultList) -> Audience:
    """The audience of this name; with an unknown one a fault, and the narrower audience to be safe."""
    if text in get_args(Audience):
        return cast(Audience, text)
    faults.add(line, f"{excerpt(text)} is no audience.", 'Write "public" or "employees".')
    return "employees"


def normalised(text: str) -> str:
    """The text in lower case with letters and digits only: equal for two ways to type one question."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(words) or " ".join(text.split())
