"""News that waits for a person's next turn: nobody is written to unasked."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.database.engine import write_transaction
from bot.people.store import lock_of
from bot.people.tables import NoticeRow, ReadinessWatchRow


class Notices:
    """The news in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, person: str, text: str, today: date) -> None:
        """Keeps a piece of news for the person; the same one is not kept twice."""
        with write_transaction(self._engine, lock=lock_of(person)) as connection:
            same = select(NoticeRow.id).where(NoticeRow.person == person, NoticeRow.text == text)
            if connection.execute(same).first() is None:
                connection.execute(insert(NoticeRow).values(person=person, text=text, made_on=today))

    def take(self, person: str) -> tuple[str, ...]:
        """The news for the person, oldest first. Whatever is taken is gone: it is told once."""
        query = select(NoticeRow.id, NoticeRow.text).where(NoticeRow.person == person).order_by(NoticeRow.id)
        with self._engine.connect() as connection:
            if connection.execute(query).first() is None:
                return ()  # Almost every turn: nobody has to wait for a writer.
        with write_transaction(self._engine, lock=lock_of(person)) as connection:
            rows = connection.execute(query).all()
            connection.execute(delete(NoticeRow).where(NoticeRow.id.in_([row.id for row in rows])))
        return tuple(row.text for row in rows)

    def watchers(self, occupation: str | None = None) -> tuple[tuple[str, str], ...]:
        """Who wants to hear of their readiness for what, as pairs of person and occupation's key."""
        query = select(ReadinessWatchRow.person, ReadinessWatchRow.occupation)
        if occupation is not None:
            query = query.where(ReadinessWatchRow.occupation == occupation)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(ReadinessWatchRow.person, ReadinessWatchRow.occupation))
            return tuple((row.person, row.occupation) for row in rows)
