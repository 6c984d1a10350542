"""`POST /uploads`: a badge or a CV that a person sends with the widget, read and answered in their conversation."""

from __future__ import annotations

import asyncio
import uuid

from sanic.request import Request

from bot.badges.reading import MAX_FILE
from bot.badges.verification import BadgeUnreadable
from bot.channels.handed_files import message_of
from bot.channels.limits import UPLOADS_OF_VISITOR, Limiter
from bot.channels.web.requests import RequestRefusedError, session_of
from bot.channels.web.sessions import Sessions
from bot.channels.web.turn import Incoming
from bot.channels.web.turns import Turns
from bot.importing.rows import ProfileUnreadable

TOO_LARGE, EMPTY, TOO_OFTEN, NO_BADGE = "too_large", "empty", "too_often", "no_badge"
"""Why a file is refused."""


class Uploads:
    """Accepts files for conversations. What was read in a file is used; the file is not kept."""

    def __init__(self, turns: Turns, sessions: Sessions, limiter: Limiter) -> None:
        self._turns = turns
        self._sessions = sessions
        self._limiter = limiter

    async def receive(self, request: Request) -> None:
        """Has the file answered in its sender's conversation; raises `RequestRefusedError`."""
        session = session_of(request, self._sessions)
        if await self._limiter.wait(UPLOADS_OF_VISITOR, session.sender_id):
            raise RequestRefusedError(TOO_OFTEN, 429)
        content = await _content(request)
        try:
            text = await asyncio.to_thread(message_of, content, session.sender_id)
        except (BadgeUnreadable, ProfileUnreadable) as error:
            raise RequestRefusedError(NO_BADGE, 422, str(error)) from error
        name = "".join(filter(str.isprintable, request.args.get("name", "")))[:100].strip()
        await self._turns.start(session.sender_id, Incoming(uuid.uuid4().hex, text, name or "badge"))


async def _content(request: Request) -> bytes:
    """The body; no more of it is read than a file may have. Raises `RequestRefusedError`."""
    content = b""
    async for part in request.stream:
        content += part
        if len(content) > MAX_FILE:
            raise RequestRefusedError(TOO_LARGE, 413)
    if not content:
        raise RequestRefusedError(EMPTY, 422)
    return content
