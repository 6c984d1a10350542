"""Reads what guidance has made for somebody, by its address below the server's."""

from __future__ import annotations

from datetime import datetime, timezone

from bot.channels.slack.attachments import Content, ReadFile
from bot.people.files import FOLDER, FileStore


def reader_of(store: FileStore) -> ReadFile:
    """A function that reads an address like "/files/…"; None for anything else, and for what is gone."""

    def read_file(path: str) -> Content | None:
        folder, _, token = path.rpartition("/")
        kept = store.fetch(token, datetime.now(timezone.utc)) if folder == FOLDER else None
        return Content(kept.name, kept.content) if kept is not None else None

    return read_file
