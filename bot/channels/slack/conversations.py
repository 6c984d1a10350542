"""Takes turns: a person's words go to Rasa, what it says goes back to where they came from."""

from __future__ import annotations

import asyncio

from rasa.core.channels.channel import UserMessage

from bot.channels.slack.delivery import Delivery
from bot.channels.slack.output import SlackOutput
from bot.channels.slack.place import Place
from bot.channels.slack.status import Status
from bot.channels.turn import OnNewMessage, take_turn

TURNS_AT_ONCE = 3
"""How many turns are under way together; others wait their turn. Rasa computes in the server's own loop: a few at
once keep it as busy as many would, and in between there is time to acknowledge what Slack sends."""


class Conversations:
    """Any number of conversations; those of one person and place are put into their order by Rasa."""

    def __init__(self, on_new_message: OnNewMessage, delivery: Delivery, status: Status) -> None:
        self._on_new_message = on_new_message
        self._delivery = delivery
        self._status = status
        self._room = asyncio.Semaphore(TURNS_AT_ONCE)

    async def answer(self, place: Place, text: str, asked_in: str | None = None) -> None:
        """Has the text answered; `asked_in` is the timestamp of the message or thread that asked."""
        showing = asyncio.ensure_future(self._status.show(place, place.thread or asked_in))
        output = SlackOutput()
        message = UserMessage(text, output, place.conversation_id, input_channel=SlackOutput.name())
        async with self._room:
            await take_turn(self._on_new_message, message)
        # A late status would stay on after the answer: the answer goes out behind it.
        await asyncio.wait([showing], timeout=1.0)
        await self._delivery.deliver(place, list(output.messages))
