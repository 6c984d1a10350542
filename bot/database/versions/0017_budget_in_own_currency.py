"""What somebody could spend in the currency that they named, which may have no exchange rate."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("profile", sa.Column("budget_words", sa.Text()))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("profile", "budget_words")
