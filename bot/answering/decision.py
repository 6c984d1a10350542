"""Answer, ask back, point to the sign-in or admit not knowing: one pure decision for one message.

An answer that is likely but not sure is given, and the next likely passages are offered with it. The person is
asked back only where likely answers contradict each other, where none is likely, or where the subject is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.answering.candidates import FOLLOW_UP_INTENT, NONSENSE_INTENT, AskedQuestion, Candidate
from bot.answering.fit import answers_validity, fitting_first, with_aspects_read
from bot.answering.focus import Focus
from bot.answering.follow_up import is_follow_up, resolve_follow_up, side_of
from bot.answering.named_outright import named_outright
from bot.answering.polarity import split_verdict
from bot.answering.question_form import is_yes_no
from bot.answering.selection import MAX_SELECTIONS, Selection, joined
from bot.answering.separate_questions import (
    ask_the_same_of_each_side,
    refers_back,
    separate_questions,
    stand_apart,
)
from bot.answering.sides import side_asked
from bot.documents.passage import Passage
from bot.knowledge.ranking import ANSWER_FROM

Kind = Literal["answer", "clarify", "for_employees", "not_covered", "not_understood"]

CLARIFY_FROM = 0.25
"""The probability from which an answer is tried, with others on offer, or the person asked what is meant."""

LIKELY_ENOUGH = 0.12
"""The probability of a passage from which it is given although another may be meant, rather than asking back."""

LIKELY_HIDDEN = 0.15
"""The probability of a passage that the person may not see from which they are told that there is an answer."""

LIKELY_IN_DOUBT = 0.3
"""The same where it is in doubt whether any passage answers: what is out of scope had better be asked about."""

WORTH_OFFERING = 0.3
"""The share of the best passage's probability from which another one is offered below the answer."""

CLEAR_SHARE = 0.3
"""The share of the probability in scope that the best passage must hold to be given without an offer."""

UNCLEAR_MARGIN = 0.05
"""How close behind, as a share, the second passage must be for it to count as fitting equally well."""

SURE_OF_THE_WHOLE = 0.5
"""The probability of a passage for the whole message, from which its parts do not get answers of their own."""

SURELY_IN_SCOPE = 0.95
"""The probability from which one of several questions is answered although the whole message is not covered."""

SURE_OF_A_PART = 0.35
"""The probability of a passage from which a part that refers to what was said before gets an answer of its own."""

MAX_OPTIONS = 3


@dataclass(frozen=True)
class Decision:
    """What to do. `selections` say it for an answer; `options` are offered with it, or when asking back.

    `for_employees` is a kind of its own: the passage that answers exists, but not for this person. Nothing here
    says which it is. `part_for_employees` is the same for one of several questions, the others being answered.
    """

    kind: Kind
    selections: tuple[Selection, ...] = ()
    options: tuple[str, ...] = ()
    reason: str = ""
    is_tentative: bool = False
    """Whether an answer is given although something else may be meant, which is then said below it."""

    part_for_employees: bool = False


def decide(
    questions: Sequence[AskedQuestion],
    focus: Focus,
    passages: Mapping[str, Passage],
    hidden: Collection[str] = frozenset(),
) -> Decision:
    """The decision for one message: `questions` holds the whole of it first, then its parts if there are several.

    `passages` are those that the person may see, `hidden` the keys of those that exist but that they may not see.
    A candidate in neither is gone since the model was trained, and does not count.
    """
    if not questions:
        return Decision("not_understood", reason="nothing was said")
    whole, *parts = questions
    several = separate_questions(whole, parts)
    if several and not (ask_the_same_of_each_side(several) and _is_near_a_comparison(whole, passages)):
        together = _decide_parts(several, focus, passages, hidden)
        is_sure = stand_apart(whole, several) or ask_the_same_of_each_side(several)
        if together is not None and (is_sure or not _is_one_question(whole, together)):
            return together
    decision = _decide_one(whole, focus, passages, hidden)
    if decision.kind in ("clarify", "not_covered"):
        sure = (_decide_one(part, focus, passages, hidden) for part in several if part.in_scope >= SURELY_IN_SCOPE)
        return next((one for one in sure if one.kind == "answer" and not one.is_tentative), decision)
    return decision


