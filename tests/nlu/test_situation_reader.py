"""Roles and skills that people speak of are linked to the catalogue; what speaks of none costs next to nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.core.events import SlotSet
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.catalogue.build import build
from bot.database.engine import create_engine
from bot.decision.awaited import OpenQuestion
from bot.dialogue.message_contract import READING, SITUATION
from bot.dialogue.message_reading import ROLE_AIM, ROLE_NOW, SKILL_HELD, MessageReading
from bot.encoder.sentence_encoder import SentenceEncoder, Vectors
from bot.nlu.sentence_features import SentenceFeatures
from bot.nlu.situation_reader import SituationReader
from tests.actions.acting import span
from tests.catalogue_data import SHIPPED_CATALOGUE
from tests.nlu.graph import Graph, process


def alike(texts: list[str]) -> Vectors:
    """The same vector for every name, so that spelling decides; real ones take minutes to make."""
    return np.full((len(texts), 384), 384**-0.5, dtype=np.float32)


@pytest.fixture(scope="session")
def catalogue_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('catalogue')}/rung.db"
    build(SHIPPED_CATALOGUE, create_engine(url), lambda: alike, "alike")
    return url


@pytest.fixture(scope="session")
def reader(catalogue_url: str, tmp_path_factory: pytest.TempPathFactory) -> SituationReader:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RUNG_DATABASE_URL", catalogue_url)
        return Graph(tmp_path_factory.mktemp("model")).create(SituationReader)


class Reads:
    """A component that reads these facts in every message."""

    def __init__(self, *facts: tuple[str, str]) -> None:
        self._facts = facts

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            spans = tuple(span(message.get("text"), *fact) for fact in self._facts)
            message.set(READING, MessageReading({}, spans).as_json(), add_to_output=True)
        return messages


class Asked:
    """The reader in a conversation in which this question is open."""

    def __init__(self, reader: SituationReader, field: str) -> None:
        slot = AnySlot("open_question", mappings=[{}])
        self._reader = reader
        self._tracker = DialogueStateTracker("rest:anna", [slot])
        self._tracker.update(SlotSet("open_question", OpenQuestion(field).as_slot()))

    def process(self, messages: list[Message]) -> list[Message]:
        return self._reader.process(messages, self._tracker)


def read(text: str | None, *components: Any) -> dict[str, Any]:
    message = process(text, *components)
    situation = message.as_dict(only_output_properties=True)[SITUATION]
    assert json.loads(json.dumps(situation)) == situation
    return situation


def test_present_role_and_target(small_features: SentenceFeatures, reader: SituationReader) -> None:
    text = "I'm a data analyst, two years in, I want to be a data engineer within a year, five hours a week"
    facts = Reads((ROLE_NOW, "data analyst"), (ROLE_AIM, "data engineer"))
    roles = {role["role"]: role for role in read(text, small_features, facts, reader)["roles"]}
    assert roles["present"]["candidates"][0]["name"].casefold() == "data analyst"
    assert roles["target"]["candidates"][0]["name"].casefold() == "data engineer"
    for role in roles.values():
        assert text[role["start"] : role["end"]] == role["text"]
        scores = [candidate["score"] for candidate in role["candidates"]]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("field", ["occupation", "target"])
def test_a_bare_role_may_be_the_answer_to_a_question(
    small_features: SentenceFeatures, reader: SituationReader, field: str
) -> None:
    whole = read("nurse", small_features, Asked(reader, field))["whole"]
    assert "nurse" in f"{whole[0]['title']} {whole[0]['name']}".casefold()
    assert len(whole) == 3
    assert read("nurse", small_features, Asked(reader, "deadline")) == {}


class Spelt:
    """What TextPreparation leaves of a misspelt word."""

    def __init__(self, written: str, now: str, changes: list[list[int]]) -> None:
        self._written, self._now, self._changes = written, now, changes

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set("written", self._written)
            message.set("text", self._now)
            message.set("text_changes", self._changes)
        return messages


def test_a_misspelt_role_is_found_as_it_is_meant(small_features: SentenceFeatures, reader: SituationReader) -> None:
    facts = Reads((ROLE_NOW, "dat anlst"))
    spelt = Spelt("I'm a dat anlst", "I'm a data analyst", [[6, 10, 6, 9], [11, 18, 10, 15]])
    (role,) = read("I'm a dat anlst", small_features, facts, spelt, reader)["roles"]
    assert role["text"] == "dat anlst"
    assert role["candidates"][0]["name"].casefold() == "data analyst"


def test_skills_are_those_of_the_catalogue(small_features: SentenceFeatures, reader: SituationReader) -> None:
    facts = Reads((SKILL_HELD, "SQL"), (SKILL_HELD, "zorblaxing"))
    found = read("I know SQL and zorblaxing", small_features, facts, reader)
    assert [skill["text"] for skill in found["skills"]] == ["SQL"]


@pytest.mark.parametrize("text", [None, "", "I'm a nurse", '/show_passage{"passage": "earning-potential"}'])
def test_nothing_was_read(text: str | None, small_features: SentenceFeatures, reader: SituationReader) -> None:
    assert read(text, small_features, reader) == {}


def test_no_catalogue_built(
    small_features: SentenceFeatures, graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    assert read("I'm a nurse", small_features, Reads((ROLE_NOW, "nurse")), graph.create(SituationReader)) == {}


class Counting:
    """The encoder, and how many texts it got."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        return self._encoder.encode(texts)


