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

from bot.database.annotations import UNTIL_REPLACED, Concerns, about, holds

mapper_registry = registry()
metadata = mapper_registry.metadata

AUDIENCES = "audience IN ('public', 'employees')"
PLANNING = "so that roles, skills and credentials are recognised, compared and planned with"
"""Why most of these tables are kept."""

NAME_KINDS = "kind IN ('title', 'lay', 'alternative')"


def _key_of(owner: str, **options: Any) -> Any:
    """A foreign key to another table; the row is deleted together with the one it refers to."""
    return Column(owner, String, ForeignKey(f"{owner}.key", ondelete="CASCADE"), **options)


@mapper_registry.mapped
class CatalogueRevisionRow:
    """The single row that identifies the content of all tables: a digest over the parts and the encoder."""

    __tablename__ = "catalogue_revision"
    __table_args__ = (
        CheckConstraint("id = 1", name="catalogue_revision_single"),
        about(
            Concerns.CONTENT,
            "What the catalogue's tables hold, as a checksum.",
            why="so that servers see when the content has changed",
            kept=UNTIL_REPLACED,
        ),
    )

    id = Column(Integer, primary_key=True, autoincrement=False, info=holds("always 1"))
    revision = Column(String, nullable=False, info=holds("a checksum of all content"))
    encoder = Column(String, nullable=False, info=holds("which encoder made the numbers"))


@mapper_registry.mapped
class PartRow:
    """A part: the digest of its content and, in words, where that is from."""

    __tablename__ = "catalogue_part"
    __table_args__ = (
        about(
            Concerns.CONTENT,
            "A part of the catalogue.",
            why="so that a build leaves alone what HR has imported",
            kept=UNTIL_REPLACED,
        ),
    )

    name = Column(String, primary_key=True, info=holds("the part's name"))
    is_imported = Column(Boolean, nullable=False, info=holds("whether HR has imported it"))
    digest = Column(String, nullable=False, info=holds("a checksum of its content"))
    origin = Column(Text, nullable=False, info=holds("where it is from"))


@mapper_registry.mapped
class OccupationRow:
    """An occupation; `reference` is its id in the source, a URI or a code."""

    __tablename__ = "occupation"
    __table_args__ = (about(Concerns.CONTENT, "A role.", why=PLANNING, kept=UNTIL_REPLACED),)

    key = Column(String, primary_key=True, info=holds("the role's key"))
    source = Column(String, nullable=False, index=True, info=holds("the classification that it is from"))
    position = Column(Integer, nullable=False, info=holds("its place in the source's order"))
    title = Column(Text, nullable=False, info=holds("its title"))
    reference = Column(Text, nullable=False, info=holds("its id in the source"))


@mapper_registry.mapped
class SkillRow:
    """A skill, or an activity in place of one."""

    __tablename__ = "skill"
    __table_args__ = (
        CheckConstraint("kind IN ('skill', 'activity')", name="skill_kind"),
        about(Concerns.CONTENT, "A skill, or an activity in place of one.", why=PLANNING, kept=UNTIL_REPLACED),
    )

    key = Column(String, primary_key=True, info=holds("the skill's key"))
    source = Column(String, nullable=False, index=True, info=holds("the classification that it is from"))
    position = Column(Integer, nullable=False, info=holds("its place in the source's order"))
    name = Column(Text, nullable=False, info=holds("its name"))
    kind = Column(String, nullable=False, info=holds("skill or activity"))
    group = Column(Text, nullable=False, info=holds("the group that it belongs to"))
    reference = Column(Text, nullable=False, info=holds("its id in the source"))


@mapper_registry.mapped
class RequirementRow:
    """A skill that an occupation asks for."""

    __tablename__ = "requirement"
    __table_args__ = (about(Concerns.CONTENT, "A skill that a role asks for.", why=PLANNING, kept=UNTIL_REPLACED),)

    occupation = _key_of("occupation", primary_key=True, info=holds("the role's key"))
    skill = _key_of("skill", primary_key=True, index=True, info=holds("the skill's key"))
    position = Column(Integer, nullable=False, info=holds("its place in the source's order"))
    essential = Column(Boolean, nullable=False, info=holds("whether it is essential"))
    level = Column(Float, info=holds("how well it is needed"))


