"""Which parts of a message are questions of their own, and which are halves of one.

A message is split where something that opens like a question begins. That is no question of its own where it is
the other half of an alternative ("do they trust badges or do they go by rank?"), the end of a sentence that has one
verb for both ("can I go for it and do badges at once?"), or a clause that says when ("…, also when I am new").
The same question about each side ("what changes after a promotion and what after a badge?") may be one or two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.candidates import AskedQuestion

_PRONOUN = r"(?:i|we|you|they|he|she|it|one|people|somebody|someone)"
_ALTERNATIVE = re.compile(r"\bor\W*$", re.IGNORECASE)
_OPENS_WITH_OR = re.compile(r"or\b", re.IGNORECASE)
_OPEN = re.compile(r"^\W*(?:what|how|why|when|where|which|who)(?:'s)?\b", re.IGNORECASE)
_ENDS_OPEN = re.compile(r"\b(?:what|how|when|where|which|who)\W*$", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:can|could|should|shall|will|would|may|might|must|to)\b", re.IGNORECASE)
_BARE_DO = re.compile(rf"^do\s+(?!{_PRONOUN}\b)", re.IGNORECASE)
_SAYS_WHEN = re.compile(rf"^(?:when|while|where|whether)\s+{_PRONOUN}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!]\W*$")
_REFERS_BACK = re.compile(r"\b(?:it|that|this|they|them|these|those|one|ones)\b", re.IGNORECASE)
_OPENING_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_AND = re.compile(r"^\W*(?:and|but|so|then|also)\b\W*", re.IGNORECASE)


def separate_questions(whole: AskedQuestion, parts: Sequence[AskedQuestion]) -> tuple[AskedQuestion, ...]:
    """The parts that stand for a question each, in order; none where the message asks a single one.

    Of a question in two halves its first half stands for it.
    """
    found: list[AskedQuestion] = []
    end = 0
    for part in parts:
        start = max(whole.text.find(part.text, end), end)
        if not found or not _is_half(whole.text[:start], parts[len(found) - 1].text, part.text):
            found.append(part)
        end = start + len(part.text)
    return tuple(found) if len(found) > 1 else ()


def stand_apart(whole: AskedQuestion, parts: Sequence[AskedQuestion]) -> bool:
    """Whether a sentence ends between all of these parts."""
    starts = [whole.text.find(part.text) for part in parts[1:]]
    return all(start > 0 and _SENTENCE_END.search(whole.text[:start]) for start in starts)


def refers_back(question: AskedQuestion) -> bool:
    """Whether a part of a message has words that stand for what was said before: "and does it work?"."""
    return _REFERS_BACK.search(question.text) is not None


def ask_the_same_of_each_side(parts: Sequence[AskedQuestion]) -> bool:
    """Whether there are two parts that open alike, each about one side alone, and about different ones."""
    sides = {part.sides for part in parts}
    openings = {_opening(part.text) for part in parts}
    is_alike = len(parts) == len(sides) == 2 and len(openings) == 1
    return is_alike and all(len(part.sides) == 1 and not part.terms for part in parts)


def _is_half(before: str, previous: str, part: str) -> bool:
    """Whether a part goes on with the question before it; `before` is all of the message up to the part."""
    if _ALTERNATIVE.search(before) or _OPENS_WITH_OR.match(part):
        are_open = _OPEN.match(previous) and _OPEN.match(_OPENS_WITH_OR.sub("", part, count=1))
        return not are_open or _ENDS_OPEN.search(previous) is not None
    if _SENTENCE_END.search(before):
        return False
    is_infinitive = _BARE_DO.match(part) is not None and _MODAL.search(previous) is not None
    return is_infinitive or _SAYS_WHEN.match(part) is not None


def _opening(text: str) -> str:
    match = _OPENING_WORD.search(_AND.sub("", text, count=1))
    return match[0].lower() if match else ""
