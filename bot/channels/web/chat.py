"""The conversation over the socket: one handshake, each message answered once, replies in all of a person's tabs.

Events from the widget: ``open`` (answered with what was said) and ``message``. Events to it: ``entry``, ``done``
(the turn of a message is over), ``cleared`` (all that was said is gone) and ``ended`` (the token has expired).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from socketio import AsyncServer
from socketio.exceptions import ConnectionRefusedError as Refused

from bot.channels import messages
from bot.channels.limits import CONNECTIONS_OF_ADDRESS, Limiter, address_of
from bot.channels.web.sessions import Session, SessionRefusedError, Sessions
from bot.channels.web.turns import Turns


@dataclass(frozen=True)
class Visitor:
    """A connected person: who they are, and where they connect from."""

    session: Session
    address: str


class Chat:
    """The events of the socket. The handshake decides who is connected; no event can name a person."""

    def __init__(self, sio: AsyncServer, turns: Turns, sessions: Sessions, limiter: Limiter) -> None:
        self._sio = sio
        self._turns = turns
        self._sessions = sessions
        self._limiter = limiter
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
        """What a newly loaded page needs."""
        visitor = await self._visitor(sid)
        return None if visitor is None else await self._turns.opened(visitor.session)

    async def on_message(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Accepts a message once; the result says whether it was accepted, or when to try again."""
        visitor = await self._visitor(sid)
        if visitor is None:
            return {"status": "ended"}
        return await self._turns.accept(visitor.session, visitor.address, data)

    async def _visitor(self, sid: str) -> Visitor | None:
        """Who is connected; if their token has expired meanwhile, disconnects them and returns None."""
        visitor: Visitor = await self._sio.get_session(sid)
        if visitor.session.expires > time.time():
            return visitor
        await self._sio.emit("ended", {"code": visitor.session.kind}, room=sid)
        await self._sio.disconnect(sid)
        return None
