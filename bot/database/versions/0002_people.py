"""What is stored about people: profile, evidence, progress, plan, requests to HR, files to take away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    "profile",
    "evidence",
    "achievement",
    "saved_plan",
    "pending_badge",
    "readiness_watch",
    "notice",
    "hr_request",
    "kept_file",
    "erasure",
)


def upgrade() -> None:
    """Create every table."""
    _create_profile()
    _create_progress()
    _create_news_and_requests()
    _create_files()


def downgrade() -> None:
    """Drop every table."""
    for table in TABLES:
        op.drop_table(table)


def _create_profile() -> None:
    op.create_table(
        "profile",
        sa.Column("person", sa.String(), primary_key=True),
        sa.Column("occupation", sa.String()),
        sa.Column("months_in_role", sa.Integer()),
        sa.Column("target", sa.String()),
        sa.Column("goal", sa.String()),
        sa.Column("deadline", sa.Date()),
        sa.Column("hours_per_week", sa.Float()),
        sa.Column("budget", sa.Float()),
        sa.Column("employer_pays", sa.Boolean()),
        sa.Column("opening", sa.Boolean()),
        sa.Column("recognition", sa.String()),
        sa.Column("refused", sa.JSON(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("open_question", sa.String()),
        sa.CheckConstraint(
            "goal IN ('target_role', 'pay', 'responsibility', 'skills', 'change')", name="profile_goal"
        ),
        sa.CheckConstraint("recognition IN ('internal', 'industry', 'both')", name="profile_recognition"),
    )


def _create_progress() -> None:
    op.create_table(
        "evidence",
        *_of_a_person(),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("skill", sa.String()),
        sa.Column("credential", sa.String()),
        sa.Column("level", sa.Float()),
        sa.Column("badge", sa.Text()),
        sa.Column("earned", sa.Date()),
        sa.Column("expires", sa.Date()),
        sa.CheckConstraint("kind IN ('claimed', 'proven')", name="evidence_kind"),
    )
    op.create_table(
        "achievement",
        *_of_a_person(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("credential", sa.String()),
        sa.Column("skill", sa.String()),
        sa.Column("hours", sa.Float()),
    )
    op.create_table(
        "saved_plan",
        sa.Column("person", sa.String(), primary_key=True),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("target", sa.String()),
        sa.Column("digest", sa.String(), nullable=False),
    )
    op.create_table(
        "pending_badge",
        *_of_a_person(),
        sa.Column("badge", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("person", "badge", name="pending_badge_once"),
    )


def _create_news_and_requests() -> None:
    op.create_table(
        "readiness_watch",
        sa.Column("person", sa.String(), primary_key=True),
        sa.Column("occupation", sa.String(), primary_key=True),
        sa.Column("since", sa.Date(), nullable=False),
    )
    op.create_table(
        "notice",
        *_of_a_person(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
    )
    op.create_table(
        "hr_request",
        *_of_a_person(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'done')", name="hr_request_state"),
    )


def _create_files() -> None:
    op.create_table(
        "kept_file",
        sa.Column("token_hash", sa.String(), primary_key=True),
        sa.Column("person", sa.String(), nullable=False, index=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False, index=True),
    )
    op.create_table(
        "erasure",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("people", sa.Integer(), nullable=False),
    )


def _of_a_person() -> tuple[sa.Column, sa.Column]:
    return sa.Column("id", sa.Integer(), primary_key=True), sa.Column(
        "person", sa.String(), nullable=False, index=True
    )
