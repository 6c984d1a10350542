"""The catalogue: occupations, skills, their names for searching, credentials, openings and promotion criteria."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

AUDIENCES = "audience IN ('public', 'employees')"
NAME_KINDS = "kind IN ('title', 'lay', 'alternative')"


def upgrade() -> None:
    """Create every table."""
    _create_revision()
    _create_sources()
    _create_names()
    _create_credentials()
    _create_openings_and_criteria()


def downgrade() -> None:
    """Drop every table, those that refer to others first."""
    for table in (
        "criterion",
        "opening",
        "credential_prerequisite",
        "credential_skill",
        "credential",
        "skill_name",
        "occupation_name",
        "requirement",
        "skill",
        "occupation",
        "catalogue_part",
        "catalogue_revision",
    ):
        op.drop_table(table)


def _create_revision() -> None:
    op.create_table(
        "catalogue_revision",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("encoder", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="catalogue_revision_single"),
    )
    op.create_table(
        "catalogue_part",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("is_imported", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
    )


def _create_sources() -> None:
    op.create_table(
        "occupation",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
    )
    op.create_index("ix_occupation_source", "occupation", ["source"])
    op.create_table(
        "skill",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('skill', 'activity')", name="skill_kind"),
    )
    op.create_index("ix_skill_source", "skill", ["source"])
    op.create_table(
        "requirement",
        _key_of("occupation", primary_key=True),
        _key_of("skill", primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("essential", sa.Boolean(), nullable=False),
        sa.Column("level", sa.Float()),
    )
    op.create_index("ix_requirement_skill", "requirement", ["skill"])


def _create_names() -> None:
    for owner in ("occupation", "skill"):
        op.create_table(
            f"{owner}_name",
            _key_of(owner, primary_key=True),
            sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
            sa.Column("kind", sa.String(), nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
            sa.Column("embedding", sa.LargeBinary(), nullable=False),
            sa.CheckConstraint(NAME_KINDS, name=f"{owner}_name_kind"),
        )


def _create_credentials() -> None:
    op.create_table(
        "credential",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.Column("cost", sa.Float(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("valid_months", sa.Integer()),
        *_seen_by("credential"),
        sa.CheckConstraint("kind IN ('badge', 'certificate', 'nanodegree')", name="credential_kind"),
    )
    op.create_table(
        "credential_skill",
        _key_of("credential", primary_key=True),
        sa.Column("skill", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.Float()),
    )
    op.create_table(
        "credential_prerequisite",
        _key_of("credential", primary_key=True),
        sa.Column(
            "prerequisite", sa.String(), sa.ForeignKey("credential.key", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def _create_openings_and_criteria() -> None:
    op.create_table(
        "opening",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("occupation", sa.String(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("closes", sa.Date()),
        *_seen_by("opening"),
    )
    op.create_table(
        "criterion",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("occupation", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at_least", sa.Float(), nullable=False),
        *_seen_by("criterion"),
        sa.CheckConstraint(
            "kind IN ('months_in_role', 'skill', 'credential', 'achievements')", name="criterion_kind"
        ),
    )


def _key_of(owner: str, **options: bool) -> sa.Column:
    return sa.Column(owner, sa.String(), sa.ForeignKey(f"{owner}.key", ondelete="CASCADE"), **options)


def _seen_by(table: str) -> tuple[sa.Column, sa.Column, sa.CheckConstraint]:
    return (
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.CheckConstraint(AUDIENCES, name=f"{table}_audience"),
    )
