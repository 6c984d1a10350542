from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.channels.limits import MemoryLimiter
from bot.channels.web.history import History
from bot.channels.web.passages import Passages
from bot.channels.web.sessions import Sessions
from bot.channels.web.turn import Incoming
from bot.channels.web.turns import Turns
from bot.database.engine import create_engine
from tests.channels.serving import FakeAgent

SESSION = Sessions("a-secret-of-thirty-two-characters").new_visitor()
HELLO = {"id": "a" * 32, "text": "hello"}


class Heard:
    """Turns without a socket, and what their tabs were told."""

    def __init__(self, folder: Path) -> None:
        engine = create_engine(f"sqlite:///{folder}/rung.db")
        self.agent = FakeAgent()
        self.told: list[tuple[str, Any]] = []
        self.turns = Turns(self.tell, self.agent.handle_message, MemoryLimiter(), Passages(engine), History(engine))

    async def tell(self, sender_id: str, event: str, data: Any) -> None:
        assert sender_id == SESSION.sender_id
        self.told.append((event, data))


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    return Heard(tmp_path)


async def test_an_outcome_waits_for_the_turn_and_is_what_was_told(heard: Heard) -> None:
    assert await heard.turns.accept(SESSION, "127.0.0.1", HELLO) == {"status": "taken"}
    outcome = await heard.turns.outcome(SESSION.sender_id, HELLO["id"])
    assert [event for event, _ in heard.told] == ["entry", "entry", "done"]
    assert list(outcome.entries) == [data for event, data in heard.told if event == "entry"]
    assert (outcome.cleared, outcome.forgotten) == (False, False)
    assert await heard.turns.outcome(SESSION.sender_id, HELLO["id"]) == outcome


async def test_who_stops_waiting_for_an_outcome_does_not_end_the_turn(heard: Heard) -> None:
    heard.agent.seconds = 0.2
    await heard.turns.accept(SESSION, "127.0.0.1", HELLO)
    waiting = asyncio.ensure_future(heard.turns.outcome(SESSION.sender_id, HELLO["id"]))
    await asyncio.sleep(0)
    waiting.cancel()
    outcome = await heard.turns.outcome(SESSION.sender_id, HELLO["id"])
    assert [entry["who"] for entry in outcome.entries] == ["person", "assistant"]


async def test_starting_over_empties_the_conversation(heard: Heard) -> None:
    for incoming in (Incoming("a" * 32, "hello", "hello"), Incoming("b" * 32, "/start_over", "Start again")):
        await heard.turns.start(SESSION.sender_id, incoming)
    outcome = await heard.turns.outcome(SESSION.sender_id, "b" * 32)
    assert outcome.cleared
    assert [entry["id"] for entry in (await heard.turns.opened(SESSION))["entries"]] == ["b" * 32, "b" * 32 + "/0"]


async def test_what_cannot_be_read_is_refused_with_a_reason(heard: Heard) -> None:
    assert await heard.turns.accept(SESSION, "127.0.0.1", "x") == {"status": "refused", "code": "not_read"}
    assert heard.told == []
