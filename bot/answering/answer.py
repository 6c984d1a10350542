"""From chosen passages to a reply: leads with the point asked for and does not recite the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.focus import Focus
from bot.answering.selection import Selection
from bot.answering.wording import about_subject, as_statement, review_note, table_columns
from bot.dialogue.phrases import day
from bot.dialogue.reply import Reply, Table
from bot.documents.passage import LEAD, Document, Passage

ENOUGH_SENTENCES = 2
MORE_POINTS = 2
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")


@dataclass(frozen=True)
class Answer:
    """A reply without buttons, and the points that it says, as (passage, point id), the first one leading."""

    reply: Reply
    said: tuple[tuple[Passage, str], ...]


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
    for choice in selections:
        passage = passages[choice.passage]
        points = list(_points_to_say(passage, choice.point, focus, alone=len(selections) == 1))
        text = " ".join(
            [passage.text_of(points[0]), *(as_statement(passage.text_of(point)) for point in points[1:])]
        )
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
    return Answer(reply, tuple(said))


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
        f"{day(document.reviewed)}. It is based on “{document.source_name}” of {day(document.source_date)}."
    )


def _points_to_say(passage: Passage, point: str, focus: Focus, alone: bool) -> Iterator[str]:
    """The point asked for and, where that is a single sentence, one more that rounds it off."""
    yield point
    if not alone or passage.is_comparison or _sentences(passage.text_of(point)) >= ENOUGH_SENTENCES:
        return
    asked = passage.point(point)
    side = asked.side if asked is not None else None
    left = [other for other in unsaid(passage, focus) if other != point and _fits(passage, other, side)]
    if left:
        yield left[0]


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
