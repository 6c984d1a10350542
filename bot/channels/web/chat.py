"""The conversation over the socket: one handshake, each message answered once, replies in all of a person's tabs.

Events from the widget: ``open`` (answered with all that was said) and ``message``. Events to it: ``entry``,
``done`` (the turn of a message is over), ``cleared`` (all that was said is gone) and ``ended`` (sign in again).
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from functools import partial
from typing import Any

from rasa.core.channels.channel import UserMessage
from socketio import AsyncServer
from socketio.exceptions import ConnectionRefusedError as Refused

from bot.channels import messages
from bot.channels.limits import (
    CONNECTIONS_OF_ADDRESS,
    Limiter,
    address_of,
    message_wait,
)
from bot.channels.turn import OnNewMessage, take_turn
from bot.channels.web.conversations import MOST_WAITING, Conversation, Conversations
from bot.channels.web.entries import Entry, PassageText, answered, said, welcome
from bot.channels.web.history import History, reply_id
from bot.channels.web.passages import Passages
from bot.channels.web.sessions import Session, SessionRefusedError, Sessions
from bot.channels.web.turn import APOLOGY, Incoming, MessageRefusedError, WebOutput, read_message
from bot.dialogue.payload import CONFIRM_FORGET_ME, START_OVER, payload

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Visitor:
    """A connected person: who they are, and where they connect from."""

    session: Session
    address: str


class Chat:
    """The events of the socket. The handshake decides who is connected; no event can name a person."""

    def __init__(
        self,
        sio: AsyncServer,
        on_new_message: OnNewMessage,
        sessions: Sessions,
        limiter: Limiter,
        passages: Passages,
        history: History,
    ) -> None:
        self._sio = sio
        self._on_new_message = on_new_message
        self._sessions = sessions
        self._limiter = limiter
        self._passages = passages
        self._history = history
        self._conversations = Conversations(self._read)
        self._turns: set[asyncio.Task[None]] = set()
        for name in ("connect", "open", "message"):
            sio.on(name, getattr(self, f"on_{name}"))

    async def on_connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Lets a person in, or says why not; raises socketio's `ConnectionRefusedError`."""
        request = environ["sanic.request"]
        address = address_of(request.ip, request.headers)
        wait = await self._limiter.wait(CONNECTIONS_OF_ADDRESS, address)
        if wait:
            raise Refused(messages.TOO_MANY_CONNECTIONS, {"code": "busy"})
        try:
            session = self._sessions.open(auth)
        except SessionRefusedError as error:
            raise Refused(str(error), {"code": error.code}) from error
        await self._sio.save_session(sid, Visitor(session, address))
        self._sio.enter_room(sid, session.sender_id)

    async def on_open(self, sid: str, _data: Any = None) -> dict[str, Any] | None:
        """What a newly loaded page needs: the token to keep, what was said, what is being answered."""
        visitor = await self._visitor(sid)
        if visitor is None:
            return None
        session = visitor.session
        conversation = await self._conversations.get(session.sender_id)
        return {
            "token": session.token,
            "key": session.key,
            "entries": [welcome(), *conversation.entries],
            "waiting": list(conversation.waiting),
        }

    async def on_message(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Accepts a message once; the result says whether it was accepted, or when to try again."""
        visitor = await self._visitor(sid)
        if visitor is None:
            return {"status": "ended"}
        try:
            incoming = read_message(data)
        except MessageRefusedError as error:
            return {"status": "refused", "text": str(error)}
        sender_id = visitor.session.sender_id
        conversation = await self._conversations.get(sender_id)
        if conversation.has_taken(incoming.id):
            return {"status": "taken" if incoming.id in conversation.waiting else "done"}
        wait = await self._wait(visitor, conversation)
        if wait:
            return {"status": "wait", "seconds": round(wait, 2), "text": messages.TOO_FAST}
        if conversation.take(incoming.id):
            self._start_turn(sender_id, conversation, incoming)
        return {"status": "taken"}

    async def say(self, sender_id: str, incoming: Incoming) -> None:
        """Accepts a message that came another way, for example with an upload."""
        conversation = await self._conversations.get(sender_id)
        if conversation.take(incoming.id):
            self._start_turn(sender_id, conversation, incoming)

    def _start_turn(self, sender_id: str, conversation: Conversation, incoming: Incoming) -> None:
        turn = asyncio.ensure_future(self._turn(sender_id, conversation, incoming))
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)

    async def _turn(self, sender_id: str, conversation: Conversation, incoming: Incoming) -> None:
        async with conversation.turn:
            if incoming.text == payload(START_OVER):
                await self._clear(sender_id, conversation)
            await self._show(sender_id, conversation, said(incoming.id, incoming.shown, time.time()))
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
            try:
                await take_turn(self._on_new_message, message)
            finally:
                conversation.finish(incoming.id)
                await self._sio.emit("done", {"id": incoming.id}, room=sender_id)
            if could_forget:
                await self._forget_if_forgotten(sender_id, conversation, incoming.id)

    async def _forget_if_forgotten(self, sender_id: str, conversation: Conversation, message_id: str) -> None:
        """Empties every tab if the turn deleted the person, which shows by its message being in no tracker."""
        if await _in_thread(partial(self._history.holds, sender_id, message_id)):
            return
        last = conversation.entries[-1:]
        conversation.clear()
        await self._sio.emit("cleared", {"entries": [welcome(), *last], "forgotten": True}, room=sender_id)

    async def show_reply(
        self, sender_id: str, conversation: Conversation, entry_id: str, message: dict[str, Any]
    ) -> None:
        """Renders a reply and shows it in all of the person's tabs."""
        text_of = self._passages.text_for(sender_id)
        render = partial(answered, entry_id, message, time.time(), text_of)
        # Sources are read from the database, which must not keep others waiting.
        entry = await _in_thread(render) if (message.get("reply") or {}).get("sources") else render()
        await self._show(sender_id, conversation, entry)

    async def _show(self, sender_id: str, conversation: Conversation, entry: Entry) -> None:
        conversation.add(entry)
        await self._sio.emit("entry", entry, room=sender_id)

    async def _clear(self, sender_id: str, conversation: Conversation) -> None:
        conversation.clear()
        await self._sio.emit("cleared", {"entries": [welcome()]}, room=sender_id)

    async def _wait(self, visitor: Visitor, conversation: Conversation) -> float:
        if len(conversation.waiting) >= MOST_WAITING:
            return 1.0
        return await message_wait(self._limiter, visitor.session.sender_id, visitor.address)

    async def _visitor(self, sid: str) -> Visitor | None:
        """Who is connected; if their token has expired meanwhile, disconnects them and returns None."""
        visitor: Visitor = await self._sio.get_session(sid)
        if visitor.session.expires > time.time():
            return visitor
        await self._sio.emit("ended", {"text": messages.LOGIN_ENDED}, room=sid)
        await self._sio.disconnect(sid)
        return None

    async def _read(self, sender_id: str) -> list[Entry]:
        text_of: PassageText = self._passages.text_for(sender_id)
        entries: list[Entry] = await _in_thread(partial(self._history.read, sender_id, text_of))
        return entries


class _Replies:
    """Numbers the replies of a turn, as `History` numbers them again after a restart."""

    def __init__(self, chat: Chat, sender_id: str, conversation: Conversation, message_id: str) -> None:
        self._chat = chat
        self._where = (sender_id, conversation)
        self._message_id = message_id
        self._place = 0

    async def __call__(self, message: dict[str, Any]) -> None:
        if message.pop(APOLOGY, False):
            entry_id = f"{self._message_id}/{APOLOGY}"
        else:
            entry_id = reply_id(self._message_id, self._place)
            self._place += 1
        await self._chat.show_reply(*self._where, entry_id, message)


async def _in_thread(work: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(None, work)
