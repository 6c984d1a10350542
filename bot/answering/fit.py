"""Whether an answer fits what was asked for: its side and its aspect, beyond what the ranking says.

The ranking knows what a question is about, less well what it wants of it: "how much is it" and "how much would I
get" are near each other and have different answers. Here the wish is read from the question's words, and a point
counts as meeting it when its own words or a good share of the questions stored with it have the same wish. So it
holds for any document, without anything declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answering.candidates import AskedQuestion, Candidate
from bot.answering.follow_up import DEFINITION, passage_on, point_for
from bot.answering.question_form import is_yes_no
from bot.answering.sides import (
    asks_for_both,
    measures_one_against_the_other,
    sets_them_side_by_side,
    side_asked,
    side_told,
    tells_both,
)
from bot.answering.wishes import (
    COST,
    DRAWBACK,
    MEASURES,
    PAY,
    TIME,
    VALIDITY,
    WHICH,
    WORTH,
    asks_price,
    unwanted,
    wishes,
)
from bot.documents.passage import LEAD, Passage

CLOSE = 0.5
"""The share of the best score from which another passage may go first because it fits better."""

FAR = 0.1
"""The same where the best passage answers something else: what it costs for what it pays, or the other side."""

MEETS = 0.25
"""The share of a point's stored questions with a wish, from which the point meets it."""

BENEFIT = "benefit"

_ASKS_WHY = re.compile(r"\b(?:why|reasons?|because|how come)\b", re.IGNORECASE)


def with_aspects_read(question: AskedQuestion) -> AskedQuestion:
    """The question with its aspects put right: what it costs is not what it pays, how long it holds no duration."""
    wanted = wishes(question.text)
    measures = [wish for wish in MEASURES if wish in wanted]
    wrong = set(unwanted(question.text))
    if len(measures) == 1 and measures[0] != TIME:
        wrong = wrong | {COST, PAY} - {measures[0]}
    aspects = (*(aspect for aspect in question.aspects if aspect not in wrong), *measures)
    return replace(question, aspects=tuple(dict.fromkeys(aspects)))


def meets(passage: Passage, point: str, wish: str) -> bool:
    """Whether a point says what the wish is for: by its questions, its own words or what the passage is about."""
    stored = [question.text for question in passage.questions if question.point == point]
    if stored and sum(wish in wishes(text) for text in stored) >= MEETS * len(stored):
        return True
    return wish in wishes(passage.text_of(point)) or (wish in MEASURES and passage.aspect == wish)


def misfit(question: AskedQuestion, passage: Passage, point: str) -> int:
    """0 for a point that fits, 1 for one that says less than was asked for, 2 for one that says something else."""
    wanted = wishes(question.text)
    side = side_asked(question)
    told = side_told(passage, point)
    if side is not None and told is not None and told != side:
        return 2
    measures = [wish for wish in MEASURES if wish in wanted]
    if VALIDITY in wanted and not meets(passage, point, VALIDITY):
        return 2 if passage.aspect in MEASURES or any(meets(passage, point, wish) for wish in MEASURES) else 1
    if len(measures) == 1 and not meets(passage, point, measures[0]):
        other = passage.aspect in MEASURES or any(meets(passage, point, wish) for wish in MEASURES)
        return 2 if other or _asks_price_of_a_side(question) else 1
    if passage.aspect in unwanted(question.text) and not meets(passage, point, VALIDITY):
        return 2
    if WORTH in wanted and point == LEAD and _defines(passage):
        return 1
    if DRAWBACK in wanted and not meets(passage, point, DRAWBACK):
        return 2 if _praises(passage) else int(point == LEAD and _defines(passage))
    if WHICH in wanted and not meets(passage, point, WHICH) and _praises(passage):
        return 1
    return 0


