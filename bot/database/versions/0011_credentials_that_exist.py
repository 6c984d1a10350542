"""What is published about credentials that exist outside the organisation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "credential_published",
        sa.Column("credential", sa.String(), sa.ForeignKey("credential.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("field", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("address", "purpose", "level", "asks_for", "renewal")
        ),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("has_hours", "has_cost")),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("credential_published")
