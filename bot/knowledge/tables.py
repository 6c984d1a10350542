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

from bot.database.annotations import UNTIL_REPLACED, Concerns, about, holds

mapper_registry = registry()
metadata = mapper_registry.metadata

AUDIENCES = "audience IN ('public', 'employees')"
ANSWERING = "so that questions are answered from reviewed documents"
"""Why most of these tables are kept."""

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
    __table_args__ = (
        CheckConstraint(AUDIENCES, name="document_audience"),
        about(Concerns.CONTENT, "A document of the knowledge base.", why=ANSWERING, kept=UNTIL_REPLACED),
    )

    key = Column(String, primary_key=True, info=holds("the document's key"))
    position = Column(Integer, nullable=False, unique=True, info=holds("its place in the documents' order"))
    title = Column(Text, nullable=False, info=holds("its title"))
    source_name = Column(Text, nullable=False, info=holds("where its facts are from"))
    source_date = Column(Date, nullable=False, info=holds("the day of that source"))
    reviewed = Column(Date, nullable=False, info=holds("the day on which it was last reviewed"))
    review_holds_days = Column(Integer, nullable=False, info=holds("for how many days a review holds"))
    disclaimer = Column(Text, nullable=False, info=holds("what its answers do not claim"))
    audience = Column(String, nullable=False, info=holds("who may see it"))
    is_general = Column(
        Boolean, nullable=False, default=False, info=holds("whether it is general, or the organisation's own")
    )
    intents = Column(JSON, nullable=False, info=holds("the kinds of question that it answers"))
    sides = Column(JSON, nullable=False, info=holds("the sides that it compares"))
    aspects = Column(JSON, nullable=False, info=holds("the aspects of the comparison"))


@mapper_registry.mapped
class PassageRow:
    """A passage without its texts: its lead and points are rows of `point`.

    `sources` holds a title, an address and a day for each page that it rests on.
    """

    __tablename__ = "passage"
    __table_args__ = (
        CheckConstraint(AUDIENCES, name="passage_audience"),
        about(Concerns.CONTENT, "A passage of a document, without its texts.", why=ANSWERING, kept=UNTIL_REPLACED),
    )

    key = Column(String, primary_key=True, info=holds("the passage's key"))
    document = Column(
        String,
        ForeignKey("document.key", ondelete="CASCADE"),
        nullable=False,
        index=True,
        info=holds("the key of its document"),
    )
    position = Column(Integer, nullable=False, unique=True, info=holds("its place in the documents' order"))
    title = Column(Text, nullable=False, info=holds("its title, which answers name as their source"))
    intent = Column(String, nullable=False, index=True, info=holds("the kind of question that it answers"))
    side = Column(String, info=holds("the side that it is about"))
    aspect = Column(String, info=holds("the aspect that it is about"))
    audience = Column(String, nullable=False, index=True, info=holds("who may see it"))
    sources = Column(JSON, nullable=False, default=list, info=holds("the public pages that it rests on"))


@mapper_registry.mapped
class PointRow:
    """What a passage says: its lead (id ``lead``, position 0), then its points."""

    __tablename__ = "point"
    __table_args__ = (
        about(Concerns.CONTENT, "What a passage says, point by point.", why=ANSWERING, kept=UNTIL_REPLACED),
    )

    passage = _passage_key(primary_key=True, info=holds("the passage's key"))
    id = Column(String, primary_key=True, info=holds("the point's id"))
    position = Column(Integer, nullable=False, info=holds("its place in the passage"))
    side = Column(String, info=holds("the side that it is about"))
    text = Column(Text, nullable=False, info=holds("its words"))


@mapper_registry.mapped
class TermRow:
    """The term that a passage explains."""

    __tablename__ = "term"
    __table_args__ = (
        about(Concerns.CONTENT, "The term that a passage explains.", why=ANSWERING, kept=UNTIL_REPLACED),
    )

    passage = _passage_key(primary_key=True, info=holds("the passage's key"))
    name = Column(Text, nullable=False, index=True, info=holds("the term"))


@mapper_registry.mapped
class ComparisonAspectRow:
    """What one side says on the aspect of a comparison: the row's cell, which is a point.

    A passage is a row of the comparison when it has rows here.
    """

    __tablename__ = "comparison_aspect"
    __table_args__ = (
        _of_a_point(),
        about(
            Concerns.CONTENT,
            "What one side says on an aspect of the comparison.",
            why=ANSWERING,
            kept=UNTIL_REPLACED,
        ),
    )

    passage = _passage_key(primary_key=True, info=holds("the passage's key"))
    side = Column(String, primary_key=True, info=holds("the side"))
    aspect = Column(String, nullable=False, index=True, info=holds("the aspect"))
    point = Column(String, nullable=False, info=holds("the id of the point that says it"))


