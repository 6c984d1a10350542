"""The component: trained on annotated messages, stored, loaded again, and led by the conversation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.message_contract import READING
from bot.dialogue.message_reading import ANSWERS, ASKS, HOURS, ROLE_NOW, TELLS, TIME_IN_ROLE, MessageReading
from bot.files.faults import FaultyFiles
from bot.nlu.message_attributes import IS_PAYLOAD, WRITTEN
from bot.nlu.message_reader import MessageReader
from tests.nlu.graph import Graph

JOBS = ("nurse", "cook", "welder", "clerk", "teacher", "driver", "baker", "porter", "plumber", "analyst")


def rows() -> Iterator[dict[str, Any]]:
    for number, job in enumerate(JOBS, 2):
        yield {"kind": "opener", "text": f"I am a [{job}](role_now) and want to move up", "acts": ["tells"]}
        yield {"kind": "near_miss", "text": f"what does a {job} earn?", "acts": ["asks"]}
        for asked, label in (("months_in_role", TIME_IN_ROLE), ("hours_per_week", HOURS)):
            text = f"about [{number}]({label}), as a {job}" if number % 2 else f"[{number}]({label})"
            yield {"kind": "reply", "asked": asked, "text": text, "acts": ["answers"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("messages")
    (folder / "p9.jsonl").write_text("\n".join(map(json.dumps, rows())), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reader(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> MessageReader:
    graph = Graph(tmp_path_factory.mktemp("model"))
    graph.create(MessageReader, messages=str(folder)).train(TrainingData())
    reader: MessageReader = graph.load(MessageReader, messages=str(folder))
    return reader


def tracker_with(**slots: Any) -> DialogueStateTracker:
    domain = Domain.from_dict(
        {
            "slots": {
                name: {"type": "any", "mappings": [{"type": "custom"}]} for name in ("open_question", "pending")
            }
        }
    )
    tracker = DialogueStateTracker("me", domain.slots)
    tracker.update_with_events([SlotSet(name, value) for name, value in slots.items()], domain)
    return tracker


def read(reader: MessageReader, text: str | None, tracker: DialogueStateTracker | None = None, **data: Any) -> Any:
    (message,) = reader.process([Message({TEXT: text, **data})], tracker)
    return MessageReading.from_json(message.as_dict(only_output_properties=True)[READING])


def test_facts_and_acts_are_read_in_the_persons_own_words(reader: MessageReader) -> None:
    reading = read(reader, "i am a gardener", **{WRITTEN: "hi!! I am a GARDENER and want to move up"})
    (span,) = reading.spans
    assert (span.label, span.text, span.start, span.end) == (ROLE_NOW, "GARDENER", 12, 20)
    assert reading.does(TELLS)
    assert not reading.does(ASKS)


def test_a_question_in_general_tells_nothing(reader: MessageReader) -> None:
    reading = read(reader, "what does a gardener earn?")
    assert reading.spans == ()
    assert reading.does(ASKS)


@pytest.mark.parametrize(("field", "label"), [("months_in_role", TIME_IN_ROLE), ("hours_per_week", HOURS)])
def test_a_bare_number_answers_the_question_that_is_open(reader: MessageReader, field: str, label: str) -> None:
    reading = read(reader, "14", tracker_with(open_question={"field": field}))
    assert [(span.label, span.text) for span in reading.spans] == [(label, "14")]
    assert reading.does(ANSWERS)


def test_slots_that_hold_nothing_known_count_as_nothing_open(reader: MessageReader) -> None:
    tracker = tracker_with(open_question="odd", pending={"kind": "unheard of"})
    assert read(reader, "I am a baker and want to move up", tracker).does(TELLS)


@pytest.mark.parametrize("data", [{IS_PAYLOAD: True}, {WRITTEN: ""}, {WRITTEN: " "}])
def test_what_says_nothing_has_an_empty_reading(reader: MessageReader, data: dict[str, Any]) -> None:
    assert read(reader, "I am a nurse", **data) == MessageReading()
    assert read(reader, None) == MessageReading()


def test_a_long_message_is_read_to_its_end(reader: MessageReader) -> None:
    text = "I have so much to say about all this. " * 60 + "Anyway, I am a welder and want to move up"
    assert "welder" in {span.text for span in read(reader, text).spans_of(ROLE_NOW)}


def test_another_training_reads_the_same(reader: MessageReader, folder: Path, tmp_path: Path) -> None:
    graph = Graph(tmp_path / "again")
    graph.create(MessageReader, messages=str(folder)).train(TrainingData())
    again = graph.load(MessageReader, messages=str(folder))
    for text in ("I am a tailor and want to move up", "is it hard?", "3"):
        assert read(again, text) == read(reader, text)


def test_a_faulty_file_stops_the_training(tmp_path: Path) -> None:
    (tmp_path / "p9.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(FaultyFiles, match=r"p9\.jsonl:1"):
        Graph(tmp_path / "model").create(MessageReader, messages=str(tmp_path)).train(TrainingData())


def test_an_untrained_reader_says_so(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="not trained"):
        read(Graph(tmp_path / "model").create(MessageReader, messages=str(tmp_path)), "hello")
