from __future__ import annotations

import asyncio

import pytest
from rasa.core.channels.channel import UserMessage

from benchmarks.changes import ended
from bot.channels.messages import NOTHING_TO_SAY, TURN_FAILED, TURN_NOT_KEPT
from bot.channels.turn import TurnOutput, take_turn


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
