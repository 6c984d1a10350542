"""The row that the health check writes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table with its one row."""
    table = op.create_table(
        "heartbeat",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("beat", sa.BigInteger(), nullable=False),
    )
    op.bulk_insert(table, [{"id": 1, "beat": 0}])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("heartbeat")
