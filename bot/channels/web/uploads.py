"""`POST /uploads`: a badge that a person sends with the widget, read and answered in their conversation."""

from __future__ import annotations

import asyncio
import uuid

from sanic.request import Request

from bot.badges.reading import MAX_FILE, read_badge
from bot.badges.verification import BadgeUnreadable
from bot.channels import messages
from bot.channels.limits import UPLOADS_OF_VISITOR, Limiter
from bot.channels.web.chat import Chat
from bot.channels.web.sessions import Session, SessionRefusedError, Sessions
from bot.channels.web.turn import Incoming


class UploadRefusedError(Exception):
    """A file that is not accepted; `status` is the HTTP status, the text is for the person."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


class Uploads:
    """Accepts files for conversations. Only the credential in a file is used; the file is not kept."""

    def __init__(self, chat: Chat, sessions: Sessions, limiter: Limiter) -> None:
        self._chat = chat
        self._sessions = sessions
        self._limiter = limiter

    async def receive(self, request: Request) -> None:
        """Has the file answered in its sender's conversation; raises `UploadRefusedError`."""
        session = self._session(request.headers.get("authorization", ""))
        if await self._limiter.wait(UPLOADS_OF_VISITOR, session.sender_id):
            raise UploadRefusedError(messages.UPLOAD_TOO_OFTEN, 429)
        content = await _content(request)
        try:
            credential = (await asyncio.to_thread(read_badge, content)).text
        except BadgeUnreadable as error:
            raise UploadRefusedError(str(error), 422) from error
        name = "".join(filter(str.isprintable, request.args.get("name", "")))[:100].strip()
        await self._chat.say(session.sender_id, Incoming(uuid.uuid4().hex, credential, name or "badge"))

    def _session(self, authorization: str) -> Session:
        """Who sends it: ``Visitor <our token>`` or ``Login <the host page's token>``."""
        kind, _, token = authorization.partition(" ")
        names = {"Visitor": "token", "Login": "login"}
        if kind not in names or not token:
            raise UploadRefusedError(messages.UPLOAD_NOT_KNOWN, 401)
        try:
            return self._sessions.open({names[kind]: token})
        except SessionRefusedError as error:
            raise UploadRefusedError(messages.UPLOAD_NOT_KNOWN, 401) from error


async def _content(request: Request) -> bytes:
    """The body; no more of it is read than a file may have. Raises `UploadRefusedError`."""
    content = b""
    async for part in request.stream:
        content += part
        if len(content) > MAX_FILE:
            raise UploadRefusedError(messages.UPLOAD_TOO_LARGE, 413)
    if not content:
        raise UploadRefusedError(messages.UPLOAD_EMPTY, 422)
    return content
