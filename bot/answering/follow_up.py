"""Questions that live off what was said before: "and how long does it take?", "and for the other one?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.answering.candidates import FOLLOW_UP_INTENT, AskedQuestion, Candidate
from bot.answering.focus import Focus
from bot.answering.selection import Selection
from bot.documents.passage import LEAD, Passage

MAX_WORDS = 12
DEFINITION = "definition"

_REFERS_BACK = re.compile(
    r"\b(it|its|it's|that|this|them|they|their|those|these|one)\b|^(and|but|so|what about|how about|or)\b",
    re.IGNORECASE,
)

_OTHER = re.compile(r"\b(others?|alternative|opposite|flip|vice versa|conversely|instead)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(which|compare[ds]?|comparison|difference|each|both|either)\b", re.IGNORECASE)


def is_follow_up(question: AskedQuestion, focus: Focus) -> bool:
    """Whether a question names no subject of its own but there is one in focus."""
    if focus.passage is None or question.terms or len(question.text.split()) > MAX_WORDS:
        return False
    if question.intent == FOLLOW_UP_INTENT:
        return True  # also with a side in it: "would it help me get promoted?"
    return bool(question.aspects) and not question.sides and _REFERS_BACK.search(question.text) is not None


def resolve_follow_up(
    question: AskedQuestion,
    candidates: Sequence[Candidate],
    focus: Focus,
    passages: Mapping[str, Passage],
) -> Selection | None:
    """The passage that says what was asked about the subject in focus, or None when none does."""
    topic = passages.get(focus.topic or focus.passage or "")
    if topic is None:
        return None
    # "and which is cheaper?" is about both sides, whichever is in focus.
    side = None if _EACH.search(question.text) else focus.side
    for aspect in question.aspects:
        passage = passage_on(aspect, side, passages.values())
        if passage is not None:
            preferred = LEAD if passage.is_comparison else _fitting_point(passage, candidates)
            point = point_for(passage, side, preferred)
            return _follow_up(topic, passage, point, f"a follow-up on {aspect}", question)
    for candidate in candidates:
        passage = passages[candidate.key]
        if passage.side is None or focus.side in (None, passage.side):
            point = point_for(passage, focus.side, candidate.point)
            return _follow_up(topic, passage, point, "a follow-up", question, candidate.why)
    return None


def switch_side(
    question: AskedQuestion | None, focus: Focus, passages: Mapping[str, Passage], sides: Sequence[str]
) -> Selection | None:
    """The answer to "and for the other one?", "what about promotion?" or "and on time?"; None when none fits."""
    if question is None:
        return other_side(focus, passages, sides)
    current = passages.get(focus.passage or "")
    if current is not None and current.is_comparison and _EACH.search(question.text):
        return Selection(current.key, LEAD, "the same for both sides")
    named = question.sides[0] if len(question.sides) == 1 else None
    if question.aspects and named is None and not _OTHER.search(question.text):
        return resolve_follow_up(question, (), focus, passages)
    if question.aspects:
        side = named or next((name for name in sides if focus.side and name != focus.side), None)
        passage = passage_on(question.aspects[0], side, passages.values())
        if passage is not None:
            return Selection(passage.key, point_for(passage, side, LEAD), f"{question.aspects[0]} for {side}")
    return other_side(focus, passages, sides, named)


def other_side(
    focus: Focus, passages: Mapping[str, Passage], sides: Iterable[str], named: str | None = None
) -> Selection | None:
    """What the passage in focus, or its counterpart, says of the side named, else of the one not in focus.

    None when neither says which side is meant.
    """
    current = passages.get(focus.passage or "")
    side = named or next((name for name in sides if focus.side and name != focus.side), None)
    if current is None or side is None:
        return None
    reason = f"the same for {side}"
    own = _point_of_side(current, side)
    if own is not None and (current.is_comparison or current.side != focus.side):
        return Selection(current.key, own, reason)
    for aspect in (current.aspect, DEFINITION):
        counterpart = passage_on(aspect, side, passages.values()) if aspect else None
        if counterpart is not None and counterpart.key != current.key:
            return Selection(counterpart.key, point_for(counterpart, side, LEAD), reason)
    if side == current.side:
        return Selection(current.key, LEAD, reason)
    return Selection(current.key, own, reason) if own is not None else None


def other_spoken_of(focus: Focus, passages: Mapping[str, Passage]) -> Selection | None:
    """The term that was spoken of last before the one in focus, for "and the other one?"; None without one."""
    spoken = (name.partition("/")[0] for name in reversed(focus.said))
    terms = (key for key in spoken if key in passages and passages[key].term is not None)
    other = next((key for key in terms if key not in (focus.topic, focus.passage)), None)
    return Selection(other, LEAD, "the other that was spoken of") if other is not None else None


def passage_on(aspect: str, side: str | None, passages: Iterable[Passage]) -> Passage | None:
    """The passage about an aspect: one of this side, else one of neither, a section before a comparison row."""
    fitting = [passage for passage in passages if passage.aspect == aspect and passage.side in (side, None)]
    return min(fitting, key=lambda passage: (passage.side is None, passage.is_comparison), default=None)


def point_for(passage: Passage, side: str | None, preferred: str) -> str:
    """The preferred point unless it speaks of the other side and another speaks of this one."""
    if preferred == LEAD and side is not None and passage.side == side:
        return LEAD  # all of the passage speaks of this side
    point = passage.point(preferred)
    if side is None or (point is not None and point.side == side):
        return preferred if point is not None else LEAD
    return _point_of_side(passage, side) or (preferred if point is not None and point.side is None else LEAD)


def side_of(question: AskedQuestion, passage: Passage, point_id: str) -> str | None:
    """The side that an answer was about: the one named, else the point's, else the passage's."""
    if len(question.sides) == 1:
        return question.sides[0]
    if len(question.sides) > 1:
        return None
    point = passage.point(point_id)
    return point.side if point is not None and point.side else passage.side


def _follow_up(
    topic: Passage, passage: Passage, point: str, reason: str, question: AskedQuestion, nearest: str = ""
) -> Selection:
    """The passage chosen for a follow-up, naming the topic where it is a term that the passage does not name."""
    subject = topic.term if topic.term is not None and topic.key != passage.key else ""
    return Selection(
        passage.key, point, reason, is_follow_up=True, subject=subject, asked=question.text, nearest=nearest
    )


def _point_of_side(passage: Passage, side: str) -> str | None:
    return next((point.id for point in passage.points if point.side == side), None)


def _fitting_point(passage: Passage, candidates: Sequence[Candidate]) -> str:
    return next((candidate.point for candidate in candidates if candidate.key == passage.key), LEAD)
