"""Files to take away: a picture, a calendar, a promotion case, at an address that only their owner is given."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import write_transaction
from bot.database.erasures import person_transaction
from bot.people.tables import KeptFileRow

FOLDER = "/files"
PROFILE_ROWS = "profile-rows.json"
"""The name of what was read in somebody's CV, until they say whether it is kept."""
LIFETIME = timedelta(hours=24)

MAX_FILE_BYTES = 5 * 1024 * 1024
MAX_FILES = 40
MAX_BYTES = 20 * 1024 * 1024
"""What may be kept for one person at a time; the files that expire first make room for new ones."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
"""256 random bits in URL-safe Base64."""


class FileTooLargeError(ValueError):
    """A single file over `MAX_FILE_BYTES`."""


@dataclass(frozen=True)
class KeptFile:
    """A file as it was kept; `name` is the name it is saved under."""

    name: str
    media_type: str
    content: bytes


class FileStore:
    """The kept files in one database. `now` is an aware time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(
        self, owner: str, name: str, media_type: str, content: bytes, now: datetime, lifetime: timedelta = LIFETIME
    ) -> str:
        """Keeps a file for its owner until it expires, and returns its path on the server: "/files/<token>".

        The path is the only key: only its owner is told it, and it is stored nowhere. Raises `FileTooLargeError`.
        """
        if len(content) > MAX_FILE_BYTES:
            raise FileTooLargeError(f"{name} has {len(content):,} bytes; at most {MAX_FILE_BYTES:,} can be kept.")
        token = secrets.token_urlsafe(32)
        with person_transaction(self._engine, owner) as connection:
            _delete_expired(connection, now)
            _make_room(connection, owner, len(content))
            connection.execute(
                insert(KeptFileRow).values(
                    token_hash=_hash(token),
                    person=owner,
                    name=name,
                    media_type=media_type,
                    content=content,
                    size=len(content),
                    expires_at=_seconds(now + lifetime),
                )
            )
        return f"{FOLDER}/{token}"

    def fetch(self, token: str, now: datetime) -> KeptFile | None:
        """The file of this token; None when it is unknown, has expired, or is no token at all."""
        if not _TOKEN.fullmatch(token):
            return None
        query = select(KeptFileRow.name, KeptFileRow.media_type, KeptFileRow.content)
        valid = (KeptFileRow.token_hash == _hash(token), KeptFileRow.expires_at > _seconds(now))
        with self._engine.connect() as connection:
            row = connection.execute(query.where(*valid)).first()
        return None if row is None else KeptFile(row.name, row.media_type, bytes(row.content))

    def newest(self, owner: str, name: str, now: datetime) -> KeptFile | None:
        """The owner's last file of this name that has not expired."""
        own = (KeptFileRow.person == owner, KeptFileRow.name == name, KeptFileRow.expires_at > _seconds(now))
        query = select(KeptFileRow.name, KeptFileRow.media_type, KeptFileRow.content).where(*own)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(KeptFileRow.expires_at.desc()).limit(1)).first()
        return None if row is None else KeptFile(row.name, row.media_type, bytes(row.content))

    def discard(self, owner: str, name: str) -> None:
        """Deletes the owner's files of this name."""
        with person_transaction(self._engine, owner) as connection:
            connection.execute(delete(KeptFileRow).where(KeptFileRow.person == owner, KeptFileRow.name == name))

    def names_of(self, owner: str, now: datetime) -> tuple[str, ...]:
        """The names of the owner's files that have not expired, the newest last."""
        own = (KeptFileRow.person == owner, KeptFileRow.expires_at > _seconds(now))
        query = select(KeptFileRow.name).where(*own).order_by(KeptFileRow.expires_at, KeptFileRow.name)
        with self._engine.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def delete_expired(self, now: datetime) -> None:
        """Deletes what has expired. `keep` does so as well; this is for the start of a server."""
        with write_transaction(self._engine) as connection:
            _delete_expired(connection, now)


def _delete_expired(connection: Connection, now: datetime) -> None:
    connection.execute(delete(KeptFileRow).where(KeptFileRow.expires_at <= _seconds(now)))


def _make_room(connection: Connection, owner: str, size: int) -> None:
    query = select(KeptFileRow.token_hash, KeptFileRow.size).where(KeptFileRow.person == owner)
    rows = connection.execute(query.order_by(KeptFileRow.expires_at.desc(), KeptFileRow.token_hash)).all()
    kept, total, surplus = 1, size, []
    for row in rows:
        kept, total = kept + 1, total + row.size
        if kept > MAX_FILES or total > MAX_BYTES:
            surplus.append(row.token_hash)
    connection.execute(delete(KeptFileRow).where(KeptFileRow.token_hash.in_(surplus)))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
