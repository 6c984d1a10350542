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

from bot.database.annotations import UNTIL_FORGOTTEN, Concerns, about, holds

mapper_registry = registry()
metadata = mapper_registry.metadata

GOALS = "goal IN ('target_role', 'pay', 'responsibility', 'skills', 'change')"
RECOGNITIONS = "recognition IN ('internal', 'industry', 'both')"
EVIDENCE_KINDS = "kind IN ('claimed', 'proven')"
REQUEST_STATES = "state IN ('open', 'done')"

FILES_KEPT = "for a day; what was read in a CV for an hour"
"""How long files are kept: `bot.people.files` and `bot.channels.handed_files`."""

_PERSON = holds("the person's id, as the channel gives it", why="so that their rows are found again, and erased")


@mapper_registry.mapped
class ProfileRow:
    """A person's answers to the assessment, and what it has asked. `refused` and `asked` name its fields."""

    __tablename__ = "profile"
    __table_args__ = (
        CheckConstraint(GOALS, name="profile_goal"),
        CheckConstraint(RECOGNITIONS, name="profile_recognition"),
        about(
            Concerns.PEOPLE,
            "What somebody has told of their situation.",
            why="so that advice fits them and nothing is asked twice",
            kept=UNTIL_FORGOTTEN,
        ),
    )

    person = Column(String, primary_key=True, info=_PERSON)
    occupation = Column(String, info=holds("the key of their role in the catalogue"))
    occupation_words = Column(Text, info=holds("their role in their own words"))
    months_in_role = Column(Integer, info=holds("how many months they have been in it"))
    target = Column(String, info=holds("the key of the role that they aim at"))
    target_words = Column(Text, info=holds("that role in their own words"))
    goal = Column(String, info=holds("what they want most: a role, pay, responsibility, skills or a change"))
    deadline = Column(Date, info=holds("the day by which they want it"))
    hours_per_week = Column(Float, info=holds("how many hours a week they have for learning"))
    budget = Column(Float, info=holds("how much they could spend, in euro"))
    budget_words = Column(Text, info=holds("the same as they told it, in another currency or in none"))
    employer_pays = Column(Boolean, info=holds("whether the employer pays"))
    opening = Column(Boolean, info=holds("whether they know of an opening"))
    recognition = Column(String, info=holds("whose recognition counts for them"))
    refused = Column(JSON, nullable=False, info=holds("the questions that they did not want to answer"))
    asked = Column(JSON, nullable=False, info=holds("the questions that have been asked"))
    interests = Column(JSON, info=holds("their answers to the form on what they like to do, in its order"))


