"""What a question names outright: both sides and an aspect, several terms, an aspect alone.

Such a question is answered by what the documents declare for these words, whatever the ranking puts first.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.answering.candidates import FOLLOW_UP_INTENT, AskedQuestion
from bot.answering.clause import content_of
from bot.answering.follow_up import passage_on, point_for
from bot.answering.selection import MAX_SELECTIONS, Selection
from bot.documents.passage import LEAD, Passage

LIKELY = 3
"""How many of the best candidates count as likely."""


def named_outright(
    question: AskedQuestion, passages: Mapping[str, Passage], in_scope: bool, is_sure: bool
) -> tuple[Selection, ...]:
    """The passages that a question names; none where it names none.

    `in_scope` tells whether some passage may answer it at all, `is_sure` whether one does.
    """
    return (
        (_named_comparison(question, passages) if in_scope else ())
        or (_named_terms(question, passages) if is_sure else ())
        or _bare_aspect(question, passages)
        or (() if in_scope else _declared_words_alone(question, passages))
    )


def _named_comparison(question: AskedQuestion, passages: Mapping[str, Passage]) -> tuple[Selection, ...]:
    """The comparison rows of the aspects named, when both sides are named too ("promotion vs badges on cost")."""
    if len(question.sides) < 2 or not question.aspects or question.terms:
        return ()
    rows = {passage.aspect: passage for passage in passages.values() if passage.is_comparison}
    likely = {candidate.key for candidate in question.candidates[:LIKELY]}
    return tuple(
        Selection(rows[aspect].key, LEAD, f"both sides and {aspect} are named")
        for aspect in question.aspects
        if aspect in rows and rows[aspect].key in likely
    )[:MAX_SELECTIONS]


def _named_terms(question: AskedQuestion, passages: Mapping[str, Passage]) -> tuple[Selection, ...]:
    """Each term named, when there are several: "laddering or stacking, what is the difference?"."""
    named = [key for key in question.terms if key in passages]
    if len(named) < 2:
        return ()
    return tuple(Selection(key, LEAD, "several terms are named") for key in named[:MAX_SELECTIONS])


def _bare_aspect(question: AskedQuestion, passages: Mapping[str, Passage]) -> tuple[Selection, ...]:
    """The aspect for both sides, when nothing is in focus and none is named: "cost?"."""
    if question.intent != FOLLOW_UP_INTENT or not question.aspects or question.sides:
        return ()
    passage = passage_on(question.aspects[0], None, passages.values())
    return (Selection(passage.key, LEAD, f"{passage.aspect} is named, no side"),) if passage is not None else ()


def _declared_words_alone(question: AskedQuestion, passages: Mapping[str, Passage]) -> tuple[Selection, ...]:
    """The aspect for the side named, of a question that holds nothing but words that a document declares for both.

    "How much is a bootcamp" is in the document's own words, whatever the ranking makes of so few of them.
    """
    if len(question.sides) != 1 or len(question.aspects) != 1:
        return ()
    rest = question.text
    for words in question.named:
        rest = rest.replace(words, " ")
    passage = passage_on(question.aspects[0], question.sides[0], passages.values())
    if content_of(rest, ()) or passage is None:
        return ()
    point = point_for(passage, question.sides[0], LEAD)
    reason = f"nothing but {question.sides[0]} and {passage.aspect} is named"
    return (Selection(passage.key, point, reason, asked=question.text, side=question.sides[0]),)
