"""Whether everything that an answer needs is there: model, action server, and a database that takes writes."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.monitoring.metrics import PART_UP, RETRAIN_NEEDED
from bot.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from bot.serving.action_endpoint import ActionEndpoint

logger = logging.getLogger(__name__)

PROBE_SECONDS = 1.0
"""How long each part may take to answer."""

SILENT, NOT_WRITABLE = "the database does not answer", "the database cannot be written"


@dataclass(frozen=True)
class Health:
    """What the probe found; `failing` names the parts that do not answer, in words for a person."""

    model: str
    failing: tuple[str, ...]
    retrain_needed: bool

    @property
    def is_good(self) -> bool:
        """Whether questions can be answered."""
        return not self.failing

    def as_dict(self) -> dict[str, Any]:
        """The body of the health check's answer."""
        status = "ok" if self.is_good else "failing"
        body = {"status": status, "model": self.model, "retrain_needed": self.retrain_needed}
        return body if self.is_good else {**body, "failing": list(self.failing)}


class HealthProbe:
    """Looks after one server: its loaded model, its action server and its database."""

    def __init__(self, settings: Settings, model: Path, action: ActionEndpoint) -> None:
        self._settings = settings
        self._model = model
        self._action = action

    async def check(self, agent: Any) -> Health:
        """The state now; takes a little over `PROBE_SECONDS` at most."""
        action_answers, (database_fault, database_digest) = await asyncio.gather(
            self._action.is_alive(PROBE_SECONDS), self._ask_database()
        )
        is_loaded = agent is not None and agent.is_ready()
        parts = {
            "model": "" if is_loaded else "the model is not loaded",
            "action_server": "" if action_answers else "the action server does not answer",
            "database": database_fault,
        }
        failing = [fault for fault in parts.values() if fault]
        retrain = database_digest is not None and database_digest != self._model_digest
        for part, fault in parts.items():
            PART_UP.labels(part).set(not fault)
        RETRAIN_NEEDED.set(retrain)
        return Health(self._model.name, tuple(failing), retrain)

    async def _ask_database(self) -> tuple[str, str | None]:
        """What is wrong with the database, if anything, and the digest of the questions in it."""
        loop = asyncio.get_running_loop()
        try:
            return await asyncio.wait_for(loop.run_in_executor(self._thread, self._try_database), PROBE_SECONDS)
        except asyncio.TimeoutError:
            return SILENT, None

    def _try_database(self) -> tuple[str, str | None]:
        from sqlalchemy.exc import SQLAlchemyError

        from bot.database.heartbeat import beat
        from bot.knowledge.store import KnowledgeMissing, KnowledgeStore

        fault = SILENT
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("SELECT 1")
            fault = NOT_WRITABLE
            beat(self._engine)
            fault = ""
            return fault, KnowledgeStore(self._engine).question_digest()
        except KnowledgeMissing:
            return fault, None
        except (SQLAlchemyError, OSError) as error:
            logger.warning("%s: %s", fault.capitalize(), type(error).__name__)
            return fault, None

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        """One of its own, so that a check does not wait behind conversations that wait for the database."""
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="health")

    @cached_property
    def _engine(self) -> Engine:
        from bot.database.migrations import upgraded_engine

        return upgraded_engine(self._settings.database_url)

    @cached_property
    def _model_digest(self) -> str | None:
        from bot.serving.model_files import question_digest_of

        return question_digest_of(self._model)
