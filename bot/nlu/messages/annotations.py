"""Messages with their acts and facts marked, as people write them down to teach the reader.

A file holds one JSON object a line; in its text each fact stands in square brackets, followed by its label in
round ones::

    {"pen": "P1", "person": "p1-07", "kind": "opener", "asked": null, "pending": null,
     "text": "I'm a [staff nurse](role_now), should I move up?", "acts": ["tells", "wants_guidance"], "tool": null}

`asked` is the question that was open when it was written, `pending` what waited for a yes. The labels and acts are
those of `bot.dialogue.message_reading`; data/messages/README.md says what each marks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.dialogue.message_reading import ACTS, LABELS, FactSpan
from bot.files.faults import FaultList, FaultyFiles, excerpt

KINDS = ("opener", "reply", "near_miss", "question", "turn")
"""What part a message plays in a conversation."""

QUESTIONS = (
    "occupation",
    "target",
    "months_in_role",
    "deadline",
    "hours_per_week",
    "budget",
    "opening",
    "recognition",
    "evidence",
)
"""The questions that may be open when a message comes."""

PENDING = ("forget", "send_to_hr", "log", "badge")
"""What may wait for a yes when a message comes."""

TOOLS = (
    *("advice", "plan", "gap", "readiness", "openings", "ladder"),
    *("progress", "promotion_case", "badge", "pay", "factors", "compare"),
)
"""What a wish for guidance may be for, when it is clear."""

_MARK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
_LEFT_OVER = re.compile(r"\]\(|\(\[|\[\[")
_CHOICES: Mapping[str, tuple[str, ...]] = {"asked": QUESTIONS, "pending": PENDING, "tool": TOOLS}


@dataclass(frozen=True)
class AnnotatedMessage:
    """What somebody wrote, without the marks, and what is to be read in it."""

    text: str
    spans: tuple[FactSpan, ...] = ()
    acts: frozenset[str] = frozenset()
    asked: str | None = None
    pending: str | None = None
    tool: str | None = None
    kind: str = "opener"
    pen: str = ""
    person: str = ""


def read_messages(folder: Path) -> tuple[AnnotatedMessage, ...]:
    """All messages of the `*.jsonl` files in a folder; raises `FaultyFiles` with all that is wrong."""
    found: dict[str, AnnotatedMessage] = {}
    faults = []
    for file in sorted(folder.glob("*.jsonl")):
        list_of_file = FaultList(file)
        for message in _messages_of(file, list_of_file, found):
            found[_alike(message)] = message
        faults += list_of_file.faults
    if faults:
        raise FaultyFiles(faults)
    return tuple(found.values())


def read_marks(marked: str) -> tuple[str, tuple[FactSpan, ...]]:
    """A text without its marks, and the facts that they marked; raises `ValueError` for a broken mark."""
    pieces: list[str] = []
    spans: list[FactSpan] = []
    done = length = 0
    for mark in _MARK.finditer(marked):
        words, label = mark.groups()
        if label not in LABELS:
            raise ValueError(f"There is no label {label!r}.")
        if words != words.strip():
            raise ValueError(f"The mark of {words!r} takes in blanks at its ends.")
        pieces += [marked[done : mark.start()], words]
        start = length + mark.start() - done
        length = start + len(words)
        spans.append(FactSpan(label, words, start, length))
        done = mark.end()
    text = "".join(pieces) + marked[done:]
    if _LEFT_OVER.search(text):
        raise ValueError("A mark is not closed, or stands in another one.")
    return text, tuple(spans)


def _messages_of(
    file: Path, faults: FaultList, known: Mapping[str, AnnotatedMessage]
) -> Iterator[AnnotatedMessage]:
    seen = dict.fromkeys(known)
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            message = _message(json.loads(line))
        except json.JSONDecodeError as error:
            faults.add(number, f"The line is no JSON: {error.msg}.", "Write one object a line.")
        except ValueError as error:
            faults.add(number, f"{error}", "data/messages/README.md lists what may stand there.")
        else:
            if _alike(message) in seen:
                faults.add(number, f"{excerpt(message.text)} stands there already.", "Keep one of them.")
            seen[_alike(message)] = None
            yield message


def _message(value: Any) -> AnnotatedMessage:
    """Raises `ValueError` with what is wrong in the object."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str) or not value["text"].strip():
        raise ValueError("The object has no text.")
    text, spans = read_marks(value["text"])
    acts = value.get("acts")
    if not isinstance(acts, list) or not acts:
        raise ValueError("The message does nothing: acts is empty.")
    for act in acts:
        if act not in ACTS:
            raise ValueError(f"There is no act {act!r}.")
    for key, choices in _CHOICES.items():
        if value.get(key) is not None and value[key] not in choices:
            raise ValueError(f"There is no {key} {value[key]!r}.")
    if value.get("kind") not in KINDS:
        raise ValueError(f"There is no kind {value.get('kind')!r}.")
    return AnnotatedMessage(
        text,
        spans,
        frozenset(acts),
        asked=value.get("asked"),
        pending=value.get("pending"),
        tool=value.get("tool"),
        kind=value["kind"],
        pen=str(value.get("pen") or ""),
        person=str(value.get("person") or ""),
    )


def _alike(message: AnnotatedMessage) -> str:
    """The same for messages that differ in nothing but case, blanks and punctuation, at the same question."""
    words = " ".join(re.findall(r"[^\W_]+", message.text.lower())) or message.text
    return f"{message.asked}/{message.pending}: {words}"
