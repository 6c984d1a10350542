"""Takes people's messages, has each answered once and in order, and shows what is said in all of their tabs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.channels.admission import ADMISSION
from bot.channels.limits import Limiter, message_wait
from bot.channels.turn import OnNewMessage, take_turn
from bot.channels.web.conversations import MOST_WAITING, Conversation, Conversations
from bot.channels.web.entries import Entry, answered, said
from bot.channels.web.history import History, reply_id
from bot.channels.web.passages import Passages
from bot.channels.web.sessions import Session
from bot.channels.web.turn import APOLOGY, Incoming, MessageRefusedError, WebOutput, read_message
from bot.dialogue.payload import CONFIRM_FORGET_ME, START_OVER, payload

Tell = Callable[[str, str, Any], Awaitable[None]]
"""Sends an event with its data to all tabs of the person with this id: ``entry``, ``done`` or ``cleared``."""


@dataclass(frozen=True)
class Outcome:
    """What a turn came to, for a widget that heard none of its events."""

    entries: tuple[Entry, ...] = ()
    cleared: bool = False
    forgotten: bool = False

    @property
    def last_stored(self) -> str:
        """The id of the last entry that the database holds after it; empty where it holds none."""
        kept = [] if self.forgotten else [entry["id"] for entry in self.entries]
        return next((name for name in reversed(kept) if not name.endswith(f"/{APOLOGY}")), "")


class Turns:
    """The conversations of this server, and the turns that are under way in them."""

    def __init__(
        self, tell: Tell, on_new_message: OnNewMessage, limiter: Limiter, passages: Passages, history: History
    ) -> None:
        self._tell = tell
        self._on_new_message = on_new_message
        self._limiter = limiter
        self._passages = passages
        self._history = history
        self._conversations = Conversations(self.stored)
        self._running: dict[tuple[str, str], asyncio.Task[Outcome]] = {}

    async def opened(self, session: Session) -> dict[str, Any]:
        """What a newly loaded page needs: the token to keep, what was said, what is being answered."""
        conversation = await self._conversations.get(session.sender_id)
        return {
            "token": session.token,
            "key": session.key,
            "entries": conversation.entries,
            "earlier": conversation.has_earlier,
            "waiting": list(conversation.waiting),
        }

    async def accept(self, session: Session, address: str, data: Any) -> dict[str, Any]:
        """Accepts a message once; the result says whether it was accepted, or when to try again."""
        try:
            incoming = read_message(data)
        except MessageRefusedError as error:
            return {"status": "refused", "code": error.code}
        conversation = await self._conversations.get(session.sender_id)
        if conversation.has_taken(incoming.id):
            return {"status": "taken" if incoming.id in conversation.waiting else "done"}
        crowded = len(conversation.waiting) >= MOST_WAITING or ADMISSION.refuses()
        wait = 1.0 if crowded else await message_wait(self._limiter, session.sender_id, address)
        if wait:
            return {"status": "wait", "seconds": round(wait, 2)}
        await self.start(session.sender_id, incoming)
        return {"status": "taken"}

    async def start(self, sender_id: str, incoming: Incoming) -> None:
        """Has a message answered in its turn, unless it was accepted before."""
        conversation = await self._conversations.get(sender_id)
        if not conversation.take(incoming.id):
            return
        key = (sender_id, incoming.id)
        self._running[key] = turn = asyncio.ensure_future(self._turn(sender_id, conversation, incoming))
        turn.add_done_callback(lambda _turn: self._running.pop(key))

    async def outcome(self, sender_id: str, message_id: str) -> Outcome:
        """What the turn of an accepted message came to, once it is over."""
        turn = self._running.get((sender_id, message_id))
        if turn is not None:
            return await asyncio.shield(turn)
        conversation = await self._conversations.get(sender_id)
        return Outcome(conversation.of_turn(message_id))

    async def catch_up(self, sender_id: str) -> None:
        """Adds what other servers have answered meanwhile, as far as nothing is under way here."""
        conversation = await self._conversations.get(sender_id)
        if not conversation.waiting:
            conversation.remember(await self.stored(sender_id))

    async def stored(self, sender_id: str) -> list[Entry]:
        """What was said, as the database holds it."""
        text_of = self._passages.text_for(sender_id)
        entries: list[Entry] = await in_thread(partial(self._history.read, sender_id, text_of))
        return entries

    async def _turn(self, sender_id: str, conversation: Conversation, incoming: Incoming) -> Outcome:
        starts_over = incoming.text == payload(START_OVER)
        async with conversation.turn:
            if starts_over:
                await self._clear(sender_id, conversation, {"entries": []})
            await self._show(sender_id, conversation, said(incoming, time.time()))
            listener = _Replies(self, sender_id, conversation, incoming.id)
            message = UserMessage(
                incoming.text,
                WebOutput(listener),
                sender_id,
                input_channel=WebOutput.name(),
                message_id=incoming.id,
                metadata={"shown": incoming.shown} if incoming.shown != incoming.text else None,
            )
            could_forget = conversation.offers(payload(CONFIRM_FORGET_ME))
            is_kept = False
            try:
                is_kept = await take_turn(self._on_new_message, message)
            finally:
                conversation.finish(incoming.id)
                await self._tell(sender_id, "done", {"id": incoming.id})
            if is_kept and could_forget and await self._is_forgotten(sender_id, incoming.id):
                last = conversation.entries[-1:]
                await self._clear(sender_id, conversation, {"entries": last, "forgotten": True})
                return Outcome(tuple(last), cleared=True, forgotten=True)
        return Outcome(conversation.of_turn(incoming.id), cleared=starts_over)

    async def _is_forgotten(self, sender_id: str, message_id: str) -> bool:
        """Whether the turn deleted the person, which shows by its message being in no tracker."""
        return not await in_thread(partial(self._history.holds, sender_id, message_id))

    async def show_reply(
        self, sender_id: str, conversation: Conversation, entry_id: str, message: dict[str, Any]
    ) -> None:
        """Renders a reply and shows it in all of the person's tabs."""
        text_of = self._passages.text_for(sender_id)
        render = partial(answered, entry_id, message, time.time(), text_of)
        # Sources are read from the database, which must not keep others waiting.
        entry = await in_thread(render) if (message.get("reply") or {}).get("sources") else render()
        await self._show(sender_id, conversation, entry)

    async def _show(self, sender_id: str, conversation: Conversation, entry: Entry) -> None:
        conversation.add(entry)
        await self._tell(sender_id, "entry", entry)

    async def _clear(self, sender_id: str, conversation: Conversation, told: dict[str, Any]) -> None:
        conversation.clear()
        await self._tell(sender_id, "cleared", told)


class _Replies:
    """Numbers the replies of a turn, as `History` numbers them again after a restart."""

    def __init__(self, turns: Turns, sender_id: str, conversation: Conversation, message_id: str) -> None:
        self._turns = turns
        self._where = (sender_id, conversation)
        self._message_id = message_id
        self._place = 0

    async def __call__(self, message: dict[str, Any]) -> None:
        if message.pop(APOLOGY, False):
            entry_id = f"{self._message_id}/{APOLOGY}"
        else:
            entry_id = reply_id(self._message_id, self._place)
            self._place += 1
        await self._turns.show_reply(*self._where, entry_id, message)


async def in_thread(work: Callable[[], Any]) -> Any:
    """Waits for work on the database without keeping others waiting."""
    return await asyncio.get_running_loop().run_in_executor(None, work)
