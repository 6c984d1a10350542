"""How well unseen questions are understood. The floors lie a little below what was measured (docs/decisions)."""

from __future__ import annotations

import pytest

from benchmarks.understanding.evaluate import Outcome, evaluate, score, table
from benchmarks.understanding.questions import (
    EvaluationQuestion,
    edge_questions,
    evaluation_questions,
    every_passage_questions,
    every_section_questions,
    other_voices_questions,
    settled_document_questions,
    twelve_documents_questions,
)
from benchmarks.understanding_figures import PAGE, table_below
from tests.serving.running import Trained

RIGHT_FIRST = 0.91
RIGHT_WITHIN_THREE = 0.97
WRONG_SOURCE = 0.02
SETTLED_RIGHT_FIRST = 0.9
SETTLED_RIGHT_WITHIN_THREE = 0.95
SETTLED_WRONG_SOURCE = 1 / 60
"""The settled-document set is smaller: one of its ninety questions is more than a percentage point."""
EVERY_PASSAGE_RIGHT_FIRST = 0.86
EVERY_PASSAGE_RIGHT_WITHIN_THREE = 0.96
EVERY_PASSAGE_WRONG_SOURCE = 12 / 80
"""Ten of its eighty out of scope get a source; 22 did when it was first asked. Some have an answer since the
documents on what people need came (a certificate on LinkedIn, for one); the labels are left as they were."""
EDGE_RIGHT_FIRST = 49 / 60
EDGE_RIGHT_WITHIN_THREE = 58 / 60
EDGE_WRONG_SOURCE = 14 / 80
"""Right ones two below what was measured when it was first asked: 51 and 60. Seven had a wrong source then, and
thirteen since the documents on what people need came; about five of the six are answered rightly there."""
OTHER_VOICES_RIGHT_FIRST = 113 / 150
OTHER_VOICES_RIGHT_WITHIN_THREE = 138 / 150
OTHER_VOICES_WRONG_SOURCE = 6 / 70
"""Some questions below what was measured when every section was learned: 123, 145 and 4. With 650 more examples
out of scope it is 116, 141 and 3: what they gain on real posts costs a little here."""
TWELVE_RIGHT_FIRST = 92 / 130
TWELVE_WRONG_SOURCE = 3 / 60
SECTION_RIGHT_FIRST = 104 / 121
SECTION_WRONG_SOURCE = 2 / 58
"""Some questions beside the figures; the misses of the first set were seen once, those of the second never."""


PAGE_MARGIN = 1.5
"""Percentage points by which the page may differ: the encoder's last digits depend on the processor."""


def measure(trained: Trained, questions: list[EvaluationQuestion]) -> list[Outcome]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RUNG_DATABASE_URL", trained.database_url)
        return evaluate(trained.model, trained.database_url, questions)


@pytest.fixture(scope="module")
def outcomes(trained: Trained) -> list[Outcome]:
    return measure(trained, evaluation_questions())


@pytest.fixture(scope="module")
def settled_outcomes(trained: Trained) -> list[Outcome]:
    return measure(trained, settled_document_questions())


@pytest.fixture(scope="module")
def every_passage_outcomes(trained: Trained) -> list[Outcome]:
    return measure(trained, every_passage_questions())


@pytest.fixture(scope="module")
def edge_outcomes(trained: Trained) -> list[Outcome]:
    return measure(trained, edge_questions())


@pytest.fixture(scope="module")
def other_voices_outcomes(trained: Trained) -> list[Outcome]:
    return measure(trained, other_voices_questions())


@pytest.fixture(scope="module")
def twelve_outcomes(trained: Trained) -> list[Outcome]:
    return measure(trained, twelve_documents_questions())


@pytest.fixture(scope="module")
def section_outcomes(trained: Trained) -> list[Outcome]:
    return measure(trained, every_section_questions())


def test_the_right_passage_comes_first(outcomes: list[Outcome]) -> None:
    assert score(outcomes).right_first >= RIGHT_FIRST, table(outcomes)


def test_the_right_passage_is_among_the_first_three(outcomes: list[Outcome]) -> None:
    assert score(outcomes).right_within >= RIGHT_WITHIN_THREE, table(outcomes)


def test_what_is_out_of_scope_hardly_ever_gets_a_source(outcomes: list[Outcome]) -> None:
    assert score(outcomes).wrong_source <= WRONG_SOURCE, table(outcomes)


def test_the_settled_document_set_is_understood_as_well(settled_outcomes: list[Outcome]) -> None:
    scores = score(settled_outcomes)
    assert scores.right_first >= SETTLED_RIGHT_FIRST, table(settled_outcomes)
    assert scores.right_within >= SETTLED_RIGHT_WITHIN_THREE, table(settled_outcomes)
    assert scores.wrong_source <= SETTLED_WRONG_SOURCE, table(settled_outcomes)


