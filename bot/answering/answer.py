"""From chosen passages to a reply: leads with the point asked for and does not recite the rest.

A yes, no or "it depends" opens a reply only to the question that it answers, and the side asked about comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.clause import content_of
from bot.answering.focus import Focus
from bot.answering.polarity import keeps_verdict, split_verdict
from bot.answering.selection import Selection
from bot.answering.side_words import vocabulary_of
from bot.answering.wording import about_subject, as_statement, review_note, table_columns
from bot.dialogue.phrases import day
from bot.dialogue.reply import Reply, Table
from bot.documents.passage import LEAD, Document, Passage

ENOUGH_SENTENCES = 2
MORE_POINTS = 2
MOST_REPEATED = 0.25
"""From this share of what it speaks of on, a second sentence repeats the first."""

SUBJECT_WORDS = 4
_SEVERAL = re.compile(r"\b(?:and|or|both|neither)\b")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_SENTENCE_START = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True)
class Answer:
    """A reply without buttons, and the points that it says, as (passage, point id), the first one leading."""

    reply: Reply
    said: tuple[tuple[Passage, str], ...]
    has_verdict: bool = False
    """Whether the reply opens with the verdict of its first point."""


def answer(
    selections: Sequence[Selection],
    passages: Mapping[str, Passage],
    documents: Mapping[str, Document],
    focus: Focus,
    today: date,
) -> Answer:
    """The answer for one to three selections; raises `KeyError` for a passage that is not there."""
    rows = [choice for choice in selections if passages[choice.passage].is_comparison and choice.point == LEAD]
    paragraphs: list[str] = []
    said: list[tuple[Passage, str]] = []
    verdicts: list[bool] = []
    for choice in selections:
        passage = passages[choice.passage]
        sides = documents[passage.document].sides
        points = list(_points_to_say(passage, choice, focus, sides, alone=len(selections) == 1))
        verdicts.append(_answers_yes_or_no(passage, choice, sides))
        first = passage.text_of(points[0]) if verdicts[-1] else as_statement(passage.text_of(points[0]))
        first = side_first(first, choice.side, sides)
        text = " ".join([first, *(as_statement(passage.text_of(point)) for point in points[1:])])
        paragraphs.append(about_subject(choice.subject, text) if choice.subject else text)
        said += [(passage, point) for point in points]
        if choice in rows:
            said += [(passage, point.id) for point in passage.points]
    chosen = [passages[choice.passage] for choice in selections]
    reply = Reply(
        paragraphs=tuple(paragraphs),
        table=comparison_table([passages[choice.passage] for choice in rows]) if rows else None,
        note=review_note(_documents_of(chosen, documents), today),
        sources=tuple(dict.fromkeys(passage.title for passage in chosen)),
    )
    return Answer(reply, tuple(said), has_verdict=verdicts[0])


def side_first(text: str, side: str | None, sides: Mapping[str, Sequence[str]]) -> str:
    """The text with its first sentence about this side in front, where it begins with one about another side.

    A sentence is about the side that its first words name; one that names none may lean on the sentence before it,
    so then the order stays.
    """
    sentences = _SENTENCE_START.split(text)
    subjects = [_subject(sentence, sides) for sentence in sentences]
    if side is None or None in subjects or subjects[0] == side or side not in subjects:
        return text
    first = subjects.index(side)
    return " ".join([sentences[first], *sentences[:first], *sentences[first + 1 :]])


def more(passage: Passage, focus: Focus, document: Document, today: date) -> Answer | None:
    """What the passage has not said yet, a few points at a time; None when all was said."""
    # What speaks of the side in focus comes before what speaks of the other one.
    left = sorted(unsaid(passage, focus), key=lambda point: not _fits(passage, point, focus.side))[:MORE_POINTS]
    return _points_answer(passage, left, document, today) if left else None


def reason(passage: Passage, focus: Focus, document: Document, today: date) -> Answer | None:
    """The passage's reason for "why?", a new one if possible; None when it gives none for the side in focus."""
    reasons = [point.id for point in passage.points if point.is_reason and _fits(passage, point.id, focus.side)]
    left = [point for point in reasons if not focus.has_said(passage.key, point)] or reasons
    return _points_answer(passage, left[:1], document, today) if left else None


