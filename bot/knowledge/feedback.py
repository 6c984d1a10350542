"""Counts whether passages helped. Only the counts are kept: not who said so, when, or in which conversation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.engine import Engine

from bot.database.engine import write_transaction
from bot.knowledge.tables import FeedbackRow, PassageRow

# Counted in the database, so that two answers at once both count; only passages that exist are.
COUNT = """
INSERT INTO passage_feedback (passage, helpful, not_helpful)
SELECT key, :helpful, :not_helpful FROM passage WHERE key IN :keys ORDER BY key
ON CONFLICT (passage) DO UPDATE SET
    helpful = passage_feedback.helpful + excluded.helpful,
    not_helpful = passage_feedback.not_helpful + excluded.not_helpful
"""


@dataclass(frozen=True)
class FeedbackTotal:
    """How often a passage helped; `title` is None when the passage is no longer in the knowledge base."""

    passage: str
    title: str | None
    helpful: int
    not_helpful: int


def count_feedback(engine: Engine, passage_keys: Iterable[str], helpful: bool) -> int:
    """Counts one yes or no for each of the passages; returns how many of the keys exist.

    Keys that no passage has are ignored, as they may come from a typed payload.
    """
    keys = sorted(set(passage_keys))
    if not keys:
        return 0
    statement = text(COUNT).bindparams(bindparam("keys", expanding=True))
    values = {"keys": keys, "helpful": int(helpful), "not_helpful": int(not helpful)}
    with write_transaction(engine) as connection:
        return int(connection.execute(statement, values).rowcount)


def feedback_totals(engine: Engine) -> tuple[FeedbackTotal, ...]:
    """All counts, beginning with the passages that most often did not help."""
    query = (
        select(FeedbackRow.passage, PassageRow.title, FeedbackRow.helpful, FeedbackRow.not_helpful)
        .join(PassageRow, PassageRow.key == FeedbackRow.passage, isouter=True)
        .order_by(FeedbackRow.not_helpful.desc(), func.lower(FeedbackRow.passage))
    )
    with engine.connect() as connection:
        return tuple(FeedbackTotal(*row) for row in connection.execute(query))
