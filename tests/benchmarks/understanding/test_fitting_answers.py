"""Whether replies fit what was asked: both sides, the polarity, the aspect, one question or two."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from benchmarks.understanding.fitting_answers import (
    Expectation,
    Judged,
    expectations,
    fitting,
    judge,
    misses,
    table,
)
from bot.documents.parser import parse_documents
from bot.settings import PROJECT_ROOT
from tests.serving.running import Trained

FIT = 95
UNREAD_FIT = 44
"""A few below what was measured: 98 and 46. It was 81 and 40 before there was such a set, and 101 and 48 before the
documents on what people need came, which take some of these questions."""


@pytest.fixture(scope="module")
def judgements(trained: Trained) -> list[Judged]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RUNG_DATABASE_URL", trained.database_url)
        return judge(trained.model, trained.database_url, expectations())


def test_replies_fit_what_was_asked(judgements: list[Judged]) -> None:
    assert fitting(judgements) >= FIT, f"{table(judgements)}\n{misses(judgements)}"


def test_replies_that_nobody_read_fit_as_well(judgements: list[Judged]) -> None:
    assert fitting(one for one in judgements if one.question.is_unread) >= UNREAD_FIT, table(judgements)


def test_half_of_each_kind_is_unread_and_no_text_stands_there_twice() -> None:
    questions = expectations()
    kinds = Counter(question.kind for question in questions)
    unread = Counter(question.kind for question in questions if question.is_unread)
    assert len({question.text for question in questions}) == len(questions) == 120
    assert unread == {kind: count // 2 for kind, count in kinds.items()}


def test_what_must_be_said_stands_in_a_document() -> None:
    documents = parse_documents(PROJECT_ROOT / "data" / "knowledge")
    passages = [passage for document in documents for passage in document.passages]
    texts = [text for passage in passages for text in (passage.lead, *(point.text for point in passage.points))]
    for question in expectations():
        for words in question.must:
            assert any(re.search(words, text, re.IGNORECASE) for text in texts), (question.text, words)


QUESTION = Expectation("?", "side", must=("cheap|free",), must_not=("^A promotion",), opens="yes|no", sources=1)


@pytest.mark.parametrize(
    ("reply", "sources", "faults"),
    [
        ("Yes, it is free.", 1, 0),
        ("No, but it is cheap.", 1, 0),
        ("It is free.", 1, 1),
        ("Yes, it is free.", 2, 1),
        ("Yes, it is dear.", 1, 1),
        ("A promotion is free.", 1, 2),
        ("Nothing of it.", 2, 3),
    ],
)
def test_what_is_wrong_with_a_reply(reply: str, sources: int, faults: int) -> None:
    assert len(QUESTION.faults(reply, sources)) == faults


def test_the_table_counts_by_kind_and_the_list_leaves_out_what_is_unread() -> None:
    read, unread = Expectation("first", "which"), Expectation("second", "which", is_unread=True)
    judged = [Judged(read, "No.", ("lacks 'x'",)), Judged(unread, "No.", ("lacks 'y'",)), Judged(read, "Yes.", ())]
    assert "| which | 3 | 1 | 1 | 0 |" in table(judged)
    assert "lacks 'x'" in misses(judged)
    assert "second" not in misses(judged)
