"""The sentence that a fact stands in, and what may stand right before its number."""

from __future__ import annotations

import re

from bot.dialogue.message_reading import FactSpan

ABOUT = r"(?:(?:about|around|roughly|only|just|like|maybe|barely|under|over|is|was|of)\s+)*"
"""Words that may stand between a verb and an amount."""

SENTENCE_END = re.compile(r"[.!?;\n]+(?=\s|$)")


def around(span: FactSpan, text: str) -> tuple[str, str]:
    """What the sentence of a span holds before it and behind it, with the mark that ends it."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    first = max((end for end in ends if end <= span.start), default=0)
    last = min((end for end in ends if end > span.end - 1), default=len(text))
    return text[first : span.start], text[span.end : max(last, span.end)]
