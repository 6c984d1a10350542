"""`GET /files/<token>`: what guidance has made for somebody to look at or take away."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timezone
from typing import Any
from urllib.parse import quote

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.messages import FILE_GONE, FILES_AWAY
from bot.channels.turn import OnNewMessage
from bot.database.engine import shared_engine
from bot.people.files import FOLDER, FileStore, KeptFile
from bot.settings import Settings

logger = logging.getLogger(__name__)

SHOWN = frozenset({"image/png", "text/html", "text/plain"})
"""Media types that a browser shows; all others are saved."""

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    # A page of ours has its style in it and needs nothing else: no script, no form, nothing from elsewhere.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
}


class FilesInput(InputChannel):  # type: ignore[misc]
    """A channel only in Rasa's sense: a class of credentials.yml that adds routes to its server."""

    def __init__(self, store: FileStore) -> None:
        self._store = store

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "files"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> FilesInput:
        """The channel on the database of the settings."""
        return cls(FileStore(shared_engine(Settings.from_environment().database_url)))

    def url_prefix(self) -> str:
        """An absolute path, which Rasa joins to ``/webhooks/`` as a link: it stays as it is."""
        return FOLDER

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The one route. Anyone who knows the address may have the file: only its owner was given it.

        What has expired is deleted when the server starts, besides when a file is kept.
        """
        blueprint = Blueprint("rung_files", __name__)

        async def delete_expired(_app: Any, loop: asyncio.AbstractEventLoop) -> None:
            try:
                await loop.run_in_executor(None, self._store.delete_expired, datetime.now(timezone.utc))
            except SQLAlchemyError:
                logger.exception("Expired files could not be deleted. The next start tries it again.")

        async def serve(_request: Request, token: str) -> HTTPResponse:
            now = datetime.now(timezone.utc)
            try:
                # The database may take its time, and conversations go on meanwhile.
                fetched = asyncio.get_running_loop().run_in_executor(None, self._store.fetch, token, now)
                file = await fetched
            except SQLAlchemyError:
                logger.exception("A file could not be fetched.")
                return response.text(FILES_AWAY, status=503, headers=HEADERS)
            return response.text(FILE_GONE, status=404, headers=HEADERS) if file is None else _sent(file)

        blueprint.listener("after_server_start")(delete_expired)
        blueprint.add_route(serve, "/<token:path>", methods=["GET"])
        return blueprint


def _sent(file: KeptFile) -> HTTPResponse:
    kind = "inline" if file.media_type in SHOWN else "attachment"
    # The plain name for old browsers, without anything that could end the header or the quotes.
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._- ") else "_" for sign in file.name)
    disposition = f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    content_type = f"{file.media_type}; charset=utf-8" if file.media_type.startswith("text/") else file.media_type
    headers = {**HEADERS, "Content-Disposition": disposition}
    return response.raw(file.content, content_type=content_type, headers=headers)