def test_a_plain_question_encodes_nothing(
    small_features: SentenceFeatures, reader: SituationReader, encoder: SentenceEncoder
) -> None:
    counting = Counting(encoder)
    watched = SituationReader(reader._store, counting, reader._index)
    process("I'm a nurse", small_features, Reads((ROLE_NOW, "nurse")), watched)
    assert counting.texts == 1
    for question in ("what is a badge?", "will a badge get me a raise?", "how do employers see the two?"):
        process(question, small_features, watched)
    assert counting.texts == 1


@pytest.mark.parametrize("words", ["egb\r}", "{name}", "<b>cook</b>", "$(reboot)", "a=b", "x", "7", "--- / ---"])
def test_code_and_symbols_name_no_role(
    words: str, small_features: SentenceFeatures, reader: SituationReader
) -> None:
    assert read(f"I am {words}", small_features, Reads((ROLE_NOW, words)), reader) == {}
    assert read(words, small_features, Asked(reader, "occupation")) == {}


@pytest.mark.parametrize("words", ["C++ developer", "R&D lead (interim)", "sous-chef", "Leiter/in", "maître d’"])
def test_names_of_jobs_may_hold_more_than_letters(
    words: str, small_features: SentenceFeatures, reader: SituationReader
) -> None:
    (role,) = read(f"I am {words}", small_features, Reads((ROLE_NOW, words)), reader)["roles"]
    assert role["text"] == words


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60) | st.text("iI'm a to from become ©ß", max_size=40))
def test_odd_text_does_no_harm(text: str, small_features: SentenceFeatures, reader: SituationReader) -> None:
    read(text, small_features, Asked(reader, "occupation"))


def test_what_is_asked_of_a_role_comes_with_its_matches(
    small_features: SentenceFeatures, reader: SituationReader
) -> None:
    asked = read("what does a data analyst earn?", small_features, reader)["asked"]
    assert (asked["kind"], asked["text"], asked["credentials"]) == ("pay", "data analyst", [])
    assert asked["roles"][0]["name"].casefold() == "data analyst"
    found = read("best certificates for data analysts", small_features, reader)["asked"]
    assert (found["kind"], len(found["roles"])) == ("credentials", 3)
    worth = read("is CompTIA Security+ worth it?", small_features, reader)["asked"]
    assert (worth["kind"], len(worth["credentials"])) == ("worth", 1)
    assert read("is a moon landing worth it?", small_features, reader)["asked"]["credentials"] == []
    assert "asked" not in read("what does a badge cost?", small_features, reader)