def _is_near_a_comparison(whole: AskedQuestion, passages: Mapping[str, Passage]) -> bool:
    best = next((passages[one.key] for one in whole.candidates if one.key in passages), None)
    return best is not None and best.is_comparison


def _is_one_question(whole: AskedQuestion, together: Decision) -> bool:
    """Whether a third passage or point answers the whole for sure: "can I move up and be learning as well?"."""
    best = next(iter(whole.candidates), None)
    if together.part_for_employees or best is None or best.score < SURE_OF_THE_WHOLE:
        return False
    said = {(selection.passage, selection.point) for selection in together.selections}
    is_of_one_passage = len({passage for passage, _ in said}) == 1
    return best.key not in {passage for passage, _ in said} or (
        is_of_one_passage and (best.key, best.point) not in said
    )


def _decide_parts(
    parts: Sequence[AskedQuestion], focus: Focus, passages: Mapping[str, Passage], hidden: Collection[str]
) -> Decision | None:
    """One answer to several questions; None unless at least two of them get different ones."""
    selections: tuple[Selection, ...] = ()
    is_same = ask_the_same_of_each_side(parts)
    is_hidden = False
    answered = 0
    for part in parts:
        decision = _decide_one(part, focus, passages, hidden)
        is_hidden |= decision.kind == "for_employees"
        # One of two in doubt is said where nothing else is about as likely, or where it is the other side's answer.
        is_said = not decision.is_tentative or is_same or (bool(selections) and not decision.options)
        chosen = decision.selections if decision.kind == "answer" and is_said else ()
        if selections and (not chosen or _is_in_the_dark(part, chosen)):
            chosen = _more_of_the_same(part, focus, passages)
        for one in chosen:
            before, selections = selections, joined(selections, one, passages)
            answered += selections != before
        if chosen:
            first = chosen[0]
            side = side_of(part, passages[first.passage], first.point)
            # "what is a nanodegree and how long does it take": the second part is about the first one's subject.
            focus = replace(focus, passage=first.passage, topic=first.passage, point=first.point, side=side)
    if not selections or answered + is_hidden < 2:
        return None
    reason = "several questions in one message"
    return Decision("answer", selections[:MAX_SELECTIONS], reason=reason, part_for_employees=is_hidden)


def _more_of_the_same(part: AskedQuestion, focus: Focus, passages: Mapping[str, Passage]) -> tuple[Selection, ...]:
    """Another point of the passage just answered from, where a part is nearest to it: "and how is it decided?"."""
    best = next(iter(part.candidates), None)
    if best is None or best.key != focus.passage or passages[best.key].point(best.point) is None:
        return ()
    return (_select(best, part, passages),)


def _is_in_the_dark(part: AskedQuestion, chosen: Sequence[Selection]) -> bool:
    """Whether a part is only understood from what was said before it, and what it was taken for is not sure.

    "And does it work?" alone is near to anything.
    """
    best = max((candidate.score for candidate in part.candidates), default=0.0)
    return refers_back(part) and not chosen[0].is_follow_up and best < SURE_OF_A_PART


def _is_doubtful(question: AskedQuestion) -> bool:
    return question.in_scope < ANSWER_FROM


def _decide_one(
    question: AskedQuestion, focus: Focus, passages: Mapping[str, Passage], hidden: Collection[str]
) -> Decision:
    is_hidden = _is_best_hidden(question, hidden)
    question = with_aspects_read(_as_seen(question, passages))
    candidates = fitting_first(question, question.candidates, passages)
    best = next(iter(candidates), None)
    if not is_hidden and best is not None and not answers_validity(question, passages[best.key], best.point):
        return Decision("not_covered", reason="no passage says how long it holds")
    if is_follow_up(question, focus) and not _stands_alone(question, passages):
        chosen = resolve_follow_up(question, candidates, focus, passages)
        if chosen is not None:
            return Decision("answer", (chosen,), reason=chosen.reason)
    if is_hidden:
        return Decision("for_employees", reason="what answers is for employees")
    named = named_outright(question, passages, question.in_scope >= CLARIFY_FROM, question.in_scope >= ANSWER_FROM)
    if named:
        return Decision("answer", named, reason=named[0].reason)
    if not candidates:
        return _unknown(question)
    if question.intent == FOLLOW_UP_INTENT:
        # Elliptical, but there is nothing that it could be about: "how do I get one?" as a first message.
        return _clarify(candidates, "the subject is missing")
    if question.in_scope < CLARIFY_FROM:
        return _unknown(question)
    return _answer_or_ask(question, candidates, passages)


