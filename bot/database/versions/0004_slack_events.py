"""The events of Slack that were handled, for an hour each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "slack_event",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("seen_at", sa.Integer(), nullable=False),
    )
    op.create_index("ix_slack_event_seen_at", "slack_event", ["seen_at"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("slack_event")