def fitting_point(question: AskedQuestion, candidate: Candidate, passage: Passage) -> str:
    """The candidate's point, or another one of the passage that fits better: of the side and wish of the question.

    A point that the passage no longer has counts as its lead.
    """
    point = candidate.point if passage.point(candidate.point) is not None else LEAD
    if _is_reason(passage, point) and is_yes_no(question.text) and not _ASKS_WHY.search(question.text):
        # "Because …" answers no question that yes or no answers.
        point = max(_no_reasons(passage), key=lambda other: _likeness(question.text, passage, other))
    side = side_asked(question)
    if passage.is_comparison:
        if asks_for_both(question, point):
            return LEAD
        return point_for(passage, side, LEAD if side is not None else point)
    if measures_one_against_the_other(question) and not tells_both(passage, point):
        of_both = [LEAD, *(other.id for other in passage.points if other.side is None and not other.is_reason)]
        return max(of_both, key=lambda other: _likeness(question.text, passage, other))
    if side is not None and side_told(passage, point) not in (None, side):
        own = [other.id for other in passage.points if other.side == side and not other.is_reason]
        point = max(own, key=lambda other: _likeness(question.text, passage, other), default=point)
    if misfit(question, passage, point) == 0:
        return point
    wanted = wishes(question.text)
    if VALIDITY in wanted and misfit(question, passage, LEAD) < misfit(question, passage, point):
        point = LEAD
    better = [
        other
        for other in _no_reasons(passage)
        if misfit(question, passage, other) == 0 and any(meets(passage, other, wish) for wish in wanted)
    ]
    return max(better, key=lambda other: _likeness(question.text, passage, other), default=point)


def _is_reason(passage: Passage, point: str) -> bool:
    found = passage.point(point)
    return found is not None and found.is_reason


def _no_reasons(passage: Passage) -> list[str]:
    return [LEAD, *(other.id for other in passage.points if not other.is_reason)]


def fitting_first(
    question: AskedQuestion, candidates: Sequence[Candidate], passages: Mapping[str, Passage]
) -> tuple[Candidate, ...]:
    """The candidates, with the first one that fits better than the best put before it if its score allows.

    Each has its fitting point. Others keep their order.
    """
    if not candidates:
        return ()
    fitted = [
        Candidate(one.key, fitting_point(question, one, passages[one.key]), one.score, one.similarity, one.why)
        for one in candidates
    ]
    poor = misfit(question, passages[fitted[0].key], fitted[0].point)
    if poor:
        allowed = fitted[0].score * (FAR if poor > 1 else CLOSE)
        for one in fitted[1:]:
            if one.score >= allowed and misfit(question, passages[one.key], one.point) == 0:
                return (one, *(other for other in fitted if other is not one))
        declared = _declared_for_it(question, fitted[0], passages)
        if declared is not None:
            return (declared, *(other for other in fitted if other.key != declared.key))
    return tuple(fitted)


def _declared_for_it(question: AskedQuestion, best: Candidate, passages: Mapping[str, Passage]) -> Candidate | None:
    """The passage that the best one's document declares for the price, where that alone is asked for.

    Whatever else a question is near to, one that asks for the price is answered by nothing else.
    """
    if not _asks_price_of_a_side(question):
        return None
    same = [passage for passage in passages.values() if passage.document == passages[best.key].document]
    found = passage_on(COST, side_asked(question), same)
    if found is None:
        return None
    declared = replace(best, key=found.key, point=LEAD)
    return replace(declared, point=fitting_point(question, declared, found))


def _asks_price_of_a_side(question: AskedQuestion) -> bool:
    """Whether the price is asked for of what the document compares: "how much is the bonus?" asks for none."""
    return asks_price(question.text) and (bool(question.sides) or sets_them_side_by_side(question))


def answers_validity(question: AskedQuestion, passage: Passage, point: str) -> bool:
    """False where it is asked how long something holds, and told how long it takes, what it costs, is or brings."""
    if VALIDITY not in wishes(question.text) or meets(passage, point, VALIDITY):
        return True
    return not (_defines(passage) or _praises(passage) or passage.aspect in MEASURES)


def _likeness(text: str, passage: Passage, point: str) -> float:
    """The share of words that a question has in common with the nearest question stored with a point."""
    words = _words(text)
    stored = (_words(question.text) for question in passage.questions if question.point == point)
    return max((len(words & other) / len(words | other) for other in stored if other), default=0.0)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _defines(passage: Passage) -> bool:
    return passage.aspect == DEFINITION or passage.term is not None


def _praises(passage: Passage) -> bool:
    return passage.aspect == BENEFIT
