"""What a document asks and an example out of scope says nothing answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.scope_clashes import MOST_NAMED, scope_clashes
from bot.documents.passage import Document
from bot.encoder.sentence_encoder import SentenceEncoder
from tests.documents.career import CAREER


def examples(root: Path, *texts: str, intent: str = "out_of_scope", name: str = "out_of_scope_hr.yml") -> None:
    folder = root / "data" / "nlu"
    folder.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(f"      - {text}" for text in texts)
    content = f'version: "3.1"\nnlu:\n  - intent: {intent}\n    examples: |\n{lines}\n'
    (folder / name).write_text(content, encoding="utf-8")


def clashes(root: Path, encoder: SentenceEncoder, documents: tuple[Document, ...] = (CAREER,)) -> list[str]:
    return list(map(str, scope_clashes(root, documents, encoder.encode)))


def test_a_question_that_an_example_refuses_is_named(tmp_path: Path, encoder: SentenceEncoder) -> None:
    examples(tmp_path, "will a badge get me a raise", "where is the canteen")
    (clash, *_) = clashes(tmp_path, encoder)
    assert '"will a badge get me a raise"' in clash
    assert "data/nlu/out_of_scope_hr.yml" in clash
    assert "canteen" not in " ".join(clashes(tmp_path, encoder))


@pytest.mark.parametrize("intent", ["greet", "ask_pay"])
def test_only_examples_out_of_scope_count(tmp_path: Path, encoder: SentenceEncoder, intent: str) -> None:
    examples(tmp_path, "will a badge get me a raise", intent=intent)
    assert clashes(tmp_path, encoder) == []


def test_nothing_to_compare(tmp_path: Path, encoder: SentenceEncoder) -> None:
    assert clashes(tmp_path, encoder) == []
    examples(tmp_path, "will a badge get me a raise")
    assert clashes(tmp_path, encoder, ()) == []
    (tmp_path / "data" / "nlu" / "empty.yml").write_text("", encoding="utf-8")
    assert clashes(tmp_path, encoder) != []


def test_only_so_many_are_named(tmp_path: Path, encoder: SentenceEncoder) -> None:
    questions = [question.text for passage in CAREER.passages for question in passage.questions]
    examples(tmp_path, *questions)
    assert len(clashes(tmp_path, encoder)) == min(len(questions), MOST_NAMED)