@mapper_registry.mapped
class OccupationNameRow:
    """A name of an occupation with its vector: little-endian float16, of unit length."""

    __tablename__ = "occupation_name"
    __table_args__ = (
        CheckConstraint(NAME_KINDS, name="occupation_name_kind"),
        about(Concerns.CONTENT, "A name of a role.", why=PLANNING, kept=UNTIL_REPLACED),
    )

    occupation = _key_of("occupation", primary_key=True, info=holds("the role's key"))
    position = Column(Integer, primary_key=True, autoincrement=False, info=holds("its place among the names"))
    kind = Column(String, nullable=False, info=holds("whether it is the title, a lay name or another one"))
    text = Column(Text, nullable=False, info=holds("the name"))
    embedding = Column(LargeBinary, nullable=False, info=holds("the name's meaning as numbers"))


@mapper_registry.mapped
class SkillNameRow:
    """A name of a skill; like `OccupationNameRow`."""

    __tablename__ = "skill_name"
    __table_args__ = (
        CheckConstraint(NAME_KINDS, name="skill_name_kind"),
        about(Concerns.CONTENT, "A name of a skill.", why=PLANNING, kept=UNTIL_REPLACED),
    )

    skill = _key_of("skill", primary_key=True, info=holds("the skill's key"))
    position = Column(Integer, primary_key=True, autoincrement=False, info=holds("its place among the names"))
    kind = Column(String, nullable=False, info=holds("whether it is the title, a lay name or another one"))
    text = Column(Text, nullable=False, info=holds("the name"))
    embedding = Column(LargeBinary, nullable=False, info=holds("the name's meaning as numbers"))


@mapper_registry.mapped
class CredentialRow:
    """A credential without its skills and prerequisites."""

    __tablename__ = "credential"
    __table_args__ = (
        CheckConstraint(AUDIENCES, name="credential_audience"),
        CheckConstraint("kind IN ('badge', 'certificate', 'nanodegree')", name="credential_kind"),
        about(Concerns.CONTENT, "A credential that can be earned.", why=PLANNING, kept=UNTIL_REPLACED),
    )

    key = Column(String, primary_key=True, info=holds("the credential's key"))
    position = Column(Integer, nullable=False, info=holds("its place in the catalogue"))
    title = Column(Text, nullable=False, info=holds("its title"))
    kind = Column(String, nullable=False, info=holds("badge, certificate or nanodegree"))
    issuer = Column(Text, nullable=False, info=holds("the organisation that gives it"))
    hours = Column(Float, nullable=False, info=holds("how many hours it takes"))
    cost = Column(Float, nullable=False, info=holds("what it costs"))
    currency = Column(String, nullable=False, info=holds("in which currency"))
    valid_months = Column(Integer, info=holds("for how many months it holds"))
    audience = Column(String, nullable=False, info=holds("who may see it"))
    is_sample = Column(Boolean, nullable=False, info=holds("whether it is sample data"))


@mapper_registry.mapped
class PublishedRow:
    """What is published about a credential that exists; a credential without such a row is the organisation's."""

    __tablename__ = "credential_published"
    __table_args__ = (
        about(
            Concerns.CONTENT, "What is published about a credential that exists.", why=PLANNING, kept=UNTIL_REPLACED
        ),
    )

    credential = _key_of("credential", primary_key=True, info=holds("the credential's key"))
    field = Column(String, nullable=False, info=holds("its field"))
    address = Column(Text, nullable=False, info=holds("the page that says so"))
    purpose = Column(Text, nullable=False, info=holds("what it is for"))
    level = Column(Text, nullable=False, info=holds("its level"))
    asks_for = Column(Text, nullable=False, info=holds("what it asks for"))
    renewal = Column(Text, nullable=False, info=holds("how it is renewed"))
    has_hours = Column(Boolean, nullable=False, info=holds("whether the page names hours"))
    has_cost = Column(Boolean, nullable=False, info=holds("whether the page names a price"))


@mapper_registry.mapped
class CredentialSkillRow:
    """A skill that a credential proves."""

    __tablename__ = "credential_skill"
    __table_args__ = (
        about(Concerns.CONTENT, "A skill that a credential proves.", why=PLANNING, kept=UNTIL_REPLACED),
    )

    credential = _key_of("credential", primary_key=True, info=holds("the credential's key"))
    skill = Column(String, primary_key=True, info=holds("the skill's key"))
    position = Column(Integer, nullable=False, info=holds("its place among the credential's skills"))
    level = Column(Float, info=holds("how well it proves it"))


