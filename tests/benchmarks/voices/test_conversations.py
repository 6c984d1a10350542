"""Conversations are read as their format says, and each turn is judged by itself."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks.performance.processes import BenchmarkError
from benchmarks.running import Running
from benchmarks.simulation.person import Person
from benchmarks.voices.conversations import FILE, count_conversations, read_conversations

CONVERSATION = """
- name: two-wishes
  turns:
    - {user: "what is a nanodegree leap?", matches: nanodegree, not_matches: "don.t know"}
    - {user: "where is my parcel?", matches: "on its way"}
    - {user: "hello", not_matches: traceback}
"""


def test_a_wrong_turn_is_counted_and_the_conversation_goes_on(running: Running, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(CONVERSATION, encoding="utf-8")
    turns, whole = count_conversations(
        read_conversations(tmp_path), lambda: Person(running, "voices-of-a-test", Random(0))
    )
    assert (turns.of, [miss.said for miss in turns.misses]) == (3, ["where is my parcel?"])
    assert (whole.of, [miss.said for miss in whole.misses]) == (1, ["two-wishes"])


def test_what_a_reply_must_not_hold_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(CONVERSATION, encoding="utf-8")
    ((first, *_),) = (conversation.lines for conversation in read_conversations(tmp_path))
    assert first.fault("A NANODEGREE leap is one.") == ""
    assert first.fault("A nanodegree? I don't know.").startswith("holds “don't know”")
    assert first.fault("A badge.").startswith("without")


def test_a_folder_without_conversations_has_none_and_a_faulty_file_is_named(tmp_path: Path) -> None:
    assert read_conversations(tmp_path) == ()
    (tmp_path / FILE).write_text("- name: x\n  turns: [{says: hello}]", encoding="utf-8")
    with pytest.raises(BenchmarkError, match=FILE):
        read_conversations(tmp_path)
