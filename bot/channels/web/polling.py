"""The conversation in plain requests, for networks that let no WebSocket through.

``POST /messages`` takes a message and answers when its turn is over; ``GET /messages`` tells what was said: all of
it, or what came after (``since``) or before (``before``) an entry. Both rest on what the database holds, so that
each request may reach another server.
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from sanic.request import Request

from bot.channels.limits import CONNECTIONS_OF_ADDRESS, POLLS_OF_VISITOR, Limiter, address_of
from bot.channels.web.conversations import MOST_ENTRIES
from bot.channels.web.history import History
from bot.channels.web.passages import Passages
from bot.channels.web.requests import RequestRefusedError, is_signed, session_of
from bot.channels.web.sessions import Session, Sessions
from bot.channels.web.turn import MOST_BYTES, NOT_READ, TOO_LONG
from bot.channels.web.turns import Turns, in_thread

BUSY = "busy"


class Polling:
    """Answers the two requests. Raises `RequestRefusedError` for what is not answered."""

    def __init__(
        self, turns: Turns, sessions: Sessions, limiter: Limiter, passages: Passages, history: History
    ) -> None:
        self._turns = turns
        self._sessions = sessions
        self._limiter = limiter
        self._passages = passages
        self._history = history

    async def tell(self, request: Request) -> dict[str, Any]:
        """What was said, for a page that opens, asks for news or wants to see what came before."""
        session = await self._session(request)
        before, since = request.args.get("before"), request.args.get("since")
        if before is not None:
            text_of = self._passages.text_for(session.sender_id)
            found = await in_thread(partial(self._history.before, session.sender_id, before, text_of))
            return {"entries": found[0], "earlier": found[1]}
        entries = await self._turns.stored(session.sender_id)
        last = entries[-1]["id"] if entries else ""
        if since is not None:
            place = next((index for index, entry in enumerate(entries) if entry["id"] == since), None)
            if place is not None or not since:
                news = entries if place is None else entries[place + 1 :]
                return {"key": session.key, "entries": news, "last": last}
        return {
            "token": session.token,
            "key": session.key,
            "entries": entries[-MOST_ENTRIES:],
            "earlier": len(entries) > MOST_ENTRIES,
            "waiting": [],
            "last": last,
            "anew": True,
        }

    async def take(self, request: Request) -> dict[str, Any]:
        """Takes a message and waits for its answer."""
        session = session_of(request, self._sessions)
        data = _body(request)
        await self._turns.catch_up(session.sender_id)
        result = await self._turns.accept(session, address_of(request.ip, request.headers), data)
        if result["status"] not in ("taken", "done"):
            return result
        outcome = await self._turns.outcome(session.sender_id, data["id"])
        return {
            "status": "done",
            "entries": list(outcome.entries),
            "cleared": outcome.cleared,
            "forgotten": outcome.forgotten,
            "last": outcome.last_stored,
        }

    async def _session(self, request: Request) -> Session:
        """Who asks, or a new visitor; raises `RequestRefusedError` for those who ask too often."""
        if is_signed(request):
            session = session_of(request, self._sessions)
            wait = await self._limiter.wait(POLLS_OF_VISITOR, session.sender_id)
        else:
            wait = await self._limiter.wait(CONNECTIONS_OF_ADDRESS, address_of(request.ip, request.headers))
            session = self._sessions.new_visitor()
        if wait:
            raise RequestRefusedError(BUSY, 429)
        return session


def _body(request: Request) -> Any:
    """The message as it was sent; raises `RequestRefusedError` for what is too large or no JSON."""
    if len(request.body) > MOST_BYTES:
        raise RequestRefusedError(TOO_LONG, 413)
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise RequestRefusedError(NOT_READ, 400) from error
