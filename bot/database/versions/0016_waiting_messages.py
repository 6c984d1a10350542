"""Slack's messages that are being answered, so that another server answers them if this one ends meanwhile."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "waiting_message",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("message", sa.JSON(), nullable=False),
        sa.Column("server", sa.String(), nullable=False),
        sa.Column("leased_until", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("taken_over", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_waiting_message_person", "waiting_message", ["person"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("waiting_message")
