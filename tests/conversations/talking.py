"""Talks to the running assistant over REST and reads from its tracker store what it made of each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Engine

from benchmarks.running import Running
from tests.conversations.replies import SaidBack

_IDLE = ("action_listen", "action_session_start")
_numbers = count(1)


@dataclass(frozen=True)
class Turn:
    """What the assistant did with one line."""

    intent: str
    actions: tuple[str, ...]
    reply: SaidBack


class Conversation:
    """A conversation of a person who has never been seen before."""

    def __init__(self, running: Running, engine: Engine) -> None:
        self._running = running
        self._engine = engine
        self._sender = f"conversation-{next(_numbers)}"
        self._read = 0

    def say(self, line: str | None) -> Turn:
        """Sends a line and waits for the reply; the whole of it must come over REST."""
        answer = self._running.ask(line, self._sender)
        assert answer.status == 200, answer
        assert {message["recipient_id"] for message in answer.body} == {f"rest:{self._sender}"}
        buttons = tuple(button for message in answer.body for button in message.get("buttons", ()))
        events = list(self._new_events())
        intent = next((e["parse_data"]["intent"]["name"] for e in events if e["event"] == "user"), "")
        actions = tuple(e["name"] for e in events if e["event"] == "action" and e["name"] not in _IDLE)
        responses = tuple(
            e["metadata"]["utter_action"] for e in events if e["event"] == "bot" and "utter_action" in e["metadata"]
        )
        said = "\n".join(message.get("text", "") for message in answer.body)
        return Turn(str(intent), actions, SaidBack(said, buttons, responses))

    def _new_events(self) -> Iterator[dict[str, Any]]:
        query = text("SELECT id, data FROM events WHERE sender_id = :sender AND id > :read ORDER BY id")
        with self._engine.connect() as connection:
            rows = connection.execute(query, {"sender": f"rest:{self._sender}", "read": self._read}).all()
        for number, data in rows:
            self._read = number
            yield json.loads(data)
