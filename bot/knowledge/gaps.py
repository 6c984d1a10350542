"""The log of questions that could not be answered, so that HR sees what the documents lack.

Off until HR switches it on. Kept are the masked text and the day, never who asked, and for 90 days.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz, process, utils
from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.database.engine import write_transaction
from bot.knowledge.masking import mask
from bot.knowledge.tables import GapRow, GapSwitchRow

KEPT = timedelta(days=90)
ALIKE = 85
"""Texts with at least this percentage of words in common (rapidfuzz's token_set_ratio) are one group."""
MAX_EXAMPLES = 3
MAX_GAPS = 2_000
"""The most questions that are kept, so that nobody can fill the disk by asking; the oldest go first."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class GapGroup:
    """Similar questions: how many, the last day, and up to three texts, the most frequent first."""

    count: int
    last_asked: date
    examples: tuple[str, ...]


class GapLog:
    """The log of unanswered questions in one database. Old ones are deleted at each write and each read."""

    def __init__(self, engine: Engine, today: Callable[[], date] = date.today) -> None:
        self._engine = engine
        self._today = today

    def switch(self, is_on: bool) -> None:
        """Starts or stops keeping questions. What has been kept stays until it is 90 days old."""
        with write_transaction(self._engine, lock="gaps") as connection:
            connection.execute(delete(GapSwitchRow))
            connection.execute(insert(GapSwitchRow).values(id=1, is_on=is_on))

    def is_on(self) -> bool:
        """Whether HR has switched the log on."""
        with self._engine.connect() as connection:
            return _is_on(connection)

    def record(self, text: str) -> bool:
        """Keeps a question when the log is on; returns whether it was kept.

        Of a text that cannot be masked nothing is kept.
        """
        # Masked beforehand: the first time it takes seconds, and nobody else could write meanwhile.
        masked = _masked(text) if self.is_on() else None
        with write_transaction(self._engine) as connection:
            self._delete_old(connection)
            if masked:
                connection.execute(insert(GapRow).values(text=masked, asked_on=self._today()))
        return bool(masked)

    def groups(self) -> tuple[GapGroup, ...]:
        """What has been kept, similar questions together, the most frequent group first."""
        with write_transaction(self._engine) as connection:
            self._delete_old(connection)
            query = select(GapRow.text, GapRow.asked_on).order_by(GapRow.id)
            return group_gaps((row.text, row.asked_on) for row in connection.execute(query))

    def _delete_old(self, connection: Connection) -> None:
        connection.execute(delete(GapRow).where(GapRow.asked_on < self._today() - KEPT))
        newest = select(func.max(GapRow.id)).scalar_subquery()
        connection.execute(delete(GapRow).where(GapRow.id <= newest - MAX_GAPS))


def group_gaps(gaps: Iterable[tuple[str, date]]) -> tuple[GapGroup, ...]:
    """Groups of similar texts, the biggest first, and among equals the one that was last asked.

    Texts that differ only in case and punctuation are the same. The others join the group whose most
    frequent text has the most words in common with theirs, if that is enough.
    """
    same: dict[str, list[tuple[str, date]]] = {}
    for text, day in gaps:
        same.setdefault(_normalised(text), []).append((text, day))
    groups: dict[str, list[tuple[str, date]]] = {}
    for words, members in sorted(same.items(), key=lambda item: (-len(item[1]), item[0])):
        groups.setdefault(_most_alike(words, groups) or words, []).extend(members)
    found = [_group(members) for members in groups.values()]
    return tuple(sorted(found, key=lambda group: (-group.count, -group.last_asked.toordinal(), group.examples)))


def _masked(text: str) -> str | None:
    try:
        return mask(text)
    except Exception as error:  # noqa: BLE001  Whatever goes wrong in masking, the text must not be kept.
        # Not the text, and not the error's message, which may quote it.
        logger.warning("An unanswered question was not kept, as it could not be masked (%s).", type(error).__name__)
        return None


def _is_on(connection: Connection) -> bool:
    return bool(connection.execute(select(GapSwitchRow.is_on)).scalar())


def _normalised(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", utils.default_process(text)).split()) or text


def _most_alike(words: str, groups: Collection[str]) -> str | None:
    found = process.extract(words, list(groups), scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=None)
    return next((group for group, _, _ in found if _comparable(words, group)), None)


def _comparable(first: str, second: str) -> bool:
    """Whether neither has more than twice the other's words: "badges" is not similar to every text about them."""
    shorter, longer = sorted((len(first.split()), len(second.split())))
    return shorter * 2 >= longer


def _group(members: list[tuple[str, date]]) -> GapGroup:
    counts: dict[str, int] = {}
    for text, _ in members:
        counts[text] = counts.get(text, 0) + 1
    examples = sorted(counts, key=lambda text: (-counts[text], text))
    return GapGroup(len(members), max(day for _, day in members), tuple(examples[:MAX_EXAMPLES]))
