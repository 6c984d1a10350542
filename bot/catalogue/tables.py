"""The catalogue's tables as SQLAlchemy models.

The catalogue has parts, each written as a whole: by `bot.catalogue.build` from the shipped files, or by an import,
which builds then leave alone. An organisation's references to skills and occupations are not foreign keys: a newer
release of a source may rename one, which must not delete what HR has entered.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Text,
)
from sqlalchemy.orm import registry

mapper_registry = registry()
metadata = mapper_registry.metadata

AUDIENCES = "audience IN ('public', 'employees')"
NAME_KINDS = "kind IN ('title', 'lay', 'alternative')"


def _key_of(owner: str, **options: Any) -> Any:
    """A foreign key to another table; the row is deleted together with the one it refers to."""
    return Column(owner, String, ForeignKey(f"{owner}.key", ondelete="CASCADE"), **options)


@mapper_registry.mapped
class CatalogueRevisionRow:
    """The single row that identifies the content of all tables: a digest over the parts and the encoder."""

    __tablename__ = "catalogue_revision"
    __table_args__ = (CheckConstraint("id = 1", name="catalogue_revision_single"),)

    id = Column(Integer, primary_key=True, autoincrement=False)
    revision = Column(String, nullable=False)
    encoder = Column(String, nullable=False)


@mapper_registry.mapped
class PartRow:
    """A part: the digest of its content and, in words, where that is from."""

    __tablename__ = "catalogue_part"

    name = Column(String, primary_key=True)
    is_imported = Column(Boolean, nullable=False)
    digest = Column(String, nullable=False)
    origin = Column(Text, nullable=False)


@mapper_registry.mapped
class OccupationRow:
    """An occupation; `reference` is its id in the source, a URI or a code."""

    __tablename__ = "occupation"

    key = Column(String, primary_key=True)
    source = Column(String, nullable=False, index=True)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    reference = Column(Text, nullable=False)


@mapper_registry.mapped
class SkillRow:
    """A skill, or an activity in place of one."""

    __tablename__ = "skill"
    __table_args__ = (CheckConstraint("kind IN ('skill', 'activity')", name="skill_kind"),)

    key = Column(String, primary_key=True)
    source = Column(String, nullable=False, index=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)
    kind = Column(String, nullable=False)
    group = Column(Text, nullable=False)
    reference = Column(Text, nullable=False)


@mapper_registry.mapped
class RequirementRow:
    """A skill that an occupation asks for."""

    __tablename__ = "requirement"

    occupation = _key_of("occupation", primary_key=True)
    skill = _key_of("skill", primary_key=True, index=True)
    position = Column(Integer, nullable=False)
    essential = Column(Boolean, nullable=False)
    level = Column(Float)


@mapper_registry.mapped
class OccupationNameRow:
    """A name of an occupation with its vector: little-endian float16, of unit length."""

    __tablename__ = "occupation_name"
    __table_args__ = (CheckConstraint(NAME_KINDS, name="occupation_name_kind"),)

    occupation = _key_of("occupation", primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    kind = Column(String, nullable=False)
    text = Column(Text, nullable=False)
    embedding = Column(LargeBinary, nullable=False)


@mapper_registry.mapped
class SkillNameRow:
    """A name of a skill; like `OccupationNameRow`."""

    __tablename__ = "skill_name"
    __table_args__ = (CheckConstraint(NAME_KINDS, name="skill_name_kind"),)

    skill = _key_of("skill", primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    kind = Column(String, nullable=False)
    text = Column(Text, nullable=False)
    embedding = Column(LargeBinary, nullable=False)


@mapper_registry.mapped
class CredentialRow:
    """A credential without its skills and prerequisites."""

    __tablename__ = "credential"
    __table_args__ = (
        CheckConstraint(AUDIENCES, name="credential_audience"),
        CheckConstraint("kind IN ('badge', 'certificate', 'nanodegree')", name="credential_kind"),
    )

    key = Column(String, primary_key=True)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    kind = Column(String, nullable=False)
    issuer = Column(Text, nullable=False)
    hours = Column(Float, nullable=False)
    cost = Column(Float, nullable=False)
    currency = Column(String, nullable=False)
    valid_months = Column(Integer)
    audience = Column(String, nullable=False)
    is_sample = Column(Boolean, nullable=False)


@mapper_registry.mapped
class PublishedRow:
    """What is published about a credential that exists; a credential without such a row is the organisation's."""

    __tablename__ = "credential_published"

    credential = _key_of("credential", primary_key=True)
    field = Column(String, nullable=False)
    address = Column(Text, nullable=False)
    purpose = Column(Text, nullable=False)
    level = Column(Text, nullable=False)
    asks_for = Column(Text, nullable=False)
    renewal = Column(Text, nullable=False)
    has_hours = Column(Boolean, nullable=False)
    has_cost = Column(Boolean, nullable=False)


@mapper_registry.mapped
class CredentialSkillRow:
    """A skill that a credential proves."""

    __tablename__ = "credential_skill"

    credential = _key_of("credential", primary_key=True)
    skill = Column(String, primary_key=True)
    position = Column(Integer, nullable=False)
    level = Column(Float)


@mapper_registry.mapped
class PrerequisiteRow:
    """A credential that has to be earned before another one."""

    __tablename__ = "credential_prerequisite"

    credential = _key_of("credential", primary_key=True)
    prerequisite = Column(String, ForeignKey("credential.key", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, nullable=False)


@mapper_registry.mapped
class OpeningRow:
    """A vacancy inside the organisation."""

    __tablename__ = "opening"
    __table_args__ = (CheckConstraint(AUDIENCES, name="opening_audience"),)

    key = Column(String, primary_key=True)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    occupation = Column(String, nullable=False)
    unit = Column(Text, nullable=False)
    closes = Column(Date)
    audience = Column(String, nullable=False)
    is_sample = Column(Boolean, nullable=False)


@mapper_registry.mapped
class CriterionRow:
    """One thing that is asked of people to be promoted to an occupation."""

    __tablename__ = "criterion"
    __table_args__ = (
        CheckConstraint(AUDIENCES, name="criterion_audience"),
        CheckConstraint("kind IN ('months_in_role', 'skill', 'credential', 'achievements')", name="criterion_kind"),
    )

    key = Column(String, primary_key=True)
    position = Column(Integer, nullable=False)
    occupation = Column(String, nullable=False)
    text = Column(Text, nullable=False)
    kind = Column(String, nullable=False)
    subject = Column(String, nullable=False)
    at_least = Column(Float, nullable=False)
    audience = Column(String, nullable=False)
    is_sample = Column(Boolean, nullable=False)


@mapper_registry.mapped
class LadderRungRow:
    """A rung of one of the organisation's own ladders (`bot.rungs.ladders`)."""

    __tablename__ = "ladder_rung"

    ladder = Column(String, primary_key=True)
    step = Column(Integer, primary_key=True, autoincrement=False)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    also = Column(JSON, nullable=False)
    leads = Column(Boolean, nullable=False)


@mapper_registry.mapped
class UnknownSkillRow:
    """A skill that badges name and the catalogue does not have; no build of the catalogue touches it."""

    __tablename__ = "unknown_skill"

    digest = Column(String(64), primary_key=True)
    name = Column(Text, nullable=False)
    framework = Column(Text, nullable=False)
    address = Column(Text, nullable=False)
    badges = Column(Integer, nullable=False)
    last_day = Column(Date, nullable=False)
