"""Whether "Yes," "No," or "It depends:" may open a reply: only to a question that it is an answer to.

A point of a document may open with a verdict. The verdict answers the questions stored with the point, not every
question that the point is found for: "Yes, it is worth it" is wrong for "is it a waste of time?" and means nothing
after "how much is it worth?". `keeps_verdict` reads three things, each by words alone:

- the form: the question asks for yes or no (`bot.answering.question_form`);
- the direction: negations, antonyms ("worth" and "waste"), "only" and "always", need, and the order of what is
  compared agree with a yes/no question of the point near to it, and with what the point says after its verdict
  (`bot.answering.clause`). "It depends" answers a question and its opposite where nothing is between them;
- the subject: most of what the question speaks of occurs in the point or in its questions.

Whatever cannot be read for sure counts as disagreement: a statement without its verdict is never wrong for that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from bot.answering.clause import Clause, content_of, main_clause, read
from bot.answering.question_form import asked_clause
from bot.answering.side_words import Sides, Vocabulary, vocabulary_of

Verdict = Literal["yes", "no", "depends"]

COVERED_SHARE = 0.6
"""The share of a question's content words that the point or its questions must hold."""

UNKNOWN_WORDS = 2
"""How many words that neither holds "it depends" may be said to: it is wrong for fewer questions."""

NEAREST = 2
"""How many of a point's yes/no questions, those with most words in common, a question is compared with as well."""

WITH_A_MIDDLE = frozenset({"amount", "effect", "speed", "keep"})
"""Opposites with a third between them: what "depends" on raising the pay says nothing of lowering it."""

HELP = "~effect"
"""That something helps is said by every yes: the dimension need not be named."""

_VERDICT = re.compile(
    r"^(?:(?P<yes>yes)|(?P<no>no))(?:[,:.]\s+(?:(?!(?:an?|the)\b)[a-z]+(?: [a-z]+)?[.:]\s+)?)"
    r"|^(?P<depends>it depends|partly)[:.]\s+",
    re.IGNORECASE,
)


def split_verdict(text: str) -> tuple[Verdict | None, str]:
    """The verdict that a text opens with, and the text without it, which then begins with a capital letter."""
    match = _VERDICT.match(text)
    if match is None:
        return None, text
    rest = text[match.end() :]
    verdict: Verdict = "yes" if match["yes"] else "no" if match["no"] else "depends"
    return verdict, rest[:1].upper() + rest[1:]


def same_direction(asked: str, stored: str, sides: Sides | None = None) -> bool:
    """Whether yes to one of two questions is yes to the other, as far as can be read; False when not sure.

    Whether they are about the same subject is not judged.
    """
    one, other = _question(asked, vocabulary_of(sides)), _question(stored, vocabulary_of(sides))
    return one is not None and other is not None and _agree(one, other)


def keeps_verdict(
    asked: str,
    text: str,
    nearest: str = "",
    questions: Iterable[str] = (),
    sides: Sides | None = None,
) -> bool:
    """Whether the verdict that a point opens with answers a question; False for one without a verdict.

    `text` is the point, `questions` are those stored with it, `nearest` the stored text that was found nearest
    to the question; it counts where it is one of them.
    """
    verdict, rest = split_verdict(text)
    vocabulary = vocabulary_of(sides)
    question = _question(asked, vocabulary) if verdict is not None else None
    if question is None:
        return False
    stored = list(questions)
    whole = content_of(rest, vocabulary).union(*(content_of(one, vocabulary) for one in stored))
    unknown = question.content - whole
    is_covered = len(unknown) <= (1 - COVERED_SHARE) * len(question.content)
    said = read(main_clause(rest), vocabulary)
    if verdict == "depends" and question.content:
        is_another_end = (question.reversed_on - said.reversed_on) & WITH_A_MIDDLE
        return not is_another_end and (is_covered or len(unknown) <= UNKNOWN_WORDS)
    known = {one: reading for one in stored if (reading := _question(one, vocabulary)) is not None}
    likely = sorted(known.values(), key=lambda one: _likeness(question, one), reverse=True)[:NEAREST]
    near = ([known[nearest]] if nearest in known else []) + likely
    agreeing = [one for one in near if _agree(question, one)]
    if (near and not agreeing) or not _follows(question, said, verdict):
        return False
    if not question.content:
        return bool(question.sides) and question.sides in {one.sides for one in (*agreeing, said)}
    return is_covered and _knows_opposites(
        question, rest, agreeing, [read(one, vocabulary) for one in stored], vocabulary
    )


