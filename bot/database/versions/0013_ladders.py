"""The organisation's own ladders, beside those that ship."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; an import fills it."""
    op.create_table(
        "ladder_rung",
        sa.Column("ladder", sa.String(), primary_key=True),
        sa.Column("step", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("also", sa.JSON(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("ladder_rung")
