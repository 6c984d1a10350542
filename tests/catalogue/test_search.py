"""Roles and skills are found by spelling and meaning, exact names first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from bot.catalogue.search import LISTED, NOT_EXACT, NameIndex, OccupationIndex, SkillIndex
from bot.catalogue.store import CatalogueMissing, CatalogueNames, CatalogueStore, Name
from tests.catalogue.small import build_small

NAMES = (
    Name("analyst", "data analyst", "title"),
    Name("analyst", "figures person", "alternative"),
    Name("developer", "web developer", "title"),
    Name("developer", "coder", "lay"),
    Name("nurse", "registered nurse", "title"),
    Name("other-nurse", "Registered Nurses", "title"),
)
VECTORS = np.eye(len(NAMES), dtype=np.float32)
TITLES = {
    "analyst": "data analyst",
    "developer": "web developer",
    "nurse": "registered nurse",
    "other-nurse": "Registered Nurses",
}
INDEX = NameIndex(CatalogueNames("r", NAMES, VECTORS), TITLES, {"other-nurse": 0.995})
NOWHERE = np.zeros(len(NAMES), dtype=np.float32)


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("web developer", "developer", "web developer"),
        ("I am a web developer", "developer", "web developer"),
        ("a senior coder", "developer", "coder"),
        ("Web Developers", "developer", "web developer"),
        ("figures person", "analyst", "figures person"),
    ],
)
def test_a_name_is_found_by_itself(text: str, key: str, name: str) -> None:
    best = INDEX.search(text, NOWHERE)[0]
    assert (best.key, best.name, best.title) == (key, name, TITLES[key])
    assert best.score >= 0.99


def test_a_misspelling_is_near_but_not_exact() -> None:
    best, second, *_ = INDEX.search("web develloper", NOWHERE)
    assert best.key == "developer"
    assert second.score < best.score < NOT_EXACT


def test_meaning_alone_finds_what_spelling_cannot() -> None:
    best = INDEX.search("zzz", VECTORS[4])[0]
    assert best.key == "nurse"
    assert best.score == pytest.approx(0.85 * NOT_EXACT, abs=1e-3)


def test_one_of_each_title_and_no_more_than_asked_for() -> None:
    keys = [match.key for match in INDEX.search("registered nurse", NOWHERE, limit=9)]
    assert keys[0] == "nurse"
    assert "other-nurse" not in keys
    assert len(INDEX.search("registered nurse", NOWHERE, limit=2)) == 2
    assert INDEX.search("registered nurse", NOWHERE, limit=0) == []


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_scores_from_0_to_1_best_first(text: str) -> None:
    scores = [match.score for match in INDEX.search(text, NOWHERE)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_no_names_find_nothing() -> None:
    empty = NameIndex(CatalogueNames("r", (), np.zeros((0, 2), dtype=np.float32)), {}, {})
    assert empty.search("anything", np.zeros(2, dtype=np.float32)) == []


def test_the_indexes_of_what_is_built(tmp_path: Path, small_engine: Engine) -> None:
    store = CatalogueStore(small_engine)
    with pytest.raises(CatalogueMissing):
        OccupationIndex.load(store)
    build_small(tmp_path, small_engine)
    zero = np.zeros(2, dtype=np.float32)
    # Of two occupations of one name, the one whose skills are known comes first.
    assert OccupationIndex.load(store).search("web developer", zero)[0].key == "web-developer"
    assert OccupationIndex.load(store).search("coder", zero)[0].name == "coder"
    skills = SkillIndex.load(store)
    assert skills.search("programming", zero)[0].title == "write code"
    assert skills.revision == store.revision()


def test_a_listed_title_is_found_by_itself_and_after_a_name() -> None:
    listed = {"number cruncher": "analyst", "coder": "nurse", "ward angel": "gone"}
    index = NameIndex(CatalogueNames("r", NAMES, VECTORS), TITLES, {}, listed)
    assert index.search("number cruncher", NOWHERE)[0].key == "analyst"
    assert index.search("a number cruncher in an office", NOWHERE)[0].key == "analyst"
    assert index.search("coder", NOWHERE)[0].key == "developer"
    assert index.search("ward angel", NOWHERE)[0].score < LISTED


def test_where_somebody_works_does_not_hide_what_they_do() -> None:
    assert INDEX.search("registered nurse on a ward", NOWHERE)[0].key == "nurse"
