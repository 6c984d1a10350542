"""The documents that ship: titles, sizes, questions and sources, and that the sentences are the project's own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.answering.wording import as_statement
from bot.documents.checks import COMPARISON_WORDS, SECTION_WORDS, word_count
from bot.documents.digest import training_items
from bot.documents.parser import parse_document, parse_documents
from bot.documents.passage import LEAD, Document, Passage
from bot.nlu.retrieval import LEARNED_FROM
from bot.settings import PROJECT_ROOT
from tests.documents.hash_article import hash_of, runs

FILE = PROJECT_ROOT / "data" / "knowledge" / "promotion-vs-micro-credentials.md"
DATA_CARD = PROJECT_ROOT / "docs" / "documents.md"
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


# The documents on what people need beside it, each section with the pages that it rests on.


@pytest.fixture(scope="module")
def others() -> list[Document]:
    return [one for one in parse_documents(FILE.parent) if one.key != FILE.stem]


def test_the_others_are_about_sixty_sections_of_a_dozen_documents(others: list[Document]) -> None:
    assert len(others) == 12
    assert sum(len(one.passages) for one in others) >= 60
    assert all(one.is_general and one.review_holds.days <= 366 for one in others)


def test_each_of_their_sections_names_the_pages_it_rests_on(others: list[Document]) -> None:
    for passage in (passage for one in others for passage in one.passages):
        assert passage.sources, passage.title
        assert all(page.read <= one.reviewed for one in others for page in passage.sources), passage.title


def test_each_of_their_sections_is_short_and_asked_for_in_many_ways(others: list[Document]) -> None:
    for passage in (passage for one in others for passage in one.passages):
        assert SECTION_WORDS[0] <= word_count(passage) <= SECTION_WORDS[1], passage.title
        assert {question.point for question in passage.questions} == {LEAD, *(p.id for p in passage.points)}
        assert passage.aliases, passage.title
        assert passage.related, passage.title
        assert len({item.text for item in training_items(others) if item.passage == passage.key}) >= LEARNED_FROM
        assert any(point.is_reason for point in passage.points), passage.title


def test_no_address_stands_for_two_pages(others: list[Document]) -> None:
    titles: dict[str, set[str]] = {}
    for page in (page for one in others for passage in one.passages for page in passage.sources):
        titles.setdefault(page.address, set()).add(page.title)
    assert {address: named for address, named in titles.items() if len(named) > 1} == {}


def test_what_holds_in_one_country_says_where(others: list[Document]) -> None:
    (redundancy,) = (one for one in others if one.key == "redundancy")
    for passage in redundancy.passages:
        assert re.search(r"\b(UK|United States)\b", passage.lead), passage.title


def test_the_data_card_names_each_document(others: list[Document]) -> None:
    card = DATA_CARD.read_text(encoding="utf-8")
    for one in others:
        pages = {page.address for passage in one.passages for page in passage.sources}
        assert f"| {one.title} | {len(one.passages)} | {len(pages)} |" in card


# An answer is often one point alone, so "it" and "they" would then stand for nothing.
LEANS_ON_ANOTHER = re.compile(
    r"(?:It(?! depends| can be wise)|They|That|This|These|Those|Such)\b|(?!Because\b)[A-Z]\w+ (?:it|them|one)\b"
)


def test_each_text_stands_alone(document: Document, others: list[Document]) -> None:
    for passage in (passage for one in [document, *others] for passage in one.passages):
        for text in (passage.lead, *(point.text for point in passage.points)):
            said = as_statement(text)
            assert LEANS_ON_ANOTHER.match(said) is None, f"{passage.title}: {said}"


@pytest.mark.parametrize("text", ["It shows your skills.", "Give them a section.", "Yes, they count."])
def test_a_text_that_does_not_is_noticed(text: str) -> None:
    assert LEANS_ON_ANOTHER.match(as_statement(text)) is not None
