"""When somebody last used the assistant, once their conversations are deleted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "last_use",
        sa.Column("person", sa.String(), primary_key=True),
        sa.Column("day", sa.Date(), nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("last_use")
