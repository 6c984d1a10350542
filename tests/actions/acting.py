"""Runs actions as the action server does: a real tracker, a real dispatcher, a real knowledge base."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import stores
from bot.answering.focus import Focus
from bot.decision.awaited import OpenQuestion, Pending
from bot.decision.plan import Plan, Step
from bot.dialogue.message_reading import FactSpan, MessageReading
from bot.dialogue.person import person_of
from bot.people.person import Person
from bot.settings import PROJECT_ROOT
from tests.catalogue_data import add_shipped_catalogue

HR = "hr@example.com"
VISITOR, EMPLOYEE = "rest:anna", "slack:T1:U1"
NO_FOCUS = Focus()
RESPONSES = yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]


@dataclass(frozen=True)
class Done:
    """What an action said, the slots that it set, and the action that it hands over to."""

    messages: list[dict[str, Any]]
    slots: dict[str, Any]
    follow_up: str | None = None

    @property
    def message(self) -> dict[str, Any]:
        """The only message of the turn."""
        (message,) = self.messages
        assert message["response"] in {None, *RESPONSES}
        return message

    @property
    def text(self) -> str:
        return str(self.message["text"])

    @property
    def response(self) -> str | None:
        return self.message["response"]

    @property
    def sources(self) -> list[str]:
        """The titles in the source line, which is the last one; none without such a line."""
        label, _, titles = self.text.splitlines()[-1].partition(": ")
        return titles.split("; ") if label in ("Source", "Sources") else []

    @property
    def titles(self) -> list[str]:
        return [button["title"] for button in self.message["buttons"]]

    @property
    def payloads(self) -> list[str]:
        return [button["payload"] for button in self.message["buttons"]]

    @property
    def focus(self) -> Focus:
        return Focus.from_slot(self.slots["focus"])


Act = Callable[..., Done]


@pytest.fixture(scope="session")
def guidance_file(shipped_knowledge_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the documents and the catalogue that ship."""
    file = Path(shutil.copyfile(shipped_knowledge_file, tmp_path_factory.mktemp("guidance") / "rung.db"))
    add_shipped_catalogue(file)
    return file


@pytest.fixture
def guide(guidance_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Act]:
    """Runs an action on the documents and the catalogue that ship."""
    copy = shutil.copyfile(guidance_file, tmp_path / "guidance.db")
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{copy}")
    monkeypatch.setenv("RUNG_HR_CONTACT", HR)
    stores.forget()
    yield run
    stores.forget()


@pytest.fixture
def act(shipped_knowledge_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Act]:
    """Runs an action on the documents that ship, and on one for employees only."""
    monkeypatch.setenv("RUNG_DATABASE_URL", shipped_knowledge_url)
    monkeypatch.setenv("RUNG_HR_CONTACT", HR)
    stores.forget()
    yield run
    stores.forget()


def run(
    action: Action,
    text: str = "",
    *,
    sender: str = "rest:anna",
    focus: Focus = NO_FOCUS,
    misses: int | None = 0,
    entities: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    questions: Sequence[dict[str, Any]] = (),
    before: Sequence[dict[str, Any]] = (),
    language: str = "en",
    intent: str = "some_intent",
    situation: Mapping[str, Any] | None = None,
    facts: Sequence[tuple[str, str]] = (),
    steps: Sequence[Step] = (),
    open_question: str | None = None,
    pending: Pending | None = None,
    more_slots: Mapping[str, Any] | None = None,
) -> Done:
    """One turn: the latest message with its entities and ranked passages, the slots and events before it.

    `facts` are the kinds and words of facts that were read (`bot.dialogue.message_reading`), `steps` what was
    decided to do (`bot.decision`), `situation` what the pipeline found of roles and skills
    (`bot.nlu.situation_reader`). `pending` is what the turn before asked or did.
    """
    pairs = entities.items() if isinstance(entities, Mapping) else entities
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [{"entity": name, "value": value, "text": value} for name, value in pairs],
        "knowledge": {"questions": list(questions)},
        "language": language,
        "situation": dict(situation or {}),
        "reading": MessageReading({}, tuple(span(text, *fact) for fact in facts)).as_json(),
        "plan": Plan(tuple(steps), "take_turn").as_json(),
    }
    waiting = OpenQuestion(open_question).as_slot() if open_question else None
    last = pending.as_slot() if pending else None
    slots = {"focus": focus.as_slot(), "misses": misses, "open_question": waiting, "pending": last}
    slots |= more_slots or {}
    asked_last = [{"event": "slot", "name": "pending", "value": last}] if last else []
    events = [*before, *asked_last, {"event": "user", "text": text}]
    tracker = Tracker(sender, slots, message, events, False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    given = asyncio.run(action.run(dispatcher, tracker, {}))
    assert {event["event"] for event in given} <= {"slot", "followup"}
    return Done(
        dispatcher.messages,
        {event["name"]: event["value"] for event in given if event["event"] == "slot"},
        next((event["name"] for event in given if event["event"] == "followup"), None),
    )


def span(text: str, label: str, words: str) -> FactSpan:
    """A fact of a message, by the words that stand in it."""
    start = text.index(words)
    return FactSpan(label, words, start, start + len(words))


def asked(
    text: str, *candidates: tuple[str, str, float], intent: str = "ask_pay", in_scope: float = 0.9
) -> dict[str, Any]:
    """A question as the passage ranker puts it on the message; candidates are (key, point, score)."""
    return {
        "text": text,
        "intent": intent,
        "in_scope": in_scope,
        "candidates": [{"key": key, "point": point, "score": score} for key, point, score in candidates],
    }


def on(passage: str, point: str = "lead", side: str | None = None, **more: Any) -> Focus:
    """The focus after an answer with this point of a passage."""
    return Focus(passage=passage, topic=passage, point=point, side=side, said=(f"{passage}/{point}",), **more)


def tell(sender: str, **profile: Any) -> None:
    """Stores answers of the assessment."""
    with stores.people().change(person_of(sender)) as change:
        change.save_profile(profile)


def analyst(sender: str = VISITOR) -> None:
    """Somebody about whom every tool knows enough."""
    tell(sender, occupation="data-analyst", target="data-warehouse-designer", months_in_role=24, hours_per_week=5.0)


def known(sender: str = VISITOR) -> Person:
    """The person as they are stored now."""
    return stores.people().load(person_of(sender))


def shown(done: Done) -> str:
    """All that a message holds: text, buttons and the reply for channels that render it."""
    return json.dumps(done.messages)


def bot_event(done: Done) -> dict[str, Any]:
    """The event that Rasa keeps of what was said."""
    return {"event": "bot", "text": done.text, "data": {"buttons": done.message["buttons"]}}
