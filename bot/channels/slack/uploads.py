"""Files that somebody sends in a direct message: fetched from Slack, read as badges, handed on as credentials."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.badges.reading import MAX_FILE, read_badge
from bot.badges.verification import BadgeUnreadable
from bot.channels.slack import messages
from bot.channels.slack.conversations import Conversations
from bot.channels.slack.delivery import Delivery
from bot.channels.slack.place import Place

logger = logging.getLogger(__name__)

SLACKS_FILES = ("https://files.slack.com",)
"""Where Slack keeps files: nowhere else is the bot's token ever sent to."""

MOST_FILES = 3
DOWNLOAD_SECONDS = 15.0


class NotFetchedError(Exception):
    """A file could not be had; the message is for the person."""


class Uploads:
    """Reads badges that people upload."""

    def __init__(
        self, token: str | None, origins: Sequence[str], delivery: Delivery, conversations: Conversations
    ) -> None:
        self._token = token
        self._origins = frozenset(origins)
        self._delivery = delivery
        self._conversations = conversations

    async def receive(self, place: Place, files: Sequence[dict[str, Any]]) -> bool:
        """Has each file answered; whether one of them was a badge, so that the words with it need no answer."""
        read = False
        for file in files[:MOST_FILES]:
            try:
                content = await self._fetched(file)
                credential = await asyncio.to_thread(_credential, content)
            except (NotFetchedError, BadgeUnreadable) as error:
                await self._delivery.tell(place, str(error))
            else:
                read = True
                await self._conversations.answer(place, credential)
        if len(files) > MOST_FILES:
            await self._delivery.tell(place, messages.TOO_MANY_FILES.format(number=MOST_FILES))
        return read

    async def _fetched(self, file: dict[str, Any]) -> bytes:
        name = str(file.get("name") or file.get("id") or "")
        too_large = messages.UPLOAD_TOO_LARGE.format(name=name, limit=f"{MAX_FILE // 1024 // 1024} MB")
        not_read = messages.UPLOAD_NOT_READ.format(name=name)
        address = str(file.get("url_private_download") or file.get("url_private") or "")
        if _origin(address) not in self._origins:
            raise NotFetchedError(not_read)
        if isinstance(file.get("size"), int) and file["size"] > MAX_FILE:
            raise NotFetchedError(too_large)
        try:
            content = await self._download(address)
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            logger.warning("A file could not be fetched from Slack: %s", str(error) or type(error).__name__)
            raise NotFetchedError(not_read) from error
        if len(content) > MAX_FILE:
            raise NotFetchedError(too_large)
        return content

    async def _download(self, address: str) -> bytes:
        """The content, or a little more than the most that is read. Slack answers a wrong token with a redirect."""
        timeout = aiohttp.ClientTimeout(total=DOWNLOAD_SECONDS)
        headers = {"Authorization": f"Bearer {self._token}"}
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(address, headers=headers, allow_redirects=False) as response,
        ):
            if response.status != 200:
                raise aiohttp.ClientPayloadError(f"Slack answered with status {response.status}")
            content = b""
            while len(content) <= MAX_FILE and (part := await response.content.read(65_536)):
                content += part
            return content


def _credential(content: bytes) -> str:
    """The credential in the file; raises `BadgeUnreadable`. The rest of the file is not kept."""
    return read_badge(content).text


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
