"""One turn of a conversation, as every channel of ours takes it: bounded in time and never without a reply."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.channels.admission import ADMISSION
from bot.channels.badge_texts import with_badge_kept
from bot.channels.messages import NOTHING_TO_SAY, TURN_FAILED, TURN_NOT_KEPT
from bot.database.erasures import now, turn_began
from bot.monitoring.metrics import TURN_SECONDS as TURN_SECONDS_BY_CHANNEL
from bot.monitoring.metrics import TURNS, channel_label
from bot.monitoring.turn import told, turns_logger, under_way

logger = logging.getLogger(__name__)

TURN_SECONDS = 8.0
"""What a turn may take; see also `bot.serving.action_endpoint.CALL_SECONDS`."""

ANSWERED, FAILED, LATE, NOT_KEPT = "answered", "failed", "late", "not_kept"
"""What came of a turn, as `bot.monitoring.metrics.TURNS` counts it."""

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


class TurnOutput(CollectingOutputChannel):  # type: ignore[misc]
    """Collects the replies of a turn, each in one piece, and passes each on to `listener` as it comes.

    Rasa's own collector cuts a text at its blank lines, which would part an answer from its source line.
    """

    def __init__(self, listener: Callable[[dict[str, Any]], Awaitable[None]] | None = None) -> None:
        super().__init__()
        self._listener = listener

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keeps the text as one message."""
        await self._persist_message(self._message(recipient_id, text=text.strip()))

    async def _persist_message(self, message: dict[str, Any]) -> None:
        self.messages.append(message)
        if self._listener is not None:
            await self._listener(message)


async def take_turn(on_new_message: OnNewMessage, message: UserMessage, seconds: float | None = None) -> bool:
    """Has the message answered on its `TurnOutput`, in `TURN_SECONDS`; afterwards there is at least one reply.

    A turn over time is not cancelled but left to finish, so that the conversation is saved and its lock
    released; the person gets an apology meanwhile. So they do when the turn was answered but could not be stored.
    Returns whether the turn has ended well; nothing is raised.
    """
    begun = time.perf_counter()
    channel = channel_label(message.input_channel)
    with under_way(message.message_id) as stages:
        outcome = await _taken(on_new_message, message, TURN_SECONDS if seconds is None else seconds)
        spent = time.perf_counter() - begun
        TURNS.labels(channel, outcome).inc()
        TURN_SECONDS_BY_CHANNEL.labels(channel).observe(spent)
        turns_logger.info(
            "A turn (%s) is %s after %d ms: %s",
            *(channel, outcome, 1000 * spent, told(stages)),
            extra={"channel": channel, "outcome": outcome, "seconds": spent, "stages": stages},
        )
    return outcome == ANSWERED


async def _taken(on_new_message: OnNewMessage, message: UserMessage, seconds: float) -> str:
    """Takes the turn, and says what came of it."""
    output = message.output_channel
    turn = asyncio.ensure_future(_turn(on_new_message, message))
    ADMISSION.begin()
    turn.add_done_callback(lambda _turn: ADMISSION.end())
    try:
        await asyncio.wait_for(asyncio.shield(turn), seconds)
    except asyncio.TimeoutError:
        logger.error("A turn took more than %g s. The person gets an apology.", seconds)
        turn.add_done_callback(_log_late_failure)
        await output.send_text_message(message.sender_id, TURN_FAILED)
        return LATE
    except Exception:
        logger.exception("A turn failed. The person gets an apology.")
        is_said = bool(output.messages)
        await output.send_text_message(message.sender_id, TURN_NOT_KEPT if is_said else TURN_FAILED)
        return NOT_KEPT if is_said else FAILED
    if not output.messages:
        await output.send_text_message(message.sender_id, NOTHING_TO_SAY)
    return ANSWERED


async def _turn(on_new_message: OnNewMessage, message: UserMessage) -> None:
    turn_began.set(now())
    message.text = await with_badge_kept(message.text, message.sender_id)
    await on_new_message(message)


def _log_late_failure(turn: asyncio.Future[Any]) -> None:
    if not turn.cancelled() and turn.exception() is not None:
        logger.error("The turn over time failed in the end.", exc_info=turn.exception())
