"""A document says whether it is general: the organisation's own goes first where both answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the next build of the knowledge base fills it in."""
    op.add_column("document", sa.Column("is_general", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("document", "is_general")
