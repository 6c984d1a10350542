"""A document that the model never learned: all its questions are measured, and the model is not trained again."""

from __future__ import annotations

import pytest

from benchmarks.understanding.evaluate import Outcome
from benchmarks.understanding.handbook import HANDBOOK, counts, measure
from benchmarks.understanding.questions import DATA, EvaluationQuestion, handbook_questions
from bot.documents.parser import parse_documents
from bot.settings import Settings
from tests.serving.running import Trained


@pytest.fixture(scope="module")
def outcomes(trained: Trained, tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    url = f"sqlite:///{tmp_path_factory.mktemp('handbook')}/handbook.db"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RUNG_DATABASE_URL", url)
        return measure(Settings.from_environment(), trained.model, url)


def test_all_questions_are_measured(outcomes: list[Outcome]) -> None:
    assert [count.of for count in counts(outcomes)] == [25, 25, 30]


def test_both_documents_are_asked(outcomes: list[Outcome]) -> None:
    ranked = {title for outcome in outcomes for title in outcome.ranking}
    handbook, shipped = (
        {passage.title for document in parse_documents(folder) for passage in document.passages}
        for folder in (HANDBOOK, DATA / "knowledge")
    )
    assert ranked & handbook
    assert ranked & shipped
    assert ranked <= handbook | shipped


def test_every_section_is_asked_about_and_no_question_stands_in_the_document() -> None:
    passages = [passage for document in parse_documents(HANDBOOK) for passage in document.passages]
    asked = handbook_questions()
    assert {title for question in asked for title in question.sources} == {passage.title for passage in passages}
    learned = {question.text.lower() for passage in passages for question in passage.questions}
    assert learned.isdisjoint(question.text.lower() for question in asked)


def outcome(kind: str, sources: tuple[str, ...], answered: tuple[str, ...]) -> Outcome:
    return Outcome(EvaluationQuestion("?", kind, sources), "ask", "answer", answered, answered)


def test_each_group_is_counted_apart() -> None:
    found = counts(
        [
            outcome("plain", ("A",), ("A",)),
            outcome("plain", ("A",), ("B", "A")),
            outcome("colloquial", ("A",), ()),
            outcome("outside", (), ("A",)),
        ]
    )
    assert list(map(str, found)) == [
        "plain, right first: 1 of 2",
        "colloquial, right first: 0 of 1",
        "outside, answered: 1 of 1",
    ]
