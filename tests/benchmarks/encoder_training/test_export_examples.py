"""What is exported for training: all that ships, with its class, and a document of its own beside it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.encoder_training import export_examples
from benchmarks.encoder_training.export_examples import document_rows, intent_rows
from benchmarks.encoder_training.measure import handbook_questions
from benchmarks.understanding.questions import DATA, training_texts
from bot.documents.parser import parse_documents

HANDBOOK = Path(export_examples.__file__).parent / "handbook"


def test_every_training_text_is_exported() -> None:
    rows = [*document_rows(parse_documents(DATA / "knowledge")), *intent_rows(DATA / "nlu")]
    assert {text.text for text in training_texts()} <= {row["text"] for row in rows}
    assert set(Counter(row["kind"] for row in rows)) == {
        "title",
        "lead",
        "alias",
        "point",
        "question",
        "chat",
        "out_of_scope",
    }


def test_blocks_that_are_no_intent_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "some.yml").write_text(
        "nlu:\n- intent: greet\n  examples: |\n    - hi\n    - good day\n"
        "- synonym: badge\n  examples: |\n    - medal\n"
        "- intent: out_of_scope\n  examples: |\n    - where is the canteen\n",
        "utf-8",
    )
    found = [(row["text"], row["kind"], row["label"]) for row in intent_rows(tmp_path)]
    assert found == [
        ("hi", "chat", "greet"),
        ("good day", "chat", "greet"),
        ("where is the canteen", "out_of_scope", "out_of_scope"),
    ]


def test_the_file_holds_one_row_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "new" / "handbook.jsonl"
    monkeypatch.setattr(sys, "argv", ["export_examples", "--knowledge", str(HANDBOOK), "--out", str(out)])
    export_examples.main()
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert rows == list(document_rows(parse_documents(HANDBOOK)))


def test_the_handbook_has_twelve_sections_and_its_questions_are_about_them() -> None:
    (document,) = parse_documents(HANDBOOK)
    titles = {passage.title for passage in document.passages}
    questions = handbook_questions()
    assert len(titles) == 12
    assert {title for question in questions for title in question.sources} == titles
    assert Counter(question.kind for question in questions) == {"plain": 25, "colloquial": 25}


def test_no_question_about_the_handbook_stands_in_it() -> None:
    known = {row["text"].casefold() for row in document_rows(parse_documents(HANDBOOK))}
    assert [q.text for q in handbook_questions() if q.text.casefold() in known] == []
