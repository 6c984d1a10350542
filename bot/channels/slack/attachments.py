"""Pictures and files of a reply, uploaded to Slack with the words that stand for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack import limits, messages
from bot.channels.slack.mrkdwn import escape
from bot.channels.slack.place import Place
from bot.channels.slack.splitting import split
from bot.dialogue.reply import File, Picture, Reply


@dataclass(frozen=True)
class Content:
    """What a kept file holds."""

    name: str
    content: bytes


ReadFile = Callable[[str], Content | None]
"""Reads what stands at an address below the server's ("/files/…"); None when there is nothing (any longer)."""


def no_files(_path: str) -> Content | None:
    """Where nothing keeps files."""
    return None


@dataclass(frozen=True)
class Attachment:
    """One upload: its address, title, words for those who do not see it, and a comment above it."""

    path: str
    title: str
    alternative: str
    comment: str

    @classmethod
    def of_picture(cls, picture: Picture) -> Attachment:
        """A picture's words go with it; those beyond what Slack takes there stand above it."""
        alternative = split(picture.alternative, limits.FILE_ALTERNATIVE) or [picture.title]
        comment = escape(picture.alternative) if len(alternative) > 1 else ""
        return cls(picture.path, picture.title, alternative[0], comment)

    @classmethod
    def of_file(cls, file: File) -> Attachment:
        """A file with what it is for above it."""
        return cls(file.path, file.name, "", escape(file.description))


def attachments_of(reply: Reply) -> list[Attachment]:
    """All uploads of a reply, in its order."""
    pictures = [Attachment.of_picture(picture) for picture in reply.pictures]
    return [*pictures, *(Attachment.of_file(file) for file in reply.files)]


class Uploader:
    """Uploads attachments by files.upload v2."""

    def __init__(self, client: AsyncWebClient, read_file: ReadFile) -> None:
        self._client = client
        self._read_file = read_file

    async def upload(self, place: Place, attachment: Attachment) -> str | None:
        """Uploads to a conversation; returns what to say instead when the file is no longer there."""
        kept = await asyncio.to_thread(self._read_file, attachment.path)
        if kept is None:
            missing = messages.FILE_MISSING.format(name=attachment.title)
            return "\n".join(part for part in (attachment.alternative, missing) if part)
        comments = split(attachment.comment, limits.MESSAGE_TEXT)
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