def _knows_opposites(
    question: Clause, rest: str, agreeing: Sequence[Clause], stored: Sequence[Clause], vocabulary: Vocabulary
) -> bool:
    """Whether the point speaks of what the question's opposites are about, or its questions do on the same end."""
    told = content_of(rest, vocabulary).union(*(one.content for one in agreeing))
    ends = {pole for one in stored for pole in one.poles}
    return all(
        f"~{dimension}" in told | {HELP} or ((dimension, sign) in ends and (dimension, -sign) not in ends)
        for dimension, sign in question.poles
    )


def _question(text: str, vocabulary: Vocabulary) -> Clause | None:
    """The reading of a yes/no question; None for any other message."""
    asked = asked_clause(text, vocabulary)
    if asked is None:
        return None
    clause = read(asked.clause, vocabulary, is_marked=True, fronted=asked.is_negative)
    if clause.sides or not asked.background:
        return clause
    return replace(clause, sides=read(asked.background, vocabulary, is_marked=True).sides)


def _agree(one: Clause, other: Clause) -> bool:
    """Whether two clauses have the same direction: yes to one is yes to the other."""
    if one.is_mixed or other.is_mixed or one.fronted != other.fronted or one.needs != other.needs:
        return False
    enough = all(("enough", 1) in reading.poles for reading in (one, other))
    if one.reach._replace(only=False) != other.reach._replace(only=False):
        return False
    if one.reach.only != other.reach.only and not enough:
        return False
    if not _same_order(one, other):
        return False
    if one.negated == other.negated and one.reversed_on == other.reversed_on:
        return True
    shared = one.dimensions & other.dimensions
    return one.sign == other.sign and one.reversed_on ^ other.reversed_on <= shared


def _same_order(one: Clause, other: Clause) -> bool:
    """Whether what is compared, or does something to the other, stands in the same order."""
    if one.sides and other.sides:
        if set(one.sides).isdisjoint(other.sides):
            return False
        common = set(one.sides) & set(other.sides)
        if [side for side in one.sides if side in common] != [side for side in other.sides if side in common]:
            return False
    if not one.before or not other.before:
        return True
    straight = len(one.before & other.before) + len(one.after & other.after)
    crossed = len(one.before & other.after) + len(one.after & other.before)
    return straight >= crossed


def _follows(question: Clause, said: Clause, verdict: Verdict | None) -> bool:
    """Whether a verdict on the question fits the statement that the point gives with it."""
    if question.before and question.after and not _same_order(question, said):
        return False
    if question.reach.lacking and said.needs and not said.reach.lacking:
        return False  # "can I do it without?" is no question that "yes, it is needed" answers
    # What the point adds beyond the question ("… as well as later") turns nothing around.
    same_sign = question.sign == said.sign_on(question.dimensions)
    if verdict == "yes":
        return not said.is_mixed and same_sign and (said.reach.universal or not question.reach.universal)
    return verdict == "depends" or not same_sign


def _likeness(one: Clause, other: Clause) -> tuple[float, float]:
    """How alike two questions are: in what they speak of first, sides included, then in all their words."""
    spoken, others = ({*clause.content, *clause.sides} for clause in (one, other))
    return _share(spoken, others), _share(one.words, other.words)


def _share(one: Collection[str], other: Collection[str]) -> float:
    return len({*one} & {*other}) / (len({*one, *other}) or 1)
