"""The answers to the form on interests, which a conversation that ends does not lose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("profile", sa.Column("interests", sa.JSON()))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("profile", "interests")