@mapper_registry.mapped
class EvidenceRow:
    """A skill or credential that a person has; ids give the order in which they mentioned it."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint(EVIDENCE_KINDS, name="evidence_kind"),
        about(
            Concerns.PEOPLE,
            "A skill or a credential that somebody has.",
            why="so that advice and plans leave out what they can do already",
            kept=UNTIL_FORGOTTEN,
        ),
    )

    id = Column(
        Integer, primary_key=True, info=holds("the row's number", why="to keep the order in which they were told")
    )
    person = Column(String, nullable=False, index=True, info=_PERSON)
    kind = Column(String, nullable=False, info=holds("whether it was told or proven by a badge"))
    title = Column(Text, nullable=False, info=holds("its name"))
    skill = Column(String, info=holds("the key of the skill in the catalogue"))
    credential = Column(String, info=holds("the key of the credential in the catalogue"))
    level = Column(Float, info=holds("how well they have it"))
    badge = Column(Text, info=holds("the id of the badge that proves it"))
    earned = Column(Date, info=holds("the day on which it was earned"))
    expires = Column(Date, info=holds("the day until which it holds"))


@mapper_registry.mapped
class AchievementRow:
    """Something that a person logged."""

    __tablename__ = "achievement"
    __table_args__ = (
        about(
            Concerns.PEOPLE,
            "Something that somebody logged.",
            why="so that it can go into a promotion case",
            kept=UNTIL_FORGOTTEN,
        ),
    )

    id = Column(
        Integer, primary_key=True, info=holds("the row's number", why="to keep the order in which they were logged")
    )
    person = Column(String, nullable=False, index=True, info=_PERSON)
    text = Column(Text, nullable=False, info=holds("what was achieved, in their own words"))
    day = Column(Date, nullable=False, info=holds("the day of it"))
    credential = Column(String, info=holds("the key of the credential that was worked on"))
    skill = Column(String, info=holds("the key of the skill that was worked on"))
    hours = Column(Float, info=holds("how many hours it took"))


@mapper_registry.mapped
class PlanRow:
    """The plan that a person keeps, as the planner wrote it; `digest` tells whether it is still the same."""

    __tablename__ = "saved_plan"
    __table_args__ = (
        about(
            Concerns.PEOPLE,
            "The plan that somebody keeps.",
            why="so that progress can be told and the plan be changed",
            kept=UNTIL_FORGOTTEN,
        ),
    )

    person = Column(String, primary_key=True, info=_PERSON)
    plan = Column(JSON, nullable=False, info=holds("the plan's steps with their days"))
    made_on = Column(Date, nullable=False, info=holds("the day on which it was made"))
    target = Column(String, info=holds("the key of the role that it leads to"))
    digest = Column(String, nullable=False, info=holds("a checksum that tells whether it has changed"))


PENDING_BADGE_DAYS = 30
"""How long a badge waits for somebody to say that it is theirs: it can be given again at any time."""


@mapper_registry.mapped
class PendingBadgeRow:
    """A verified badge that waits for the person to say that they are its holder."""

    __tablename__ = "pending_badge"
    __table_args__ = (
        UniqueConstraint("person", "badge", name="pending_badge_once"),
        about(
            Concerns.PEOPLE,
            "A verified badge that waits for somebody to say that it is theirs.",
            why="so that nobody's profile holds another one's badge",
            kept=f"until they answer or are forgotten, at the latest {PENDING_BADGE_DAYS} days after the question",
        ),
    )

    id = Column(Integer, primary_key=True, info=holds("the row's number", why="to keep their order"))
    person = Column(String, nullable=False, index=True, info=_PERSON)
    badge = Column(Text, nullable=False, info=holds("the badge's id"))
    holder = Column(
        Text,
        nullable=False,
        info=holds("the holder that the badge names", why="so that the person can be asked whether that is them"),
    )
    evidence = Column(JSON, nullable=False, info=holds("what it would add to the profile"))
    asked_on = Column(Date, nullable=False, info=holds("the day of the question"))


@mapper_registry.mapped
class ReadinessWatchRow:
    """An occupation for which a person wants to hear when they meet all criteria."""

    __tablename__ = "readiness_watch"
    __table_args__ = (
        about(
            Concerns.PEOPLE,
            "A role for which somebody wants to hear when they meet all criteria.",
            why="so that they can be told",
            kept=UNTIL_FORGOTTEN,
        ),
    )

    person = Column(String, primary_key=True, info=_PERSON)
    occupation = Column(String, primary_key=True, info=holds("the key of the role in the catalogue"))
    since = Column(Date, nullable=False, info=holds("the day on which they asked"))


@mapper_registry.mapped
class HrRequestRow:
    """What a person asked HR, in the exact words that they were shown before it was sent."""

    __tablename__ = "hr_request"
    __table_args__ = (
        CheckConstraint(REQUEST_STATES, name="hr_request_state"),
        about(Concerns.PEOPLE, "What somebody asked HR.", why="so that HR can answer", kept=UNTIL_FORGOTTEN),
    )

    id = Column(Integer, primary_key=True, info=holds("the row's number", why="so that HR can tick it off"))
    person = Column(String, nullable=False, index=True, info=_PERSON)
    text = Column(Text, nullable=False, info=holds("the words that they have seen and sent"))
    contact = Column(Text, nullable=False, info=holds("where HR can reach them"))
    made_on = Column(Date, nullable=False, info=holds("the day on which it was sent"))
    state = Column(String, nullable=False, info=holds("whether HR has answered"))


@mapper_registry.mapped
class KeptFileRow:
    """A file to take away. Only the hash of its address is kept: reading the table opens no file."""

    __tablename__ = "kept_file"
    __table_args__ = (
        about(
            Concerns.PEOPLE,
            "A file to take away, or one that was handed in.",
            why="so that it can be fetched at its address, or asked about again",
            kept=FILES_KEPT,
        ),
    )

    token_hash = Column(
        String,
        primary_key=True,
        info=holds("a hash of the file's address", why="so that who reads the table can open no file"),
    )
    person = Column(String, nullable=False, index=True, info=_PERSON)
    name = Column(Text, nullable=False, info=holds("the file's name"))
    media_type = Column(String, nullable=False, info=holds("its kind"))
    content = Column(LargeBinary, nullable=False, info=holds("its content"))
    size = Column(Integer, nullable=False, info=holds("its size in bytes", why="so that nobody fills the disk"))
    expires_at = Column(BigInteger, nullable=False, index=True, info=holds("when it is deleted"))
    """In seconds since 1970, which every database compares in the same way."""


@mapper_registry.mapped
class WaitingMessageRow:
    """A message of Slack while it is being answered, leased to a server; see `bot.channels.slack.waiting`."""

    __tablename__ = "waiting_message"
    __table_args__ = (
        about(
            Concerns.PEOPLE,
            "A message of Slack while it is being answered.",
            why="so that another server answers it if this one ends meanwhile",
            kept="until it is answered, which takes seconds; at the latest for a day",
        ),
    )

    digest = Column(String(64), primary_key=True, info=holds("a digest that tells it from others"))
    person = Column(String, nullable=False, index=True, info=_PERSON)
    message = Column(JSON, nullable=False, info=holds("its words, where it came from, where its files are"))
    server = Column(String, nullable=False, info=holds("the server that is answering it"))
    leased_until = Column(BigInteger, nullable=False, info=holds("until when that server is waited for"))
    kept_at = Column(BigInteger, nullable=False, info=holds("when it came, in seconds since 1970"))
    taken_over = Column(Boolean, nullable=False, info=holds("whether another server began with it"))


@mapper_registry.mapped
class LastUseRow:
    """When somebody last wrote; noted when their conversations are deleted, which told it before."""

    __tablename__ = "last_use"
    __table_args__ = (
        about(
            Concerns.PEOPLE,
            "When somebody last wrote; noted when their conversations are deleted, which told it before.",
            why="so that what is stored about them is deleted in its time",
            kept=UNTIL_FORGOTTEN,
        ),
    )

    person = Column(String, primary_key=True, info=_PERSON)
    day = Column(Date, nullable=False, info=holds("the day of their last message"))


@mapper_registry.mapped
class ErasureRow:
    """How many people had themselves forgotten on a day, and nothing else about them."""

    __tablename__ = "erasure"
    __table_args__ = (
        about(
            Concerns.NOBODY,
            "How many people had themselves forgotten on a day.",
            why="so that the organisation can show that it happens",
            kept="for good",
        ),
    )

    day = Column(Date, primary_key=True, info=holds("the day"))
    people = Column(Integer, nullable=False, info=holds("how many there were"))
