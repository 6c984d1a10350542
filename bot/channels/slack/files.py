"""Files both ways: those of a reply are uploaded to Slack, and badges and CVs that people upload are downloaded."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.badges.reading import MAX_FILE
from bot.channels.handed_files import message_of
from bot.channels.slack import messages
from bot.channels.slack.block_kit import MESSAGE_TEXT
from bot.channels.slack.mrkdwn import escape, split
from bot.channels.slack.workspace import Place
from bot.dialogue.reply import File, Picture, Reply
from bot.people.files import FOLDER, FileStore, KeptFile

logger = logging.getLogger(__name__)

FILE_ALTERNATIVE = 1_000
"""The most characters that Slack accepts as a file's alternative text."""

SLACK_FILES = ("https://files.slack.com",)
"""Where Slack keeps files; the bot's token is never sent anywhere else."""

DOWNLOAD_SECONDS = 15.0


@dataclass(frozen=True)
class Attachment:
    """One upload: its path, its title, words for those who cannot see it, and a comment above it."""

    path: str
    title: str
    alternative: str
    comment: str

    @classmethod
    def of_picture(cls, picture: Picture) -> Attachment:
        """A picture with its alternative text, which becomes the comment when Slack cannot take all of it."""
        alternative = split(picture.alternative, FILE_ALTERNATIVE) or [picture.title]
        comment = escape(picture.alternative) if len(alternative) > 1 else ""
        return cls(picture.path, picture.title, alternative[0], comment)

    @classmethod
    def of_file(cls, file: File) -> Attachment:
        """A file with its purpose as the comment."""
        return cls(file.path, file.name, "", escape(file.description))


def attachments_of(reply: Reply) -> list[Attachment]:
    """All uploads of a reply, in order."""
    pictures = [Attachment.of_picture(picture) for picture in reply.pictures]
    return [*pictures, *(Attachment.of_file(file) for file in reply.files)]


class Uploader:
    """Uploads attachments with files.upload v2."""

    def __init__(self, client: AsyncWebClient, store: FileStore | None) -> None:
        self._client = client
        self._store = store

    async def upload(self, place: Place, attachment: Attachment) -> str | None:
        """Uploads to a conversation; returns what to say instead when the file is no longer kept."""
        kept = await asyncio.to_thread(self._kept, attachment.path)
        if kept is None:
            missing = messages.FILE_MISSING.format(name=attachment.title)
            return "\n".join(part for part in (attachment.alternative, missing) if part)
        comments = split(attachment.comment, MESSAGE_TEXT)
        await self._client.files_upload_v2(
            channel=place.channel,
            thread_ts=place.thread,
            filename=kept.name,
            content=kept.content,
            title=attachment.title,
            alt_txt=attachment.alternative or None,
            initial_comment=comments[0] if comments else None,
        )
        return None

    def _kept(self, path: str) -> KeptFile | None:
        """The file at a path like "/files/…" on our server; None for any other path, or once it has expired."""
        folder, _, token = path.rpartition("/")
        if self._store is None or folder != FOLDER:
            return None
        return self._store.fetch(token, datetime.now(timezone.utc))


class DownloadError(Exception):
    """A file could not be downloaded; the message is for the person who sent it."""


class Downloader:
    """Downloads badges and CVs from Slack. Only what was read in a file is kept."""

    def __init__(self, token: str | None, origins: Sequence[str]) -> None:
        self._token = token
        self._origins = frozenset(origins)

    async def message(self, file: Mapping[str, Any], sender_id: str) -> str:
        """The message that a file which a person uploaded stands for (`bot.channels.handed_files`).

        Raises `DownloadError` when the file cannot be had, and `BadgeUnreadable` or `ProfileUnreadable` when
        nothing can be read in it; the text of each is for the person.
        """
        content = await self._content(file)
        return await asyncio.to_thread(message_of, content, sender_id)

    async def _content(self, file: Mapping[str, Any]) -> bytes:
        name = str(file.get("name") or file.get("id") or "")
        too_large = messages.UPLOAD_TOO_LARGE.format(name=name, limit=f"{MAX_FILE // 1024 // 1024} MB")
        not_read = messages.UPLOAD_NOT_READ.format(name=name)
        address = str(file.get("url_private_download") or file.get("url_private") or "")
        if _origin(address) not in self._origins:
            raise DownloadError(not_read)
        if isinstance(file.get("size"), int) and file["size"] > MAX_FILE:
            raise DownloadError(too_large)
        try:
            content = await self._download(address)
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            logger.warning("A file could not be downloaded from Slack: %s", str(error) or type(error).__name__)
            raise DownloadError(not_read) from error
        if len(content) > MAX_FILE:
            raise DownloadError(too_large)
        return content

    async def _download(self, address: str) -> bytes:
        """The content, or slightly more than the limit. Slack answers a wrong token with a redirect."""
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


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
