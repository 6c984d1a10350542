"""What the catalogue consists of, as plain immutable values.

The terms are those of ESCO and O*NET: an occupation requires skills, some of which are essential. The shipped O*NET
data has no skills; its detailed work activities take their place, and `Skill.kind` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.dialogue.person import Audience

SkillKind = Literal["skill", "activity"]
CredentialKind = Literal["badge", "certificate", "nanodegree"]
CriterionKind = Literal["months_in_role", "skill", "credential", "achievements"]

HIGHEST_LEVEL = 7.0
"""Levels are on O*NET's scale from 0 to 7."""


@dataclass(frozen=True)
class Skill:
    """Something that people can do. `group` gathers similar skills, `source` names the data set.

    `reference` is its id in the source: a URI of ESCO, a code of O*NET.
    """

    key: str
    name: str
    kind: SkillKind = "skill"
    group: str = ""
    alternatives: tuple[str, ...] = ()
    source: str = ""
    reference: str = ""


@dataclass(frozen=True)
class Requirement:
    """A skill that an occupation requires; `level` (0 to 7) only where the source gives one."""

    skill: str
    essential: bool = True
    level: float | None = None


@dataclass(frozen=True)
class Occupation:
    """A role that people have or aim for, with its alternative and lay titles."""

    key: str
    title: str
    alternatives: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    source: str = ""
    reference: str = ""


@dataclass(frozen=True)
class TaughtSkill:
    """A skill that a credential proves, to a level (0 to 7) where that is known."""

    skill: str
    level: float | None = None


HOURS_SET_ASIDE = 40.0
"""What a plan sets aside for a credential whose issuer publishes no hours: a working week. Plans say so."""


@dataclass(frozen=True)
class Published:
    """What the issuer, or a list that names it, says about a credential that exists.

    `address` is the issuer's own page, only where it was seen; `asks_for` is what it demands or recommends
    beforehand. A text that was not read is empty.
    """

    field: str
    address: str = ""
    purpose: str = ""
    level: str = ""
    asks_for: str = ""
    renewal: str = ""
    has_hours: bool = False
    has_cost: bool = False


@dataclass(frozen=True)
class Credential:
    """A micro-credential that can be earned.

    `hours` is the work it takes, `cost` is money in `currency`, `prerequisites` are keys of credentials that come
    first, `valid_months` is None for one that does not expire, or of which nobody has read it. `published` is there
    for a credential that exists outside the organisation; where it has no hours, `hours` is what a plan sets aside.
    """

    key: str
    title: str
    kind: CredentialKind
    issuer: str
    teaches: tuple[TaughtSkill, ...]
    hours: float
    cost: float = 0.0
    currency: str = "EUR"
    prerequisites: tuple[str, ...] = ()
    valid_months: int | None = None
    audience: Audience = "public"
    is_sample: bool = False
    published: Published | None = None

    @property
    def are_hours_known(self) -> bool:
        """Whether `hours` are somebody's figure, not only what a plan sets aside."""
        return self.published is None or self.published.has_hours

    @property
    def is_cost_known(self) -> bool:
        """Whether `cost` is a price; otherwise none was published."""
        return self.published is None or self.published.has_cost


@dataclass(frozen=True)
class Opening:
    """A vacancy inside the organisation for an occupation; `closes` is its last day."""

    key: str
    title: str
    occupation: str
    unit: str = ""
    closes: date | None = None
    audience: Audience = "employees"
    is_sample: bool = False


@dataclass(frozen=True)
class Criterion:
    """One thing that the organisation asks of people to be promoted to an occupation.

    What counts depends on `kind`: months in the present role, a skill at a level, a credential, or logged
    achievements. `subject` is the key of the skill or credential, `at_least` the months, level or number.
    `rung` is what a rung within the occupation is called: its criteria are asked of people who step up to it, and
    those without a rung of people who enter the occupation.
    """

    key: str
    occupation: str
    text: str
    kind: CriterionKind
    subject: str = ""
    at_least: float = 1.0
    audience: Audience = "employees"
    is_sample: bool = False
    rung: str = ""


@dataclass(frozen=True)
class Match:
    """A match for what somebody wrote. `score` runs from 0 to 1; `name` is the catalogue's name that matched."""

    key: str
    title: str
    score: float
    name: str = ""
