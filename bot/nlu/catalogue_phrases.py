"""Names of the catalogue that stand in a text word for word: occupations and skills, by spaCy's phrase matcher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher

from bot.catalogue.store import CatalogueSnapshot

Kind = Literal["occupation", "skill"]
SHORTEST_NAME = 3
LONGEST_NAME = 60
"""Work activities are whole sentences, which nobody writes word for word."""


@dataclass(frozen=True)
class NamedPhrase:
    """A name found, with the keys of all that are called so."""

    kind: Kind
    keys: tuple[str, ...]
    text: str
    start: int
    end: int


class CataloguePhrases:
    """The names of one snapshot, ready to be matched without regard to case."""

    def __init__(self, names: Iterable[tuple[Kind, str, str]]) -> None:
        self._language: Language = spacy.blank("en")
        self._matcher = PhraseMatcher(self._language.vocab, attr="LOWER")
        self._keys: dict[tuple[Kind, str], list[str]] = {}
        texts: dict[Kind, dict[str, None]] = {"occupation": {}, "skill": {}}
        for kind, key, name in names:
            form = " ".join(name.lower().split())
            if not SHORTEST_NAME <= len(form) <= LONGEST_NAME:
                continue
            keys = self._keys.setdefault((kind, form), [])
            if key not in keys:
                keys.append(key)
            texts[kind][form] = None
        for kind, forms in texts.items():
            self._matcher.add(kind, list(self._language.tokenizer.pipe(forms)))

    @classmethod
    def of(cls, snapshot: CatalogueSnapshot) -> CataloguePhrases:
        """The names of everything in a built catalogue."""
        return cls(_names(snapshot))

    def find(self, text: str) -> list[NamedPhrase]:
        """The names in a text in its order; of overlapping ones of a kind the longest."""
        document = self._language.make_doc(text)
        spans = [
            (end - start, start, self._language.vocab.strings[kind], end)
            for kind, start, end in self._matcher(document)
        ]
        found: list[NamedPhrase] = []
        taken: set[tuple[str, int]] = set()
        for _, start, kind, end in sorted(spans, key=lambda span: (-span[0], span[1])):
            places = {(kind, place) for place in range(start, end)}
            if taken.isdisjoint(places):
                taken |= places
                span = document[start:end]
                keys = tuple(self._keys.get((kind, " ".join(span.text.lower().split())), ()))
                found.append(NamedPhrase(kind, keys, span.text, span.start_char, span.end_char))
        return sorted(found, key=lambda phrase: (phrase.start, phrase.kind))


def _names(snapshot: CatalogueSnapshot) -> Iterator[tuple[Kind, str, str]]:
    for occupation in snapshot.occupations.values():
        for name in (occupation.title, *occupation.alternatives):
            yield "occupation", occupation.key, name
    for skill in snapshot.skills.values():
        for name in (skill.name, *skill.alternatives):
            yield "skill", skill.key, name
