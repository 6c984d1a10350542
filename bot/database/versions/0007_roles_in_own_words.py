"""A role is kept in the person's own words, too; which question is open belongs to the conversation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the words, and drop the question that was open for a person in all of their conversations."""
    with op.batch_alter_table("profile") as table:
        table.add_column(sa.Column("occupation_words", sa.Text()))
        table.add_column(sa.Column("target_words", sa.Text()))
        table.drop_column("open_question")


def downgrade() -> None:
    """Drop the words; no question is open for anybody then."""
    with op.batch_alter_table("profile") as table:
        table.add_column(sa.Column("open_question", sa.String()))
        table.drop_column("target_words")
        table.drop_column("occupation_words")
