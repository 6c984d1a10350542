"""What an author should look at though the document is usable: too long, too short, too few questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.documents.parser import Places
from bot.documents.passage import Document, Passage
from bot.files.faults import Fault, excerpt

SECTION_WORDS = (60, 150)
COMPARISON_WORDS = (20, 60)
FEWEST_QUESTIONS = 20


def word_count(passage: Passage) -> int:
    """The words of the lead and all points, which is what a complete answer recites."""
    return sum(len(text.split()) for text in (passage.lead, *(point.text for point in passage.points)))


def warnings(document: Document, places: Places | None = None) -> tuple[Fault, ...]:
    """Advice on the passages of a document, in their order.

    Without `places` (`Reading.places`) the document's key stands for the file, and line 0 for the place.
    """
    return tuple(warning for passage in document.passages for warning in _of(passage, document, places))


def _of(passage: Passage, document: Document, places: Places | None) -> Iterator[Fault]:
    file, line = Path(document.key), 0
    if places is not None:
        file, line = places.file, places.passages[passage.key].heading
    least, most = COMPARISON_WORDS if passage.is_comparison else SECTION_WORDS
    words, title = word_count(passage), excerpt(passage.title)
    if words > most:
        yield Fault(
            file, line, f"{title} has {words} words; people read {most} at most.", "Shorten it, or split it."
        )
    if words < least:
        yield Fault(
            file,
            line,
            f"{title} has {words} words, fewer than {least}.",
            "Say more of what people ask about.",
        )
    if len(passage.questions) < FEWEST_QUESTIONS:
        message = f"{title} has {len(passage.questions)} questions, fewer than {FEWEST_QUESTIONS}."
        yield Fault(file, line, message, "Add some in people's own words, so that it is found when it is meant.")
