"""Annotated messages: what the marks mean, and every fault named by file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.message_reading import HOURS, ROLE_NOW, FactSpan
from bot.files.faults import FaultyFiles
from bot.nlu.messages.annotations import AnnotatedMessage, read_marks, read_messages
from bot.settings import PROJECT_ROOT


def line(text: str, **others: Any) -> str:
    row = {"pen": "P9", "person": "p9-1", "kind": "opener", "text": text, "acts": ["tells"]}
    return json.dumps({**row, **others})


def written(folder: Path, *lines: str, name: str = "p9.jsonl") -> Path:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(FaultyFiles) as raised:
        read_messages(folder)
    return [f"{fault.file.name}:{fault.line} {fault.message}" for fault in raised.value.faults]


def test_marks_become_places_in_the_text_without_them() -> None:
    text, spans = read_marks("I'm a [head chef](role_now), [2 hrs](hours) a day (no more)")
    assert text == "I'm a head chef, 2 hrs a day (no more)"
    assert spans == (FactSpan(ROLE_NOW, "head chef", 6, 15), FactSpan(HOURS, "2 hrs", 17, 22))
    assert [text[span.start : span.end] for span in spans] == ["head chef", "2 hrs"]


@pytest.mark.parametrize(
    ("marked", "problem"),
    [
        ("a [cook](job)", "label 'job'"),
        ("a [cook]()", "label ''"),
        ("a [cook ](role_now)", "blanks"),
        ("a [cook(role_now)", None),
        ("a cook](role_now)", "not closed"),
        ("[a [cook](role_now)](role_now)", "not closed"),
    ],
)
def test_a_mark_that_is_not_whole_is_refused(marked: str, problem: str | None) -> None:
    if problem is None:
        assert read_marks(marked) == (marked, ())
        return
    with pytest.raises(ValueError, match=problem):
        read_marks(marked)


def test_what_was_open_is_read(tmp_path: Path) -> None:
    folder = written(tmp_path, line("[cook](role_now)", kind="reply", asked="occupation", acts=["answers"]), "")
    (message,) = read_messages(folder)
    assert message == AnnotatedMessage(
        "cook",
        (FactSpan(ROLE_NOW, "cook", 0, 4),),
        frozenset({"answers"}),
        asked="occupation",
        kind="reply",
        pen="P9",
        person="p9-1",
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{", "no JSON"),
        ("[]", "no text"),
        (line(" "), "no text"),
        (line("hm", acts=[]), "acts is empty"),
        (line("hm", acts=["sings"]), "act 'sings'"),
        (line("hm", asked="name"), "asked 'name'"),
        (line("hm", pending="tea"), "pending 'tea'"),
        (line("hm", tool="spade"), "tool 'spade'"),
        (line("hm", kind="letter"), "kind 'letter'"),
        (line("A cook!"), "stands there already"),
    ],
)
def test_each_fault_is_named_with_its_line(tmp_path: Path, row: str, problem: str) -> None:
    (fault,) = faults_of(written(tmp_path, line("a cook"), row))
    assert fault.startswith("p9.jsonl:2 ")
    assert problem in fault


def test_a_message_of_another_file_is_no_second_one(tmp_path: Path) -> None:
    written(tmp_path, line("a cook"))
    (fault,) = faults_of(written(tmp_path, line("A COOK"), name="q.jsonl"))
    assert fault.startswith("q.jsonl:1 ")


def test_the_same_words_may_answer_two_questions(tmp_path: Path) -> None:
    rows = [line("none", asked=asked, acts=["answers"]) for asked in ("budget", "evidence")]
    assert len(read_messages(written(tmp_path, *rows))) == 2


def test_the_messages_of_the_project_are_sound() -> None:
    messages = read_messages(PROJECT_ROOT / "data" / "messages")
    assert len(messages) > 5_000
    assert len({message.pen for message in messages}) >= 3
