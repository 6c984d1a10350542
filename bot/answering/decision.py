"""Answer, ask back or admit not knowing: one pure decision from what was understood and what was talked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.answering.candidates import FOLLOW_UP_INTENT, NONSENSE_INTENT, AskedQuestion, Candidate
from bot.answering.focus import Focus
from bot.answering.follow_up import is_follow_up, passage_on, resolve_follow_up, side_of
from bot.answering.selection import Selection
from bot.documents.passage import LEAD, Passage

Kind = Literal["answer", "clarify", "not_covered", "not_understood"]

ANSWER_FROM = 0.45
"""The probability that some passage answers, from which one is given as the answer (docs/decisions)."""

CLARIFY_FROM = 0.25
"""The probability from which the person is asked whether the best passages are meant."""

CLEAR_SHARE = 0.3
"""The share of the probability in scope that the best passage must hold to be given without asking back."""

UNCLEAR_MARGIN = 0.05
"""How close behind, as a share, the second passage must be for the person to be asked which is meant."""

SURE_OF_THE_WHOLE = 0.5
"""The probability of a passage for the whole message, from which its parts do not get answers of their own."""

MAX_SELECTIONS = 3
MAX_OPTIONS = 3


@dataclass(frozen=True)
class Decision:
    """What to do. `selections` say it for an answer, `options` are the passages offered when asking back."""

    kind: Kind
    selections: tuple[Selection, ...] = ()
    options: tuple[str, ...] = ()
    reason: str = ""


def decide(questions: Sequence[AskedQuestion], focus: Focus, passages: Mapping[str, Passage]) -> Decision:
    """The decision for one message: `questions` holds the whole of it first, then its parts if there are several.

    `passages` are those that the person may see; candidates outside it do not count.
    """
    if not questions:
        return Decision("not_understood", reason="nothing was said")
    whole, *parts = questions
    if len(parts) > 1:
        together = _decide_parts(parts, focus, passages)
        if together is not None and not _is_one_question(whole, together):
            return together
    return _decide_one(whole, focus, passages)


def _is_one_question(whole: AskedQuestion, together: Decision) -> bool:
    """Whether a third passage answers the whole for sure: "can I get promoted and do badges at the same time?"."""
    best = next(iter(whole.candidates), None)
    return best is not None and best.score >= SURE_OF_THE_WHOLE and best.key not in _keys(together.selections)


def _decide_parts(parts: Sequence[AskedQuestion], focus: Focus, passages: Mapping[str, Passage]) -> Decision | None:
    """One answer to several questions; None unless at least two of them are answered differently."""
    selections: list[Selection] = []
    for part in parts:
        decision = _decide_one(part, focus, passages)
        if decision.kind != "answer":
            continue
        selections += [chosen for chosen in decision.selections if chosen.passage not in _keys(selections)]
        first = decision.selections[0]
        side = side_of(part, passages[first.passage], first.point)
        # "what is a nanodegree and how long does it take": the second part is about the first one's subject.
        focus = replace(focus, passage=first.passage, topic=first.passage, point=first.point, side=side)
    if len(selections) < 2:
        return None
    return Decision("answer", tuple(selections[:MAX_SELECTIONS]), reason="several questions in one message")


def _decide_one(question: AskedQuestion, focus: Focus, passages: Mapping[str, Passage]) -> Decision:
    question = _as_seen(question, passages)
    candidates = question.candidates
    if is_follow_up(question, focus):
        chosen = resolve_follow_up(question, candidates, focus, passages)
        if chosen is not None:
            return Decision("answer", (chosen,), reason=chosen.reason)
    named = (
        _named_comparison(question, passages)
        or _named_terms(question, passages)
        or _bare_aspect(question, passages)
    )
    if named:
        return Decision("answer", named, reason=named[0].reason)
    if not candidates:
        return _unknown(question)
    if question.intent == FOLLOW_UP_INTENT:
        # Elliptical, but there is nothing that it could be about: "how do I get one?" as a first message.
        return _clarify(candidates, "the subject is missing")
    if question.in_scope < CLARIFY_FROM:
        return _unknown(question)
    if question.in_scope < ANSWER_FROM:
        return _clarify(candidates, "unsure whether a passage answers")
    best = candidates[0]
    if _is_unclear(candidates, question.in_scope):
        return _clarify(candidates, "two passages fit equally well")
    return Decision("answer", (_select(best, question, passages),), reason="best passage")


def _as_seen(question: AskedQuestion, passages: Mapping[str, Passage]) -> AskedQuestion:
    """The question without the candidates that the person may not see, whose probability no other inherits."""
    seen = tuple(candidate for candidate in question.candidates if candidate.key in passages)
    hidden = sum(candidate.score for candidate in question.candidates if candidate.key not in passages)
    if not hidden:
        return replace(question, candidates=seen)
    in_scope = max([question.in_scope - hidden, *(candidate.score for candidate in seen)])
    return replace(question, candidates=seen, in_scope=in_scope)


def _named_comparison(question: AskedQuestion, passages: Mapping[str, Passage]) -> tuple[Selection, ...]:
    """The comparison rows of the aspects named, when both sides are named too ("promotion vs badges on cost")."""
    if len(question.sides) < 2 or not question.aspects or question.terms or question.in_scope < CLARIFY_FROM:
        return ()
    rows = {passage.aspect: passage for passage in passages.values() if passage.is_comparison}
    likely = {candidate.key for candidate in question.candidates[:MAX_OPTIONS]}
    return tuple(
        Selection(rows[aspect].key, LEAD, f"both sides and {aspect} are named")
        for aspect in question.aspects
        if aspect in rows and rows[aspect].key in likely
    )[:MAX_SELECTIONS]


def _named_terms(question: AskedQuestion, passages: Mapping[str, Passage]) -> tuple[Selection, ...]:
    """Each term named, when there are several: "laddering or stacking, what is the difference?"."""
    named = [key for key in question.terms if key in passages]
    if len(named) < 2 or question.in_scope < ANSWER_FROM:
        return ()
    return tuple(Selection(key, LEAD, "several terms are named") for key in named[:MAX_SELECTIONS])


def _bare_aspect(question: AskedQuestion, passages: Mapping[str, Passage]) -> tuple[Selection, ...]:
    """The aspect for both sides, when nothing is in focus and none is named: "cost?"."""
    if question.intent != FOLLOW_UP_INTENT or not question.aspects or question.sides:
        return ()
    passage = passage_on(question.aspects[0], None, passages.values())
    return (Selection(passage.key, LEAD, f"{passage.aspect} is named, no side"),) if passage is not None else ()


def _select(best: Candidate, question: AskedQuestion, passages: Mapping[str, Passage]) -> Selection:
    passage = passages[best.key]
    point = best.point
    if passage.is_comparison and len(question.sides) > 1:
        point = LEAD
    if point != LEAD and passage.point(point) is None:
        point = LEAD  # the model is older than the knowledge base
    return Selection(passage.key, point, f'nearest question: "{best.why}"')


def _is_unclear(candidates: Sequence[Candidate], in_scope: float) -> bool:
    if len(candidates) < 2 or in_scope <= 0:
        return False
    first, second = candidates[0].score / in_scope, candidates[1].score / in_scope
    return first < CLEAR_SHARE and first - second < UNCLEAR_MARGIN


def _clarify(candidates: Sequence[Candidate], reason: str) -> Decision:
    return Decision("clarify", options=tuple(c.key for c in candidates[:MAX_OPTIONS]), reason=reason)


def _unknown(question: AskedQuestion) -> Decision:
    kind: Kind = "not_understood" if question.intent == NONSENSE_INTENT else "not_covered"
    return Decision(kind, reason="no passage answers")


def _keys(selections: Sequence[Selection]) -> set[str]:
    return {selection.passage for selection in selections}
