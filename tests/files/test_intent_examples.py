"""Examples of training files: in order, with intent and file, whatever else stands there."""

from __future__ import annotations

from pathlib import Path

from bot.files.intent_examples import IntentExample, intent_examples

ONE = """
version: "3.1"
nlu:
- intent: greet
  examples: |
    - hi
    - hello there
- lookup: city
  examples: |
    - Leeds
"""
TWO = 'nlu:\n- intent: goodbye\n  examples: "- bye"\n'


def test_they_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_text(TWO, encoding="utf-8")
    (tmp_path / "a.yml").write_text(ONE, encoding="utf-8")
    (tmp_path / "empty.yml").write_text("", encoding="utf-8")
    (tmp_path / "notes.md").write_text("- hi", encoding="utf-8")
    assert list(intent_examples(tmp_path)) == [
        IntentExample("hi", "greet", "a.yml"),
        IntentExample("hello there", "greet", "a.yml"),
        IntentExample("bye", "goodbye", "b.yml"),
    ]


def test_no_folder_no_example(tmp_path: Path) -> None:
    assert list(intent_examples(tmp_path / "nowhere")) == []
