"""The knowledge base's tables, as SQLAlchemy models.

All tables but the last three are a product of `bot.knowledge.build`, replaced as a whole and never edited.
Positions keep the documents' order, which keeps every reading of the tables deterministic.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    String,
    Text,
)
from sqlalchemy.orm import registry
from sqlalchemy.sql.schema import SchemaItem

mapper_registry = registry()
metadata = mapper_registry.metadata

AUDIENCES = "audience IN ('public', 'employees')"
KINDS = "kind IN ('question', 'alias', 'title', 'point', 'lead')"


def _passage_key(name: str = "passage", **options: Any) -> Any:
    """A column that names a passage; its row is deleted with the passage."""
    return Column(name, String, ForeignKey("passage.key", ondelete="CASCADE"), **options)


def _of_a_point() -> SchemaItem:
    """The columns `passage` and `point` together name a point."""
    columns = ["point.passage", "point.id"]
    return ForeignKeyConstraint(["passage", "point"], columns, ondelete="CASCADE")


@mapper_registry.mapped
class DocumentRow:
    """A knowledge document; `intents`, `sides` and `aspects` are its vocabulary, in its order."""

    __tablename__ = "document"
    __table_args__ = (CheckConstraint(AUDIENCES, name="document_audience"),)

    key = Column(String, primary_key=True)
    position = Column(Integer, nullable=False, unique=True)
    title = Column(Text, nullable=False)
    source_name = Column(Text, nullable=False)
    source_date = Column(Date, nullable=False)
    reviewed = Column(Date, nullable=False)
    review_holds_days = Column(Integer, nullable=False)
    disclaimer = Column(Text, nullable=False)
    audience = Column(String, nullable=False)
    is_general = Column(Boolean, nullable=False, default=False)
    intents = Column(JSON, nullable=False)
    sides = Column(JSON, nullable=False)
    aspects = Column(JSON, nullable=False)


@mapper_registry.mapped
class PassageRow:
    """A passage without its texts: its lead and points are rows of `point`.

    `sources` holds a title, an address and a day for each page that it rests on.
    """

    __tablename__ = "passage"
    __table_args__ = (CheckConstraint(AUDIENCES, name="passage_audience"),)

    key = Column(String, primary_key=True)
    document = Column(String, ForeignKey("document.key", ondelete="CASCADE"), nullable=False, index=True)
    position = Column(Integer, nullable=False, unique=True)
    title = Column(Text, nullable=False)
    intent = Column(String, nullable=False, index=True)
    side = Column(String)
    aspect = Column(String)
    audience = Column(String, nullable=False, index=True)
    sources = Column(JSON, nullable=False, default=list)


@mapper_registry.mapped
class PointRow:
    """What a passage says: its lead (id ``lead``, position 0), then its points."""

    __tablename__ = "point"

    passage = _passage_key(primary_key=True)
    id = Column(String, primary_key=True)
    position = Column(Integer, nullable=False)
    side = Column(String)
    text = Column(Text, nullable=False)


@mapper_registry.mapped
class TermRow:
    """The term that a passage explains."""

    __tablename__ = "term"

    passage = _passage_key(primary_key=True)
    name = Column(Text, nullable=False, index=True)


@mapper_registry.mapped
class ComparisonAspectRow:
    """What one side says on the aspect of a comparison: the row's cell, which is a point.

    A passage is a row of the comparison when it has rows here.
    """

    __tablename__ = "comparison_aspect"
    __table_args__ = (_of_a_point(),)

    passage = _passage_key(primary_key=True)
    side = Column(String, primary_key=True)
    aspect = Column(String, nullable=False, index=True)
    point = Column(String, nullable=False)


@mapper_registry.mapped
class QuestionRow:
    """A text that a passage is found by, the point that answers it, and the text's vector.

    Beside questions these are the passage's aliases, title, lead and points, told apart by `kind`. The
    embedding is float32 in the machine's little-endian order, of length one.
    """

    __tablename__ = "question"
    __table_args__ = (_of_a_point(), CheckConstraint(KINDS, name="question_kind"))

    position = Column(Integer, primary_key=True, autoincrement=False)
    passage = _passage_key(nullable=False, index=True)
    point = Column(String, nullable=False)
    kind = Column(String, nullable=False)
    text = Column(Text, nullable=False)
    embedding = Column(LargeBinary, nullable=False)


@mapper_registry.mapped
class RelationRow:
    """A passage and another one that it refers to."""

    __tablename__ = "relation"

    passage = _passage_key(primary_key=True)
    related = _passage_key("related", primary_key=True)
    position = Column(Integer, nullable=False)


@mapper_registry.mapped
class RevisionRow:
    """The one row that says what the tables hold: digests of all content and of the questions."""

    __tablename__ = "knowledge_revision"
    __table_args__ = (CheckConstraint("id = 1", name="knowledge_revision_single"),)

    id = Column(Integer, primary_key=True, autoincrement=False)
    revision = Column(String, nullable=False)
    question_digest = Column(String, nullable=False)
    encoder = Column(String, nullable=False)


@mapper_registry.mapped
class FeedbackRow:
    """How often people said that a passage helped or did not, without who said so.

    No foreign key: the counts outlive a build in which the passage is gone.
    """

    __tablename__ = "passage_feedback"

    passage = Column(String, primary_key=True)
    helpful = Column(Integer, nullable=False)
    not_helpful = Column(Integer, nullable=False)


@mapper_registry.mapped
class GapRow:
    """A masked question that could not be answered, with its day but not its time."""

    __tablename__ = "question_gap"

    id = Column(Integer, primary_key=True)
    text = Column(Text, nullable=False)
    asked_on = Column(Date, nullable=False, index=True)


@mapper_registry.mapped
class GapSwitchRow:
    """Whether HR allows such questions to be kept. No row means no."""

    __tablename__ = "gap_switch"
    __table_args__ = (CheckConstraint("id = 1", name="gap_switch_single"),)

    id = Column(Integer, primary_key=True, autoincrement=False)
    is_on = Column(Boolean, nullable=False)
