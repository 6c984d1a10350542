"""The scripts are whole, and nothing is learned from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.blind_reading.scripts import Script, read_scripts
from benchmarks.performance.processes import BenchmarkError
from benchmarks.understanding.questions import learned_messages, training_texts

LONG = 5
"""Shorter turns ("ok thanks") belong to everybody."""


def test_sixty_people_say_something() -> None:
    scripts = read_scripts()
    assert len(scripts) == 60
    assert all(script.who and script.turns for script in scripts)
    assert len({script.turns for script in scripts}) == 60


def test_nothing_is_learned_from_them() -> None:
    learned = {text.text.casefold() for text in training_texts()} | {m.text.casefold() for m in learned_messages()}
    said = {turn.casefold() for script in read_scripts() for turn in script.turns if len(turn.split()) > LONG}
    assert len(said) > 100
    assert said & learned == set()


@pytest.mark.parametrize("line", ["no JSON", "[]", '{"who": "a cook"}', '{"who": "a cook", "turns": 5}'])
def test_a_line_that_is_no_script_is_told(tmp_path: Path, line: str) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text(f'{{"who": "a cook", "turns": ["hi"]}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(BenchmarkError, match="line 3: not a script"):
        read_scripts(file)
    file.write_text('{"who": "a cook", "turns": ["hi", "bye"]}\n', encoding="utf-8")
    assert read_scripts(file) == (Script("a cook", ("hi", "bye")),)