def _stands_alone(question: AskedQuestion, passages: Mapping[str, Passage]) -> bool:
    """Whether what seems to ask an aspect of the subject in focus surely asks something of its own.

    "How long do I give it before I look elsewhere?" asks how long, and not how long a promotion takes.
    """
    best = max(question.candidates, key=lambda candidate: candidate.score, default=None)
    if best is None or best.key not in passages or question.intent == FOLLOW_UP_INTENT:
        return False
    return best.score >= SURE_OF_THE_WHOLE and passages[best.key].aspect not in question.aspects


def _answer_or_ask(
    question: AskedQuestion, candidates: Sequence[Candidate], passages: Mapping[str, Passage]
) -> Decision:
    """The best passage, with others on offer where it is not sure to be meant; a question back where it must be."""
    is_doubtful = _is_doubtful(question)
    likeliest = max(candidates, key=lambda candidate: candidate.score)
    # One that goes first because it fits what was asked for is clear, whatever the ranking said.
    is_unclear = likeliest is candidates[0] and _is_unclear(candidates, question.in_scope)
    chosen = (_select(candidates[0], question, passages),)
    if not is_doubtful and not is_unclear:
        return Decision("answer", chosen, reason=chosen[0].reason)
    reason = "unsure whether a passage answers" if is_doubtful else "two passages fit equally well"
    if likeliest.score < (LIKELY_IN_DOUBT if is_doubtful else LIKELY_ENOUGH):
        return _clarify(candidates, reason)
    if is_unclear and _contradict(candidates[0], candidates[1], question, passages):
        return _clarify(candidates, "two passages that fit equally well contradict each other")
    others = dict.fromkeys(one.key for one in candidates if one.score >= WORTH_OFFERING * likeliest.score)
    offered = tuple(key for key in others if key != candidates[0].key)[: MAX_OPTIONS - 1]
    return Decision("answer", chosen, offered, f"{reason}, the likeliest one goes first", is_tentative=True)


def _contradict(one: Candidate, other: Candidate, question: AskedQuestion, passages: Mapping[str, Passage]) -> bool:
    """Whether two answers are opposite verdicts, or of different sides where the question names none."""
    verdicts = {split_verdict(_text(candidate, passages))[0] for candidate in (one, other)}
    if verdicts == {"yes", "no"} and is_yes_no(question.text):
        return True
    sides = {side_of(question, passages[candidate.key], candidate.point) for candidate in (one, other)}
    return not question.sides and None not in sides and len(sides) > 1


def _text(candidate: Candidate, passages: Mapping[str, Passage]) -> str:
    return passages[candidate.key].text_of(candidate.point)


def _is_best_hidden(question: AskedQuestion, hidden: Collection[str]) -> bool:
    """Whether what most probably answers is a passage that the person may not see."""
    best = max(question.candidates, key=lambda candidate: candidate.score, default=None)
    is_sure = question.in_scope >= ANSWER_FROM
    return best is not None and best.key in hidden and is_sure and best.score >= LIKELY_HIDDEN


def _as_seen(question: AskedQuestion, passages: Mapping[str, Passage]) -> AskedQuestion:
    """The question without the candidates that the person may not see, whose probability no other inherits."""
    seen = tuple(candidate for candidate in question.candidates if candidate.key in passages)
    hidden = sum(candidate.score for candidate in question.candidates if candidate.key not in passages)
    if not hidden:
        return replace(question, candidates=seen)
    in_scope = max([question.in_scope - hidden, *(candidate.score for candidate in seen)])
    return replace(question, candidates=seen, in_scope=in_scope)


def _select(best: Candidate, question: AskedQuestion, passages: Mapping[str, Passage]) -> Selection:
    reason = f'nearest question: "{best.why}"'
    return Selection(best.key, best.point, reason, asked=question.text, nearest=best.why, side=side_asked(question))


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
