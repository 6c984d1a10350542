from __future__ import annotations

import asyncio
import logging

import pytest
from rasa.core.channels.channel import UserMessage

from benchmarks.changes import ended
from bot.channels.messages import NOTHING_TO_SAY, TURN_FAILED, TURN_NOT_KEPT
from bot.channels.turn import TurnOutput, take_turn
from bot.monitoring.metrics import REGISTRY
from bot.monitoring.turn import turn_id


def message() -> UserMessage:
    return UserMessage("hello", TurnOutput(), "rest:a")


def texts(taken: UserMessage) -> list[str]:
    return [reply["text"] for reply in taken.output_channel.messages]


async def test_a_text_stays_in_one_piece_with_its_buttons() -> None:
    output = TurnOutput()
    buttons = [{"title": "More", "payload": "more"}]
    await output.send_response("a", {"text": "one\n\ntwo\nSource: X"})
    await output.send_response("a", {"text": "three\n\nfour", "buttons": buttons, "reply": {}})
    assert [reply["text"] for reply in output.messages] == ["one\n\ntwo\nSource: X", "three\n\nfour"]
    assert output.messages[1]["buttons"] == buttons


async def test_what_was_said_before_the_failure_stays() -> None:
    async def fail(taken: UserMessage) -> None:
        await taken.output_channel.send_text_message("a", "so far")
        raise RuntimeError

    taken = message()
    await take_turn(fail, taken)
    assert texts(taken) == ["so far", TURN_NOT_KEPT]


async def test_a_turn_is_counted_and_logged_with_its_id_but_not_its_words(caplog: pytest.LogCaptureFixture) -> None:
    seen = []

    async def answer(taken: UserMessage) -> None:
        seen.append(turn_id.get())
        await taken.output_channel.send_text_message("a", "private answer")

    labels = {"channel": "other", "outcome": "answered"}
    before = REGISTRY.get_sample_value("rung_turns_total", labels) or 0.0
    taken = message()
    with caplog.at_level(logging.INFO):
        assert await take_turn(answer, taken)
    assert REGISTRY.get_sample_value("rung_turns_total", labels) == before + 1
    assert seen == [taken.message_id]
    (line,) = [record for record in caplog.records if record.name == "bot.monitoring.turn"]
    assert "is answered after" in line.getMessage()
    assert not any(word in str(vars(line)) for word in ("hello", "private answer", "rest:a"))
    assert turn_id.get() is None


@pytest.mark.parametrize(
    ("says", "seconds", "outcome"), [("", 5.0, "failed"), ("so far", 5.0, "not_kept"), ("", 0.0, "late")]
)
async def test_what_came_of_a_turn_is_counted(says: str, seconds: float, outcome: str) -> None:
    async def fail(taken: UserMessage) -> None:
        if says:
            await taken.output_channel.send_text_message("a", says)
        await asyncio.sleep(0)
        raise RuntimeError

    labels = {"channel": "other", "outcome": outcome}
    before = REGISTRY.get_sample_value("rung_turns_total", labels) or 0.0
    assert not await take_turn(fail, message(), seconds)
    assert REGISTRY.get_sample_value("rung_turns_total", labels) == before + 1


async def test_a_silent_turn_gets_a_reply() -> None:
    async def silent(_taken: UserMessage) -> None:
        return None

    taken = message()
    await take_turn(silent, taken)
    assert texts(taken) == [NOTHING_TO_SAY]


async def test_a_late_turn_is_not_cancelled_and_its_failure_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    given_up = asyncio.Event()

    async def late(_taken: UserMessage) -> None:
        await given_up.wait()
        raise RuntimeError("too late")

    taken = message()
    await take_turn(late, taken, seconds=0.05)
    assert texts(taken) == [TURN_FAILED]
    given_up.set()
    await ended("_turn")
    # What is called back when the turn ends is called after it.
    await asyncio.sleep(0)
    assert "too late" in caplog.text