@mapper_registry.mapped
class QuestionRow:
    """A text that a passage is found by, the point that answers it, and the text's vector.

    Beside questions these are the passage's aliases, title, lead and points, told apart by `kind`. The
    embedding is float32 in the machine's little-endian order, of length one.
    """

    __tablename__ = "question"
    __table_args__ = (
        _of_a_point(),
        CheckConstraint(KINDS, name="question_kind"),
        about(
            Concerns.CONTENT,
            "A text by which a passage is found; none of them is anybody's message.",
            why=ANSWERING,
            kept=UNTIL_REPLACED,
        ),
    )

    position = Column(
        Integer, primary_key=True, autoincrement=False, info=holds("its place in the documents' order")
    )
    passage = _passage_key(nullable=False, index=True, info=holds("the passage's key"))
    point = Column(String, nullable=False, info=holds("the id of the point that answers it"))
    kind = Column(
        String, nullable=False, info=holds("whether it is a question, an alias, a title, a point or a lead")
    )
    text = Column(Text, nullable=False, info=holds("the text"))
    embedding = Column(LargeBinary, nullable=False, info=holds("the text's meaning as numbers"))


@mapper_registry.mapped
class RelationRow:
    """A passage and another one that it refers to."""

    __tablename__ = "relation"
    __table_args__ = (
        about(Concerns.CONTENT, "A passage and another one that it refers to.", why=ANSWERING, kept=UNTIL_REPLACED),
    )

    passage = _passage_key(primary_key=True, info=holds("the passage's key"))
    related = _passage_key("related", primary_key=True, info=holds("the other passage's key"))
    position = Column(Integer, nullable=False, info=holds("its place in the documents' order"))


@mapper_registry.mapped
class RevisionRow:
    """The one row that says what the tables hold: digests of all content and of the questions."""

    __tablename__ = "knowledge_revision"
    __table_args__ = (
        CheckConstraint("id = 1", name="knowledge_revision_single"),
        about(
            Concerns.CONTENT,
            "What the knowledge tables hold, as checksums.",
            why="so that servers see when the content has changed",
            kept=UNTIL_REPLACED,
        ),
    )

    id = Column(Integer, primary_key=True, autoincrement=False, info=holds("always 1"))
    revision = Column(String, nullable=False, info=holds("a checksum of all content"))
    question_digest = Column(String, nullable=False, info=holds("a checksum of the questions"))
    encoder = Column(String, nullable=False, info=holds("which encoder made the numbers"))


@mapper_registry.mapped
class FeedbackRow:
    """How often people said that a passage helped or did not, without who said so.

    No foreign key: the counts outlive a build in which the passage is gone.
    """

    __tablename__ = "passage_feedback"
    __table_args__ = (
        about(
            Concerns.NOBODY,
            "How often people said that a passage helped: not who, not when, not in which conversation.",
            why="so that HR sees which answers to mend",
            kept="for good",
        ),
    )

    passage = Column(String, primary_key=True, info=holds("the passage's key"))
    helpful = Column(Integer, nullable=False, info=holds("how often it helped"))
    not_helpful = Column(Integer, nullable=False, info=holds("how often it did not"))


@mapper_registry.mapped
class GapRow:
    """A masked question that could not be answered, with its day but not its time."""

    __tablename__ = "question_gap"
    __table_args__ = (
        about(
            Concerns.NOBODY,
            "A question that no document answers, masked, without its sender. Only if HR has switched that on.",
            why="so that HR sees what the documents lack",
            kept="for 90 days, and of more than 2,000 only the newest",
        ),
    )

    id = Column(Integer, primary_key=True, info=holds("the row's number", why="to find the newest"))
    text = Column(Text, nullable=False, info=holds("the question's masked words"))
    asked_on = Column(Date, nullable=False, index=True, info=holds("the day, but not the time"))


@mapper_registry.mapped
class GapSwitchRow:
    """Whether HR allows such questions to be kept. No row means no."""

    __tablename__ = "gap_switch"
    __table_args__ = (
        CheckConstraint("id = 1", name="gap_switch_single"),
        about(
            Concerns.OPERATION,
            "Whether HR has switched on that questions without an answer are kept.",
            why="so that nothing of the kind is kept unless HR wants it",
            kept="until HR switches it",
        ),
    )

    id = Column(Integer, primary_key=True, autoincrement=False, info=holds("always 1"))
    is_on = Column(Boolean, nullable=False, info=holds("whether it is on"))