def test_the_every_passage_set_is_understood_as_at_first(every_passage_outcomes: list[Outcome]) -> None:
    scores = score(every_passage_outcomes)
    assert scores.right_first >= EVERY_PASSAGE_RIGHT_FIRST, table(every_passage_outcomes)
    assert scores.right_within >= EVERY_PASSAGE_RIGHT_WITHIN_THREE, table(every_passage_outcomes)
    assert scores.wrong_source <= EVERY_PASSAGE_WRONG_SOURCE, table(every_passage_outcomes)


def test_the_border_of_what_is_known_is_kept_as_at_first(edge_outcomes: list[Outcome]) -> None:
    scores = score(edge_outcomes)
    assert scores.right_first >= EDGE_RIGHT_FIRST, table(edge_outcomes)
    assert scores.right_within >= EDGE_RIGHT_WITHIN_THREE, table(edge_outcomes)
    assert scores.wrong_source <= EDGE_WRONG_SOURCE, table(edge_outcomes)


def test_other_voices_are_understood_as_at_first(other_voices_outcomes: list[Outcome]) -> None:
    scores = score(other_voices_outcomes)
    assert scores.right_first >= OTHER_VOICES_RIGHT_FIRST, table(other_voices_outcomes)
    assert scores.right_within >= OTHER_VOICES_RIGHT_WITHIN_THREE, table(other_voices_outcomes)
    assert scores.wrong_source <= OTHER_VOICES_WRONG_SOURCE, table(other_voices_outcomes)


def test_sections_are_found_by_people_who_never_saw_their_questions(
    twelve_outcomes: list[Outcome], section_outcomes: list[Outcome]
) -> None:
    twelve, section = score(twelve_outcomes), score(section_outcomes)
    assert twelve.right_first >= TWELVE_RIGHT_FIRST, table(twelve_outcomes)
    assert twelve.wrong_source <= TWELVE_WRONG_SOURCE, table(twelve_outcomes)
    assert section.right_first >= SECTION_RIGHT_FIRST, table(section_outcomes)
    assert section.wrong_source <= SECTION_WRONG_SOURCE, table(section_outcomes)


def test_every_title_in_the_evaluation_sets_exists(outcomes: list[Outcome]) -> None:
    known = {title for outcome in outcomes for title in outcome.ranking}
    questions = [
        *evaluation_questions(),
        *settled_document_questions(),
        *every_passage_questions(),
        *edge_questions(),
        *other_voices_questions(),
        *twelve_documents_questions(),
        *every_section_questions(),
    ]
    named = {title for question in questions for title in (*question.sources, *question.together)}
    assert named <= known


def shares(row: str) -> list[float]:
    """The percentages of a row of the table."""
    return [float(cell.strip().removesuffix(" %")) for cell in row.split("|") if cell.strip().endswith("%")]


def test_the_page_tells_these_figures(outcomes: list[Outcome], settled_outcomes: list[Outcome]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    for subject, found in (("evaluation", outcomes), ("settled evaluation", settled_outcomes)):
        told, measured = (text.splitlines()[2] for text in (table_below(page, subject), table(found)))
        assert shares(told) == pytest.approx(shares(measured), abs=PAGE_MARGIN), (
            "Fill in the page again: .venv/bin/python -m benchmarks.understanding_figures"
        )


def outcome(sources: str, answered: str, ranking: str = "", together: str = "") -> Outcome:
    question = EvaluationQuestion("?", "plain", tuple(sources.split()), tuple(together.split()))
    return Outcome(question, "ask", "answer", tuple(answered.split()), tuple((ranking or answered).split()))


@pytest.mark.parametrize(
    ("given", "first", "within"),
    [
        (outcome("A B", "B"), True, True),
        (outcome("A", "B A"), False, True),
        (outcome("A", "", "B C A"), False, True),
        (outcome("A", "", "B C D A"), False, False),
        (outcome("A B", "A", "A C D B", together="A B"), False, False),
        (outcome("A B", "B A", together="A B"), True, True),
    ],
)
def test_scoring(given: Outcome, first: bool, within: bool) -> None:
    assert (given.right_first, given.right_within) == (first, within)
    assert (score([given]).right_first, score([given]).right_within) == (first, within)


def test_an_answer_to_what_is_out_of_scope_counts_as_wrong() -> None:
    assert score([outcome("", "A"), outcome("", "", "A")]).wrong_source == 0.5
