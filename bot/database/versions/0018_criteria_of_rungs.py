"""Criteria for a step up within an occupation, beside those for entering it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; every criterion that is there is one for entering an occupation."""
    op.add_column("criterion", sa.Column("rung", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("criterion", "rung")
