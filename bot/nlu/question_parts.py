"""Two questions in one message: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_PARTS = 3
MIN_WORDS = 2

_ASKING = (
    r"(?:what|what's|whats|what're|how|how's|hows|why|why's|when|when's|where|where's|which|who|who's|whose|whether|"
    r"is|isn't|are|aren't|was|were|does|doesn't|do|don't|did|can|can't|could|should|shouldn't|will|won't|would|"
    r"wouldn't|might|may|shall|am|has|have|any idea|tell me|explain|describe|define|compare|show me|give me)"
)
_WISHING = (
    r"(?:(?:can|could|would) you (?:please )?(?:tell me|explain)|"
    r"(?:i (?:want|need|would like|wanted)|i'd like|id like) to (?:know|understand|hear)|i wonder|wondering|"
    r"not sure|i don't (?:know|understand|get)|i'm (?:curious|unsure))"
)
_OPENING = rf"(?:{_ASKING}|{_WISHING})"
_BOUNDARY = re.compile(
    r"(?<=[?!.])\s+(?=\S)"
    rf"|[,;]?\s+(?:and|also|plus|or|then|but|&)\s+(?:also\s+|then\s+|if so,?\s+)?(?={_OPENING}\b)"
    r"|[;\n]+\s*",
    re.IGNORECASE,
)
_QUESTION = re.compile(rf"^(?:(?:and|also|plus|so|but|then|ok|hi|hello)[,\s]+)*{_OPENING}\b|\?\s*$", re.IGNORECASE)


def split_questions(text: str) -> tuple[str, ...]:
    """The questions in a message, at most `MAX_PARTS`; the whole text alone when it holds fewer than two.

    A part counts as a question when it opens like one or ends in a question mark. What is said in between belongs
    to the question after it, or to the last one, because it may be what that is about.
    """
    spans: list[tuple[int, int]] = []
    said_from: int | None = None
    for start, end in _parts(text):
        words = len(text[start:end].split())
        if words >= MIN_WORDS and _QUESTION.search(text[start:end]):
            spans.append((start if said_from is None else said_from, end))
            said_from = None
        elif words > MIN_WORDS and said_from is None:
            said_from = start
    if not 2 <= len(spans) <= MAX_PARTS:
        return (text,)
    if said_from is not None:
        spans[-1] = (spans[-1][0], len(text))
    return tuple(text[start:end].strip(" ,") for start, end in spans)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each part that holds more than marks."""
    start = 0
    for boundary in (*_BOUNDARY.finditer(text), None):
        end = len(text) if boundary is None else boundary.start()
        if text[start:end].strip(" ,?!."):
            yield start, end
        start = len(text) if boundary is None else boundary.end()
