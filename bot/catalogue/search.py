"""Finds occupations and skills by what people call them, combining spelling and meaning.

Spelling is the cosine similarity of character n-grams with TF-IDF weights, meaning that of sentence vectors. They
are added with fixed weights: the convex combination of Bruch, Gai & Ingber ("An Analysis of Fusion Functions for
Hybrid Retrieval", ACM TOIS 2023), which they found better than reciprocal rank fusion; unlike ranks, it also says
how close a name is. A text that equals a name scores 1. Ties are broken by the catalogue's order, so results are
stable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.catalogue.naming import normalised
from bot.catalogue.queries import NameKind
from bot.catalogue.records import Match
from bot.catalogue.store import CatalogueNames, CatalogueSnapshot, CatalogueStore

Scores = npt.NDArray[np.float32]

MEANING_WEIGHT = 0.85
"""Tuned: it and nearby values are best at finding each lay title by the other names of its occupation."""
KIND_WEIGHTS: dict[NameKind, float] = {"title": 1.0, "lay": 1.0, "alternative": 0.99}
"""Sources give the same alternative title to many occupations; the project's lay titles decide which is meant."""
ACTIVITY_WEIGHT = 0.995
"""Of two occupations with the same name, the one whose skills are known comes first."""
NOT_EXACT = 0.99
LISTED = 0.97
"""A title of a public list, and a name with the place left out ("nurse on a ward"), come right after a name."""

NGRAMS = (2, 4)
MAX_TEXT = 200
_PREFIX = re.compile(
    r"^(?:i am|i m|im|i work as|working as|work as|my job is|my role is|currently|an?|the|as|to be|become)\s+"
)
_PLACE = re.compile(r"\s(?:in|on|at|for|with|within)\s")
_SENIORITY = re.compile(r"^(?:senior|junior|jr|sr|trainee|experienced|qualified|graduate|associate|principal)\s+")