@mapper_registry.mapped
class PrerequisiteRow:
    """A credential that has to be earned before another one."""

    __tablename__ = "credential_prerequisite"
    __table_args__ = (
        about(
            Concerns.CONTENT,
            "A credential that has to be earned before another one.",
            why=PLANNING,
            kept=UNTIL_REPLACED,
        ),
    )

    credential = _key_of("credential", primary_key=True, info=holds("the credential's key"))
    prerequisite = Column(
        String,
        ForeignKey("credential.key", ondelete="CASCADE"),
        primary_key=True,
        info=holds("the key of the one before"),
    )
    position = Column(Integer, nullable=False, info=holds("its place among the prerequisites"))


@mapper_registry.mapped
class OpeningRow:
    """A vacancy inside the organisation."""

    __tablename__ = "opening"
    __table_args__ = (
        CheckConstraint(AUDIENCES, name="opening_audience"),
        about(Concerns.CONTENT, "A vacancy inside the organisation.", why=PLANNING, kept=UNTIL_REPLACED),
    )

    key = Column(String, primary_key=True, info=holds("the opening's key"))
    position = Column(Integer, nullable=False, info=holds("its place in the list"))
    title = Column(Text, nullable=False, info=holds("its title"))
    occupation = Column(String, nullable=False, info=holds("the role's key"))
    unit = Column(Text, nullable=False, info=holds("the unit that has it"))
    closes = Column(Date, info=holds("the day on which it closes"))
    audience = Column(String, nullable=False, info=holds("who may see it"))
    is_sample = Column(Boolean, nullable=False, info=holds("whether it is sample data"))


@mapper_registry.mapped
class CriterionRow:
    """One thing that is asked of people to be promoted to an occupation."""

    __tablename__ = "criterion"
    __table_args__ = (
        CheckConstraint(AUDIENCES, name="criterion_audience"),
        CheckConstraint("kind IN ('months_in_role', 'skill', 'credential', 'achievements')", name="criterion_kind"),
        about(
            Concerns.CONTENT,
            "One thing that is asked of people to be promoted to a role.",
            why=PLANNING,
            kept=UNTIL_REPLACED,
        ),
    )

    key = Column(String, primary_key=True, info=holds("the criterion's key"))
    position = Column(Integer, nullable=False, info=holds("its place in the list"))
    occupation = Column(String, nullable=False, info=holds("the role's key"))
    text = Column(Text, nullable=False, info=holds("its words"))
    kind = Column(
        String, nullable=False, info=holds("what it counts: months, a skill, a credential or achievements")
    )
    subject = Column(String, nullable=False, info=holds("which skill or credential"))
    at_least = Column(Float, nullable=False, info=holds("how much of it"))
    rung = Column(
        Text, nullable=False, server_default="", info=holds("the rung within the role, where it is of one")
    )
    audience = Column(String, nullable=False, info=holds("who may see it"))
    is_sample = Column(Boolean, nullable=False, info=holds("whether it is sample data"))


@mapper_registry.mapped
class LadderRungRow:
    """A rung of one of the organisation's own ladders (`bot.rungs.ladders`)."""

    __tablename__ = "ladder_rung"
    __table_args__ = (
        about(
            Concerns.CONTENT, "A rung of one of the organisation's own ladders.", why=PLANNING, kept=UNTIL_REPLACED
        ),
    )

    ladder = Column(String, primary_key=True, info=holds("the ladder's name"))
    step = Column(Integer, primary_key=True, autoincrement=False, info=holds("which rung from below"))
    position = Column(Integer, nullable=False, info=holds("its place in the list"))
    title = Column(Text, nullable=False, info=holds("the rung's title"))
    also = Column(JSON, nullable=False, info=holds("other titles of it"))
    leads = Column(Boolean, nullable=False, info=holds("whether it leads people"))


@mapper_registry.mapped
class UnknownSkillRow:
    """A skill that badges name and the catalogue does not have; no build of the catalogue touches it."""

    __tablename__ = "unknown_skill"
    __table_args__ = (
        about(
            Concerns.NOBODY,
            "A skill that verified badges name and the catalogue does not have; never whose badges.",
            why="so that HR sees what the catalogue lacks",
            kept="for good",
        ),
    )

    digest = Column(
        String(64), primary_key=True, info=holds("a checksum of the name", why="so that each skill has one row")
    )
    name = Column(Text, nullable=False, info=holds("the skill's name"))
    framework = Column(Text, nullable=False, info=holds("the framework that the badge names"))
    address = Column(Text, nullable=False, info=holds("the skill's public address"))
    badges = Column(Integer, nullable=False, info=holds("how many badges named it"))
    last_day = Column(Date, nullable=False, info=holds("the last day of one"))
