"""Where the name of a role begins and ends, which a tagger that labels word by word cannot see.

It cuts "kitchen supervisor" behind "kitchen", takes the "in" of "in retail" along, and reads "waiter to sommelier"
as one role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.dialogue.message_reading import ROLE_AIM, ROLE_NOW, FactSpan
from bot.rungs.words import LEADING, STAGES

_LEVEL_BEFORE = re.compile(
    rf"\b(?:(?:{'|'.join([*STAGES, 'lead', 'head', 'chief', 'deputy', 'acting', 'assistant'])})[ -]"
    r"|(?:band|grade|level)\s\d{1,2}[a-d]?\s|[lg]\d{1,2}\s)+$",
    re.IGNORECASE,
)
_LEVELS_BEHIND = sorted({*LEADING, "assistant", "trainer", "owner"} - {"charge", "boss", "leading", "partner"})
_LEVEL_BEHIND = re.compile(rf"(?:[ -](?:{'|'.join(_LEVELS_BEHIND)})\b)+", re.IGNORECASE)
_NAMES_SOMEBODY = re.compile(
    r"(?:er|or|ist|ian|ant|ent|man|woman|nurse|chef|cook|clerk|guard|aide|hand|pilot|tech|waitress|maid|sister|matron)s?$",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"(?:(?:on(?!\s+the\b)|in(?!\s+charge\b)|at|to|as|of|for|with|from|by|and|or|but|the|an?|be|become|becoming|am|i'?m|is|here)\s+)+(?=\S)",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?<!\bit)(?<!\bthem)(?:\s+(?:on|in|at|as|of|for|with|under|and|or|to|the|an?|my))+$", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"(?:(?:on|in|at|to|as|of|for|with|the|my|an?|them|there|one|ones|place|thing|is|be)\b|\W)+", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"(?:that|this|the|same|his|her|their)\s+(?:job|role|post|position|title|spot|seat|one)\b", re.IGNORECASE
)
_FROM_TO = re.compile(
    r"(?P<now>\w[\w/&'-]*(?:\s\w[\w/&'-]*)?)\s+to\s+(?P<aim>(?!be\b|call\b|have\b|do\b|get\b|run\b|the\b|five\b)\w.+)",
    re.IGNORECASE,
)
_NO_ROLE_BEFORE_TO = re.compile(
    r"\b(?:want|wants|like|love|go|going|get|getting|move|moving|step|stepping|up|back|over|try|hope|hoping|aim|plan|next|way|close|due|able|need|have"
    r"|on|in|it|people|one|me|assistant|pa|secretary|adviser|deputy)\b",
    re.IGNORECASE,
)


def whole_names(text: str, span: FactSpan, first: int) -> Iterator[FactSpan]:
    """The role or roles that a span names, whole; none where no name is left. `first` is where it may begin."""
    if not _REFERENCE.match(span.text):
        span = _title(text, span, first)
    if span.text and not _NO_NAME.fullmatch(span.text):
        yield from _from_one_to_another(span)


def _title(text: str, span: FactSpan, first: int) -> FactSpan:
    """With the words of level beside it, and without what is no part of a name."""
    start, end = span.start, span.end
    if lead := _BEGINNING.match(text[start:end]):
        start += lead.end()
    # Only where the words go on: somebody may be in "goods in".
    if (tail := _ENDING.search(text[start:end])) and re.match(r"\s\w", text[end:]):
        end = start + tail.start()
    # "I'm a baker manager says no": a name that is whole already takes no other word along.
    is_whole = _NAMES_SOMEBODY.search(text[start:end])
    if start < end and not is_whole and (level := _LEVEL_BEHIND.match(text, end)):
        end = level.end()
    if start < end and (level := _LEVEL_BEFORE.search(text[first:start])):
        start = first + level.start()
    end = max(start, end)
    return replace(span, text=text[start:end], start=start, end=end)


def _from_one_to_another(span: FactSpan) -> Iterator[FactSpan]:
    """ "Waiter to sommelier" names the role that somebody has and the one they aim at."""
    both = _FROM_TO.fullmatch(span.text) if span.label == ROLE_AIM else None
    if both is None or _NO_ROLE_BEFORE_TO.search(both["now"]):
        yield span
        return
    for label, group in ((ROLE_NOW, "now"), (ROLE_AIM, "aim")):
        start, end = both.span(group)
        yield replace(span, label=label, text=both[group], start=span.start + start, end=span.start + end)