class NameIndex:
    """A search index over names; build one per revision. Threads may share it."""

    def __init__(
        self,
        names: CatalogueNames,
        titles: dict[str, str],
        weights: dict[str, float],
        listed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`listed` has keys by the normal form of further titles, which are found by themselves alone."""
        self.revision = names.revision
        self._names = names.names
        self._vectors = names.vectors
        self._titles = titles
        self._keys = tuple(dict.fromkeys(name.key for name in names.names))
        place = {key: number for number, key in enumerate(self._keys)}
        self._owner = np.array([place[name.key] for name in names.names], dtype=np.int64)
        self._weights = np.array(
            [KIND_WEIGHTS[name.kind] * weights.get(name.key, 1.0) for name in names.names], dtype=np.float32
        )
        forms = [normalised(name.text) for name in names.names]
        self._exact: dict[str, list[int]] = {}
        for number, form in enumerate(forms):
            self._exact.setdefault(form, []).append(number)
        self._vocabulary, self._idf, self._postings = _ngram_index(forms)
        self._listed = {form: place[key] for form, key in listed.items() if key in place}
        self._same = {key: normalised(title) for key, title in titles.items()}

    def search(self, text: str, vector: Scores, limit: int = 5) -> list[Match]:
        """The best matches for a text and its unit vector, best first; at most one per title."""
        if not self._names or limit < 1:
            return []
        form = normalised(text[:MAX_TEXT])
        core = _core(form)
        scores = MEANING_WEIGHT * np.clip(self._vectors @ vector, 0.0, 1.0)
        scores += (1.0 - MEANING_WEIGHT) * self._spelling(core)
        scores *= NOT_EXACT
        bare = _PLACE.split(core)[0]
        if bare != core:
            exact = self._exact.get(bare, [])
            scores[exact] = np.maximum(scores[exact], LISTED)
        for candidate in dict.fromkeys((form, core)):
            scores[self._exact.get(candidate, [])] = 1.0
        scores *= self._weights
        best = np.full(len(self._keys), -1.0, dtype=np.float32)
        np.maximum.at(best, self._owner, scores)
        for candidate in dict.fromkeys((form, core, bare)):
            if candidate in self._listed:
                owner = self._listed[candidate]
                best[owner] = max(best[owner], LISTED)
        return list(self._matches(best, scores, limit))

    def _matches(self, best: Scores, scores: Scores, limit: int) -> Iterator[Match]:
        seen: set[str] = set()
        for place in np.argsort(-best, kind="stable"):
            key = self._keys[int(place)]
            if self._same[key] in seen:
                continue
            seen.add(self._same[key])
            own = np.flatnonzero(self._owner == place)
            name = self._names[int(own[np.argmax(scores[own])])]
            yield Match(key, self._titles[key], round(float(best[place]), 4), name.text)
            if len(seen) == limit:
                return

    def _spelling(self, form: str) -> Scores:
        counts = Counter(gram for gram in _ngrams(form) if gram in self._vocabulary)
        if not counts:
            return np.zeros(len(self._names), dtype=np.float32)
        terms = np.array([self._vocabulary[gram] for gram in counts], dtype=np.int64)
        # An n-gram that occurs in no name still makes the text less similar to all of them.
        unknown = sum(1 for gram in set(_ngrams(form)) if gram not in self._vocabulary)
        weights = (1.0 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self._idf[terms]
        length = np.sqrt(float(weights @ weights) + unknown * float(self._idf.max()) ** 2)
        return np.asarray(weights @ self._postings[terms], dtype=np.float32).ravel() / np.float32(length)


class OccupationIndex(NameIndex):
    """Occupations by title, lay title and alternative title."""

    @classmethod
    def load(cls, store: CatalogueStore, listed: Mapping[str, str] = MappingProxyType({})) -> OccupationIndex:
        """An index of the catalogue as it is built now, and of listed titles. Raises `CatalogueMissing`."""
        snapshot = store.snapshot("public")
        titles = {key: occupation.title for key, occupation in snapshot.occupations.items()}
        return cls(store.occupation_names(), titles, _source_weights(snapshot), listed)


class SkillIndex(NameIndex):
    """Skills and activities by name and alternative name."""

    @classmethod
    def load(cls, store: CatalogueStore) -> SkillIndex:
        """An index of the catalogue as it is built now. Raises `CatalogueMissing`."""
        skills = store.snapshot("public").skills
        weights = {key: ACTIVITY_WEIGHT for key, skill in skills.items() if skill.kind == "activity"}
        return cls(store.skill_names(), {key: skill.name for key, skill in skills.items()}, weights)


def _source_weights(snapshot: CatalogueSnapshot) -> dict[str, float]:
    skills = snapshot.skills
    return {
        key: ACTIVITY_WEIGHT
        for key, occupation in snapshot.occupations.items()
        if all(skills[need.skill].kind == "activity" for need in occupation.requirements if need.skill in skills)
    }


def _core(form: str) -> str:
    """The text without a leading "I am a" or similar, and without a word of seniority."""
    for pattern in (_PREFIX, _PREFIX, _SENIORITY):
        shorter = pattern.sub("", form)
        form = shorter or form
    return form


def _ngrams(form: str) -> list[str]:
    """Character n-grams within words; a word's ends count as spaces."""
    grams = []
    for word in form.split():
        padded = f" {word} "
        for size in range(NGRAMS[0], NGRAMS[1] + 1):
            grams += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    return grams


def _ngram_index(forms: Sequence[str]) -> tuple[dict[str, int], Scores, sparse.csr_matrix]:
    """The vocabulary, each n-gram's IDF, and a matrix (n-grams x names) whose columns have unit length."""
    vocabulary: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for column, form in enumerate(forms):
        for gram, count in Counter(_ngrams(form)).items():
            rows.append(vocabulary.setdefault(gram, len(vocabulary)))
            columns.append(column)
            values.append(1.0 + np.log(count))
    names = max(len(forms), 1)
    containing = np.bincount(rows, minlength=len(vocabulary)) if rows else np.zeros(0)
    idf = (1.0 + np.log((1.0 + names) / (1.0 + containing))).astype(np.float32)
    weights = np.asarray(values, dtype=np.float32) * idf[rows] if rows else np.zeros(0, dtype=np.float32)
    lengths = np.sqrt(np.bincount(columns, weights=weights**2, minlength=names)) if rows else np.ones(names)
    scaled = weights / lengths[columns] if rows else weights
    matrix = sparse.csr_matrix((scaled, (rows, columns)), shape=(len(vocabulary), names), dtype=np.float32)
    return vocabulary, idf, matrix
