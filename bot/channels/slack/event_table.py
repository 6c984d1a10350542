"""The table of events that were handled, as a SQLAlchemy model."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import registry

mapper_registry = registry()
metadata = mapper_registry.metadata


@mapper_registry.mapped
class SlackEventRow:
    """The digest of an event's key, and when it came, in seconds since 1970."""

    __tablename__ = "slack_event"

    digest = Column(String(64), primary_key=True)
    seen_at = Column(Integer, nullable=False, index=True)
