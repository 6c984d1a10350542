"""Slack's messages while they are being answered: each is leased to a server, and taken over when that ends.

Slack sends nothing again that was acknowledged. So a message is stored before that, and deleted with the answer;
a server that goes on working on it renews its lease. When a lease has run out, one other server answers, once: a
message that ended two servers may be what ended them.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.channels.slack.workspace import Place, person_id
from bot.database.engine import write_transaction
from bot.monitoring.metrics import SLACK_TAKEN_OVER
from bot.people.tables import WaitingMessageRow

logger = logging.getLogger(__name__)

LEASE_SECONDS = 30
"""How long a server that says nothing more is waited for."""

WATCH_SECONDS = 10.0
"""How often leases are renewed, and those of others looked at."""

MOST_SECONDS = 24 * 3600
"""An older message is given up: whoever asked yesterday has asked elsewhere."""

LOCK = "slack-waiting"
FILE_FIELDS = ("id", "name", "size", "url_private_download", "url_private")
"""What is kept of a file that came with a message: where it is, not what it holds."""


@dataclass(frozen=True)
class Incoming:
    """A message to answer.

    `ts` is the message's timestamp, which is its id in a channel. `home` is the team that its author belongs to.
    """

    place: Place
    text: str
    ts: str
    home: str | None = None
    files: tuple[Mapping[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """The same for all events that Slack sends about this message with these words."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()[:16]
        return f"said:{self.place.channel}:{self.ts}:{digest}"

    @property
    def digest(self) -> str:
        """The row's key, which tells nothing."""
        return hashlib.sha256(f"{self.place.user}:{self.key}".encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """What is stored of it: all that answering it needs."""
        files = [{name: file[name] for name in FILE_FIELDS if name in file} for file in self.files]
        return {"place": asdict(self.place), "text": self.text, "ts": self.ts, "files": files}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Incoming:
        """The message that `as_json` has written."""
        return cls(Place(**value["place"]), value["text"], value["ts"], files=tuple(value["files"]))


class WaitingMessages:
    """The messages that this server is answering. Without a database it knows nothing and hinders nothing."""

    def __init__(self, engine: Engine | None = None, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock
        self._server = uuid4().hex
        self._held: set[str] = set()
        self._answering: set[asyncio.Future[None]] = set()

    async def hold(self, incoming: Incoming) -> bool:
        """Stores a message under a lease; whether to go on, which is so unless it is being answered already.

        While the database is away a message is answered without: that is better than not at all.
        """
        if self._engine is None:
            return True
        try:
            await asyncio.to_thread(self._insert, self._engine, incoming)
        except IntegrityError:
            return False
        except SQLAlchemyError as error:
            logger.warning("A message of Slack is answered without being stored: %s", type(error).__name__)
            return True
        self._held.add(incoming.digest)
        return True

    async def release(self, incoming: Incoming) -> None:
        """Deletes a message that was answered."""
        self._held.discard(incoming.digest)
        if self._engine is not None:
            await self._try(self._delete, incoming.digest)

    async def watch(self, answer: Callable[[Incoming], Awaitable[None]]) -> None:
        """Renews this server's leases and has the messages of others answered whose leases ran out, for ever."""
        while self._engine is not None:
            if self._held:
                await self._try(self._renew)
            for incoming in await self._try(self._take_over) or ():
                SLACK_TAKEN_OVER.inc()
                self._held.add(incoming.digest)
                answering = asyncio.ensure_future(self._answer_left(incoming, answer))
                self._answering.add(answering)
                answering.add_done_callback(self._answering.discard)
            await asyncio.sleep(WATCH_SECONDS)

    async def _answer_left(self, incoming: Incoming, answer: Callable[[Incoming], Awaitable[None]]) -> None:
        try:
            await answer(incoming)
        except Exception:
            logger.exception("A message of Slack that was taken over could not be answered.")
        await self.release(incoming)

    async def _try(self, work: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return await asyncio.to_thread(work, self._engine, *arguments)
        except SQLAlchemyError as error:
            logger.warning("The leases of Slack's messages wait for the database: %s", type(error).__name__)
            return None

    def _insert(self, engine: Engine, incoming: Incoming) -> None:
        now = int(self._clock())
        row = {
            "digest": incoming.digest,
            "person": person_id(incoming.place.user),
            "message": incoming.as_json(),
            "server": self._server,
            "leased_until": now + LEASE_SECONDS,
            "kept_at": now,
            "taken_over": False,
        }
        with write_transaction(engine) as connection:
            connection.execute(insert(WaitingMessageRow).values(**row))

    def _delete(self, engine: Engine, digest: str) -> None:
        with write_transaction(engine) as connection:
            connection.execute(delete(WaitingMessageRow).where(WaitingMessageRow.digest == digest))

    def _renew(self, engine: Engine) -> None:
        own = update(WaitingMessageRow).where(WaitingMessageRow.server == self._server)
        with write_transaction(engine) as connection:
            connection.execute(own.values(leased_until=int(self._clock()) + LEASE_SECONDS))

    def _take_over(self, engine: Engine) -> list[Incoming]:
        now = int(self._clock())
        # A lease far in the future was given before somebody's clock was set back.
        until = WaitingMessageRow.leased_until
        left = select(WaitingMessageRow).where(or_(until < now, until > now + 2 * LEASE_SECONDS))
        with engine.connect() as connection:
            if connection.execute(left).first() is None:
                return []
        taken = []
        with write_transaction(engine, lock=LOCK) as connection:
            for row in connection.execute(left.order_by(WaitingMessageRow.kept_at)).all():
                own = WaitingMessageRow.digest == row.digest
                if row.taken_over or row.kept_at < now - MOST_SECONDS:
                    logger.error("A message of Slack stays without an answer: two servers have ended under it.")
                    connection.execute(delete(WaitingMessageRow).where(own))
                    continue
                lease = {"server": self._server, "leased_until": now + LEASE_SECONDS, "taken_over": True}
                connection.execute(update(WaitingMessageRow).where(own).values(**lease))
                taken.append(Incoming.from_json(row.message))
        return taken
