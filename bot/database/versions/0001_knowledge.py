"""The knowledge base, feedback on it, and the questions that it could not answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

AUDIENCES = "audience IN ('public', 'employees')"
KINDS = "kind IN ('question', 'alias', 'title', 'point', 'lead')"


def upgrade() -> None:
    """Create every table."""
    _create_documents()
    _create_contents()
    _create_index()
    _create_records()


def downgrade() -> None:
    """Drop every table, those that refer to others first."""
    for table in (
        "gap_switch",
        "question_gap",
        "passage_feedback",
        "knowledge_revision",
        "relation",
        "question",
        "comparison_aspect",
        "term",
        "point",
        "passage",
        "document",
    ):
        op.drop_table(table)


def _create_documents() -> None:
    op.create_table(
        "document",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False, unique=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("source_date", sa.Date(), nullable=False),
        sa.Column("reviewed", sa.Date(), nullable=False),
        sa.Column("review_holds_days", sa.Integer(), nullable=False),
        sa.Column("disclaimer", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("intents", sa.JSON(), nullable=False),
        sa.Column("sides", sa.JSON(), nullable=False),
        sa.Column("aspects", sa.JSON(), nullable=False),
        sa.CheckConstraint(AUDIENCES, name="document_audience"),
    )
    op.create_table(
        "passage",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("document", sa.String(), sa.ForeignKey("document.key", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, unique=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("intent", sa.String(), nullable=False),
        sa.Column("side", sa.String()),
        sa.Column("aspect", sa.String()),
        sa.Column("audience", sa.String(), nullable=False),
        sa.CheckConstraint(AUDIENCES, name="passage_audience"),
    )
    for column in ("document", "intent", "audience"):
        op.create_index(f"ix_passage_{column}", "passage", [column])


def _create_contents() -> None:
    op.create_table(
        "point",
        _passage_key("passage", primary_key=True),
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("side", sa.String()),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_table(
        "term",
        _passage_key("passage", primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
    )
    op.create_index("ix_term_name", "term", ["name"])
    op.create_table(
        "comparison_aspect",
        _passage_key("passage", primary_key=True),
        sa.Column("side", sa.String(), primary_key=True),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("point", sa.String(), nullable=False),
        _of_a_point(),
    )
    op.create_index("ix_comparison_aspect_aspect", "comparison_aspect", ["aspect"])
    op.create_table(
        "relation",
        _passage_key("passage", primary_key=True),
        _passage_key("related", primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def _create_index() -> None:
    op.create_table(
        "question",
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        _passage_key("passage", nullable=False),
        sa.Column("point", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("embedding", sa.LargeBinary(), nullable=False),
        _of_a_point(),
        sa.CheckConstraint(KINDS, name="question_kind"),
    )
    op.create_index("ix_question_passage", "question", ["passage"])
    op.create_table(
        "knowledge_revision",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("question_digest", sa.String(), nullable=False),
        sa.Column("encoder", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="knowledge_revision_single"),
    )


def _create_records() -> None:
    op.create_table(
        "passage_feedback",
        sa.Column("passage", sa.String(), primary_key=True),
        sa.Column("helpful", sa.Integer(), nullable=False),
        sa.Column("not_helpful", sa.Integer(), nullable=False),
    )
    op.create_table(
        "question_gap",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
    )
    op.create_index("ix_question_gap_asked_on", "question_gap", ["asked_on"])
    op.create_table(
        "gap_switch",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name="gap_switch_single"),
    )


def _passage_key(name: str, **options: bool) -> sa.Column:
    return sa.Column(name, sa.String(), sa.ForeignKey("passage.key", ondelete="CASCADE"), **options)


def _of_a_point() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["passage", "point"], ["point.passage", "point.id"], ondelete="CASCADE")
