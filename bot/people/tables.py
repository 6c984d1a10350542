"""The tables that hold personal data, as SQLAlchemy models.

Every table of this module but the last has a column `person` (`bot.dialogue.person`), and `bot.people.erasure`
uses it to delete their rows: whatever is stored about somebody belongs in a table with that column.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import registry

mapper_registry = registry()
metadata = mapper_registry.metadata

GOALS = "goal IN ('target_role', 'pay', 'responsibility', 'skills', 'change')"
RECOGNITIONS = "recognition IN ('internal', 'industry', 'both')"
EVIDENCE_KINDS = "kind IN ('claimed', 'proven')"
REQUEST_STATES = "state IN ('open', 'done')"


@mapper_registry.mapped
class ProfileRow:
    """A person's answers to the assessment, and what it has asked. `refused` and `asked` name its fields."""

    __tablename__ = "profile"
    __table_args__ = (
        CheckConstraint(GOALS, name="profile_goal"),
        CheckConstraint(RECOGNITIONS, name="profile_recognition"),
    )

    person = Column(String, primary_key=True)
    occupation = Column(String)
    occupation_words = Column(Text)
    months_in_role = Column(Integer)
    target = Column(String)
    target_words = Column(Text)
    goal = Column(String)
    deadline = Column(Date)
    hours_per_week = Column(Float)
    budget = Column(Float)
    employer_pays = Column(Boolean)
    opening = Column(Boolean)
    recognition = Column(String)
    refused = Column(JSON, nullable=False)
    asked = Column(JSON, nullable=False)


@mapper_registry.mapped
class EvidenceRow:
    """A skill or credential that a person has; ids give the order in which they mentioned it."""

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint(EVIDENCE_KINDS, name="evidence_kind"),)

    id = Column(Integer, primary_key=True)
    person = Column(String, nullable=False, index=True)
    kind = Column(String, nullable=False)
    title = Column(Text, nullable=False)
    skill = Column(String)
    credential = Column(String)
    level = Column(Float)
    badge = Column(Text)
    earned = Column(Date)
    expires = Column(Date)


@mapper_registry.mapped
class AchievementRow:
    """Something that a person logged."""

    __tablename__ = "achievement"

    id = Column(Integer, primary_key=True)
    person = Column(String, nullable=False, index=True)
    text = Column(Text, nullable=False)
    day = Column(Date, nullable=False)
    credential = Column(String)
    skill = Column(String)
    hours = Column(Float)


@mapper_registry.mapped
class PlanRow:
    """The plan that a person keeps, as the planner wrote it; `digest` tells whether it is still the same."""

    __tablename__ = "saved_plan"

    person = Column(String, primary_key=True)
    plan = Column(JSON, nullable=False)
    made_on = Column(Date, nullable=False)
    target = Column(String)
    digest = Column(String, nullable=False)


@mapper_registry.mapped
class PendingBadgeRow:
    """A verified badge that waits for the person to say that they are its holder."""

    __tablename__ = "pending_badge"
    __table_args__ = (UniqueConstraint("person", "badge", name="pending_badge_once"),)

    id = Column(Integer, primary_key=True)
    person = Column(String, nullable=False, index=True)
    badge = Column(Text, nullable=False)
    holder = Column(Text, nullable=False)
    evidence = Column(JSON, nullable=False)
    asked_on = Column(Date, nullable=False)


@mapper_registry.mapped
class ReadinessWatchRow:
    """An occupation for which a person wants to hear when they meet all criteria."""

    __tablename__ = "readiness_watch"

    person = Column(String, primary_key=True)
    occupation = Column(String, primary_key=True)
    since = Column(Date, nullable=False)


@mapper_registry.mapped
class HrRequestRow:
    """What a person asked HR, in the exact words that they were shown before it was sent."""

    __tablename__ = "hr_request"
    __table_args__ = (CheckConstraint(REQUEST_STATES, name="hr_request_state"),)

    id = Column(Integer, primary_key=True)
    person = Column(String, nullable=False, index=True)
    text = Column(Text, nullable=False)
    contact = Column(Text, nullable=False)
    made_on = Column(Date, nullable=False)
    state = Column(String, nullable=False)


@mapper_registry.mapped
class KeptFileRow:
    """A file to take away. Only the hash of its address is kept: reading the table opens no file."""

    __tablename__ = "kept_file"

    token_hash = Column(String, primary_key=True)
    person = Column(String, nullable=False, index=True)
    name = Column(Text, nullable=False)
    media_type = Column(String, nullable=False)
    content = Column(LargeBinary, nullable=False)
    size = Column(Integer, nullable=False)
    expires_at = Column(BigInteger, nullable=False, index=True)
    """In seconds since 1970, which every database compares in the same way."""


@mapper_registry.mapped
class LastUseRow:
    """When somebody last wrote; noted when their conversations are deleted, which told it before."""

    __tablename__ = "last_use"

    person = Column(String, primary_key=True)
    day = Column(Date, nullable=False)


@mapper_registry.mapped
class ErasureRow:
    """How many people had themselves forgotten on a day, and nothing else about them."""

    __tablename__ = "erasure"

    day = Column(Date, primary_key=True)
    people = Column(Integer, nullable=False)