def in_short(passage: Passage, document: Document, today: date) -> Answer:
    """The passage in its lead alone."""
    return _points_answer(passage, [LEAD], document, today)


def unsaid(passage: Passage, focus: Focus) -> list[str]:
    """The points of a passage that were not said lately, the lead first."""
    points = [LEAD, *(point.id for point in passage.points)]
    return [point for point in points if not focus.has_said(passage.key, point)]


def comparison_table(rows: Sequence[Passage]) -> Table:
    """Comparison passages as a table of aspect and both sides; they must have the same sides."""
    sides = [point.side or point.id for point in rows[0].points]
    return Table(
        columns=table_columns(sides),
        rows=tuple((row.aspect or "", *(point.text for point in row.points)) for row in rows),
    )


def origin(passage: Passage, document: Document) -> str:
    """Where an answer is from: section, document and dates, in words."""
    return (
        f"That is from the section “{passage.title}” of our document “{document.title}”, last reviewed on "
        f"{day(document.reviewed)}. It is based on {_based_on(passage, document)}."
    )


def _based_on(passage: Passage, document: Document) -> str:
    """The pages that the passage itself names, or else the source of its document."""
    pages = [f"“{page.title}” ({page.address}, read on {day(page.read)})" for page in passage.sources]
    return " and ".join(pages) or f"“{document.source_name}” of {day(document.source_date)}"


def _points_to_say(
    passage: Passage, choice: Selection, focus: Focus, sides: Mapping[str, Sequence[str]], alone: bool
) -> Iterator[str]:
    """The point asked for, and one more behind a lead of a single sentence.

    A point answers a particular question by itself: the lead behind it would define a word that nobody asked
    about, or say the same in general. Behind a lead on both sides stands no word for one of them alone, and no
    answer to a yes/no question.
    """
    yield choice.point
    text = passage.text_of(choice.point)
    if not alone or choice.point != LEAD or passage.is_comparison or _sentences(text) >= ENOUGH_SENTENCES:
        return
    side = choice.side or passage.side
    for other in unsaid(passage, focus):
        point = passage.point(other)
        if point is None or point.is_reason or point.side not in (side, None):
            continue
        if side is None and split_verdict(point.text)[0] is not None:
            continue
        if not _repeats(point.text, text, sides):
            yield other
            return


def _repeats(text: str, before: str, sides: Mapping[str, Sequence[str]]) -> bool:
    """Whether much of what a text speaks of was in the one before it."""
    vocabulary = vocabulary_of(sides)
    content = content_of(text, vocabulary)
    return len(content & content_of(before, vocabulary)) >= MOST_REPEATED * len(content)


def _answers_yes_or_no(passage: Passage, choice: Selection, sides: Mapping[str, Sequence[str]]) -> bool:
    """Whether the verdict that the point opens with, if it does, is said."""
    if choice.repeats_verdict:
        return True
    questions = [question.text for question in passage.questions if question.point == choice.point]
    return keeps_verdict(choice.asked, passage.text_of(choice.point), choice.nearest, questions, sides)


def _subject(sentence: str, sides: Mapping[str, Sequence[str]]) -> str | None:
    """The only side that the first words of a sentence name."""
    opening = " ".join(sentence.lower().split()[:SUBJECT_WORDS])
    named = [side for side, words in sides.items() if any(_names(opening, word) for word in (side, *words))]
    return named[0] if len(named) == 1 and _SEVERAL.search(opening) is None else None


def _names(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word.lower())}s?\b", text) is not None


def _fits(passage: Passage, point_id: str, side: str | None) -> bool:
    """Whether a point can be said of this side: it is of it, or of neither."""
    point = passage.point(point_id)
    return side is None or point is None or point.side in (None, side)


def _points_answer(passage: Passage, points: Sequence[str], document: Document, today: date) -> Answer:
    reply = Reply(
        paragraphs=(" ".join(as_statement(passage.text_of(point)) for point in points),),
        note=review_note([document], today),
        sources=(passage.title,),
    )
    return Answer(reply, tuple((passage, point) for point in points))


def _documents_of(passages: Sequence[Passage], documents: Mapping[str, Document]) -> list[Document]:
    return [documents[key] for key in dict.fromkeys(passage.document for passage in passages)]


def _sentences(text: str) -> int:
    return len(_SENTENCE_END.findall(text))
