"""What is checked once sections are read: faults between passages, and advice on each of them.

Faults are keys, titles and texts that two passages share, and links that lead nowhere. Advice is what an author
should look at although the document can be used: passages that are too long or too short, or have few questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.documents.passage import Document, Passage
from bot.documents.sections import PlacedSection, Places, Section
from bot.files.faults import Fault, excerpt
from bot.files.names import did_you_mean

SECTION_WORDS = (60, 150)
COMPARISON_WORDS = (20, 60)
FEWEST_QUESTIONS = 5


class _Use(NamedTuple):
    """One place where a text is used, and the passage it is part of."""

    file: Path
    line: int
    text: str
    section: Section


def normalised(text: str) -> str:
    """The text in lower case with letters and digits only: equal for two ways to type one question."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(words) or " ".join(text.split())


def repeats(sections: Sequence[PlacedSection]) -> Iterator[Fault]:
    """Keys and titles that are used twice, and texts that people type and that lead to two places."""
    keys = [_Use(f, s.lines.fields.get("key", 0), s.passage.key, s) for f, s in sections if s.passage.key]
    yield from _repeated(keys, "The key", "Change one: every section of all documents needs its own.")
    titles = [_Use(f, s.lines.heading, s.passage.title, s) for f, s in sections if s.passage.title]
    yield from _repeated(titles, "The title", "Change one: answers name their source by its title.")
    aliases = [_Use(f, s.lines.fields["aliases"], text, s) for f, s in sections for text in s.passage.aliases]
    names = _first_uses([*titles, *aliases])
    yield from _shared_aliases(aliases, names)
    yield from _repeated_questions(sections, names)


def _repeated(uses: Iterable[_Use], what: str, fix: str) -> Iterator[Fault]:
    first: dict[str, _Use] = {}
    for use in uses:
        earlier = first.setdefault(use.text.casefold(), use)
        if earlier is not use:
            yield _fault(what, use, earlier, fix)


def _first_uses(uses: Iterable[_Use]) -> dict[str, _Use]:
    first: dict[str, _Use] = {}
    for use in uses:
        first.setdefault(normalised(use.text), use)
    return first


def _shared_aliases(aliases: Iterable[_Use], names: Mapping[str, _Use]) -> Iterator[Fault]:
    for alias in aliases:
        earlier = names[normalised(alias.text)]
        if earlier.section is not alias.section:
            yield _fault("The alias", alias, earlier, "Keep it where people mean it most, and remove the other.")


def _repeated_questions(sections: Iterable[PlacedSection], names: Mapping[str, _Use]) -> Iterator[Fault]:
    """Questions that are repeated or name another passage; a passage's own names may also be asked."""
    first: dict[str, _Use] = {}
    fix = "Keep it where it is answered best, and remove the other."
    for file, section in sections:
        for question, line in zip(section.passage.questions, section.lines.questions, strict=True):
            use = _Use(file, line, question.text, section)
            name = names.get(normalised(use.text))
            earlier = first.setdefault(normalised(use.text), use)
            if earlier is not use:
                yield _fault("The question", use, earlier, fix)
            elif name is not None and name.section is not section:
                yield _fault("The question", use, name, fix)


def _fault(what: str, use: _Use, earlier: _Use, fix: str) -> Fault:
    place = f"line {earlier.line}" if earlier.file == use.file else f"{earlier.file}:{earlier.line}"
    title = "" if earlier.section is use.section else f" of {excerpt(earlier.section.passage.title)}"
    return Fault(use.file, use.line, f"{what} {excerpt(use.text)} is there already, in {place}{title}.", fix)


def unknown_links(sections: Sequence[PlacedSection]) -> Iterator[Fault]:
    """Keys under ``related`` that no section of any document has."""
    keys = {placed.section.passage.key for placed in sections}
    for file, section in sections:
        for key in section.passage.related:
            if key not in keys:
                fix = did_you_mean(key, keys) or "Write the key of another section, or remove it from the line."
                yield Fault(file, section.lines.fields["related"], f"No section has the key {excerpt(key)}.", fix)


def word_count(passage: Passage) -> int:
    """The number of words in the lead and all points, which is what a complete answer says."""
    return sum(len(text.split()) for text in (passage.lead, *(point.text for point in passage.points)))


def warnings(document: Document, places: Places | None = None) -> tuple[Fault, ...]:
    """Advice on the passages of a document, in their order.

    Without `places` (`Reading.places`) the file is named by the document's key, and the line is 0.
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
