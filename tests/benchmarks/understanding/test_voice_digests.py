"""What people said in public stays out of what is learned, and out of the sets that other authors wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.understanding.handbook import HANDBOOK
from benchmarks.understanding.questions import (
    calibration_texts,
    handbook_questions,
    learned_messages,
    other_voices_questions,
    training_texts,
)
from benchmarks.understanding.voice_digests import (
    digest_of,
    known_digests,
    main,
    runs,
    spoken_texts,
    write_digests,
)
from bot.documents.parser import parse_documents

EVERYBODYS_WORDS = frozenset(
    {
        "and how many months does it",
        "and i want to be a",
        "as soon as they re ready",
        "at the end of the year",
        "defintion of promotion and of microcredential",
        "didn t exist when i left",
        "does it take for me to",
        "have to wait for an opening",
        "how do i go about it",
        "how many months does it take",
        "i d like to go up",
        "i m a data analyst and",
        "i want to be a data",
        "just in time promotion what is",
        "more a promotion or a certificate",
        "pays more a promotion or a",
        "the end of the year what",
        "the promotion or the micro credential",
        "want to be a data analyst",
        "what do you know about me",
        "what does it take for me",
        "what is just in time promotion",
        "what is meaning of micro credential",
        "what s the difference between a",
    }
)
"""Runs that examples held before these voices were known: turns of phrase and the subject's own words, which many
people hit upon. None may be added: an example that holds another run is put in other words or left out."""


def copied(texts: list[str]) -> set[str]:
    known = known_digests()
    return {run for text in texts for run in runs(text) if digest_of(run) in known}


def test_nothing_learned_holds_a_run_of_theirs() -> None:
    learned = [*(text.text for text in training_texts()), *calibration_texts()]
    assert copied(learned) <= EVERYBODYS_WORDS


def test_no_annotated_message_holds_a_run_of_theirs() -> None:
    assert copied([message.text for message in learned_messages()]) == set()


def test_the_sets_by_other_authors_hold_none_either() -> None:
    passages = [passage for document in parse_documents(HANDBOOK) for passage in document.passages]
    handbook = [question.text for passage in passages for question in passage.questions]
    asked = [question.text for question in (*other_voices_questions(), *handbook_questions())]
    assert copied([*asked, *handbook]) == set()


def test_every_exception_is_still_needed() -> None:
    assert copied([text.text for text in training_texts()]) >= EVERYBODYS_WORDS


def test_what_people_say_is_found_in_both_kinds_of_file(tmp_path: Path) -> None:
    rows = [{"text": "one two", "given": {"job": "cook"}}, {"reply": "three", "expect": ["four"]}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text("- name: n\n  turns:\n  - {user: five, matches: six}\n", encoding="utf-8")
    assert list(spoken_texts(tmp_path)) == ["one two", "three", "five"]


def test_a_copied_run_is_noticed_whatever_is_around_it(tmp_path: Path) -> None:
    file = tmp_path / "runs.bin"
    assert write_digests(["Would a badge get me a rise?", "too short"], file) == 2
    known = known_digests(file)
    assert [digest_of(run) in known for run in runs("well: WOULD a badge - get me a, hm")] == [False, True, False]
    assert len(file.read_bytes()) == 16


def test_a_text_shorter_than_a_run_has_none() -> None:
    assert runs("five words are too few") == []
    assert runs("it’s “six” words with an apostrophe") == [
        "it s six words with an",
        "s six words with an apostrophe",
    ]


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_text("- [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.yml"):
        list(spoken_texts(tmp_path))


def test_an_empty_folder_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = known_digests()
    assert main([str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err
    assert known_digests() == before
