"""The document that ships: its titles, its size, its questions, and that its sentences are the project's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.documents.checks import COMPARISON_WORDS, SECTION_WORDS, word_count
from bot.documents.parser import parse_document
from bot.documents.passage import LEAD, Document, Passage
from bot.settings import PROJECT_ROOT
from tests.documents.hash_article import hash_of, runs

FILE = PROJECT_ROOT / "data" / "knowledge" / "promotion-vs-micro-credentials.md"
ARTICLE_RUNS = Path(__file__).with_name("article_runs.txt")

SECTIONS = [
    "Promotion or micro-credentials?",
    "How promotion works",
    "What micro-credentials are",
    "Key differences",
    "What a promotion brings",
    "How micro-credentials speed up a career",
    "How employers see each",
    "Flexibility in a changing job market",
    "Earning potential",
    "Combining both",
    "Choosing your path",
]
COMPARISON = [
    "Comparison: definition",
    "Comparison: career impact",
    "Comparison: timeframe",
    "Comparison: recognition",
    "Comparison: flexibility",
    "Comparison: cost",
    "Comparison: skill focus",
]
TERMS = [
    "Skills-badge laddering",
    "Nanodegree leap",
    "Upskill-to-advance pathway",
    "Credentials gap bridging",
    "Micro-advancement track",
    "Digital badge promotion",
    "Stackable certification ascent",
    "On-demand career bumping",
    "Capability stack elevation",
    "Just-in-time promotion",
]


@pytest.fixture(scope="module")
def document() -> Document:
    return parse_document(FILE)


def text_of(passage: Passage) -> str:
    return " ".join([passage.lead, *(point.text for point in passage.points)])


def copied_runs(text: str, known: frozenset[str]) -> list[str]:
    return [run for run in runs(text) if hash_of(run) in known]


def known_runs() -> frozenset[str]:
    return frozenset(ARTICLE_RUNS.read_text(encoding="ascii").split())


def test_titles_are_those_that_are_promised(document: Document) -> None:
    titles = [passage.title for passage in document.passages]
    assert titles == [*SECTIONS, *COMPARISON, *TERMS]


def test_terms_and_comparison_rows_are_marked_as_such(document: Document) -> None:
    assert [passage.term for passage in document.passages if passage.term] == TERMS
    assert [passage.title for passage in document.passages if passage.is_comparison] == COMPARISON
    for passage in document.passages:
        if passage.is_comparison:
            assert passage.title == f"Comparison: {passage.aspect}"
            assert [point.id for point in passage.points] == ["promotion", "micro-credentials"]


def test_passages_are_neither_thin_nor_walls(document: Document) -> None:
    assert (SECTION_WORDS, COMPARISON_WORDS) == ((60, 150), (20, 60))
    counted = {passage.title: (passage.is_comparison, word_count(passage)) for passage in document.passages}
    for title, (is_comparison, words) in counted.items():
        fewest, most = COMPARISON_WORDS if is_comparison else SECTION_WORDS
        assert fewest <= words <= most, title


def test_every_passage_is_asked_for_in_many_ways(document: Document) -> None:
    for passage in document.passages:
        assert len({question.text.lower() for question in passage.questions}) >= 20, passage.title
        assert passage.aliases, passage.title
        assert passage.related, passage.title


def test_every_point_answers_a_question(document: Document) -> None:
    for passage in document.passages:
        asked = {question.point for question in passage.questions}
        assert asked == {LEAD, *(point.id for point in passage.points)}, passage.title


def test_a_reason_can_be_given_in_every_section(document: Document) -> None:
    without = [p.title for p in document.passages if not p.is_comparison and not any(q.is_reason for q in p.points)]
    assert without == []


def test_it_says_where_it_is_from_and_until_when_it_holds(document: Document) -> None:
    assert document.source_date == date(2025, 4, 21)
    assert document.reviewed >= document.source_date
    assert 0 < document.review_holds.days <= 2 * 366
    assert document.disclaimer


def test_no_eight_words_in_a_row_are_the_articles() -> None:
    # The whole file, front matter and questions too.
    assert copied_runs(FILE.read_text(encoding="utf-8"), known_runs()) == []


def test_no_eight_words_in_a_row_are_the_articles_where_passages_join(document: Document) -> None:
    for passage in document.passages:
        assert copied_runs(text_of(passage), known_runs()) == [], passage.title


def test_a_planted_run_is_noticed(document: Document) -> None:
    sentence = "Planted: these eight words were taken from elsewhere, as it were."
    known = known_runs() | {hash_of("these eight words were taken from elsewhere as")}
    found = copied_runs(f"{text_of(document.passages[0])}\n\n{sentence.upper()}", known)
    assert found == ["these eight words were taken from elsewhere as"]


def test_the_committed_fingerprints_are_whole() -> None:
    lines = ARTICLE_RUNS.read_text(encoding="ascii").splitlines()
    assert len(lines) > 1_000
    assert lines == sorted(set(lines))
    assert all(len(line) == 16 and set(line) <= set("0123456789abcdef") for line in lines)
