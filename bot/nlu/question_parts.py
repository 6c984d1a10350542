"""Two questions in one message: where one ends and the next begins."""

from __future__ import annotations

import re

MAX_PARTS = 3
MIN_WORDS = 2

_OPENING = (
    r"(?:what|what's|whats|how|how's|why|when|where|which|who|is|are|does|do|did|can|could|should|will|would|"
    r"am|has|have|tell me|explain)"
)
_BOUNDARY = re.compile(
    rf"(?<=[?!.])\s+(?=\S)|[,;]?\s+(?:and|also|plus|or|then|&)\s+(?:also\s+|then\s+)?(?={_OPENING}\b)|[;\n]+\s*",
    re.IGNORECASE,
)
_QUESTION = re.compile(rf"^(?:(?:and|also|plus|so|but|then|ok|hi|hello)[,\s]+)*{_OPENING}\b|\?\s*$", re.IGNORECASE)


def split_questions(text: str) -> tuple[str, ...]:
    """The questions in a message, at most `MAX_PARTS`; the whole text alone when it holds fewer than two.

    A part counts as a question when it opens like one or ends in a question mark; a message of which a part
    is none is left whole, because that part may be what the question is about.
    """
    parts = [part.strip(" ,") for part in _BOUNDARY.split(text) if part.strip(" ,?!.")]
    questions = [part for part in parts if _QUESTION.search(part) and len(part.split()) >= MIN_WORDS]
    if len(questions) < 2 or len(questions) > MAX_PARTS:
        return (text,)
    if sum(len(part.split()) for part in parts if part not in questions) > MIN_WORDS:
        return (text,)
    return tuple(questions)
