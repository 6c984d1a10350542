"""What a message does and which facts it tells: the contract between understanding and the decision.

A component of `bot.nlu` reads a message and leaves a `MessageReading` on it under `READING`, as plain JSON::

    {"acts": {"tells": 0.98, "wants_guidance": 0.91},
     "spans": [{"label": "role_now", "text": "staff nurse", "start": 5, "end": 16, "probability": 0.97}]}

Acts are independent of each other: one message may tell, ask and thank. Places count characters of the text that
the person wrote, which components find under `bot.nlu.message_attributes.WRITTEN`, so that everything said back is
in their own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

LIKELY = 0.5
"""From this probability on, an act or a fact counts as there, wherever nothing else is said."""

TELLS = "tells"
WANTS_GUIDANCE = "wants_guidance"
ASKS = "asks"
ANSWERS = "answers"
DOES_NOT_KNOW = "does_not_know"
DECLINES = "declines"
CONFIRMS = "confirms"
REFUSES = "refuses"
CORRECTS = "corrects"
STOPS = "stops"
GREETS = "greets"
THANKS = "thanks"
FEELS = "feels"
WANTS_PERSON = "wants_person"
IN_CRISIS = "in_crisis"
OTHER = "other"

ACTS = (
    TELLS,
    WANTS_GUIDANCE,
    ASKS,
    ANSWERS,
    DOES_NOT_KNOW,
    DECLINES,
    CONFIRMS,
    REFUSES,
    CORRECTS,
    STOPS,
    GREETS,
    THANKS,
    FEELS,
    WANTS_PERSON,
    IN_CRISIS,
    OTHER,
)
"""Everything that a message may do; several at once."""

ROLE_NOW = "role_now"
ROLE_AIM = "role_aim"
NEXT_RUNG = "next_rung"
ROLE_BEFORE = "role_before"
ROLE_OTHER = "role_other"
LEVEL = "level"
TIME_IN_ROLE = "time_in_role"
HOURS = "hours"
MONEY = "money"
WHO_PAYS_EMPLOYER = "who_pays.employer"
WHO_PAYS_SELF = "who_pays.self"
WHO_PAYS_SHARED = "who_pays.shared"
DEADLINE = "deadline"
DEADLINE_NONE = "deadline.none"
OPENING_YES = "opening.yes"
OPENING_NO = "opening.no"
OPENING_UNKNOWN = "opening.unknown"
RECOGNITION_INSIDE = "recognition.inside"
RECOGNITION_OUTSIDE = "recognition.outside"
RECOGNITION_BOTH = "recognition.both"
GOAL_PAY = "goal.pay"
GOAL_RESPONSIBILITY = "goal.responsibility"
GOAL_SKILLS = "goal.skills"
GOAL_CHANGE = "goal.change"
CREDENTIAL_HELD = "credential_held"
CREDENTIAL_WANTED = "credential_wanted"
SKILL_HELD = "skill_held"
ACHIEVEMENT = "achievement"

LABELS = (
    ROLE_NOW,
    ROLE_AIM,
    NEXT_RUNG,
    ROLE_BEFORE,
    ROLE_OTHER,
    LEVEL,
    TIME_IN_ROLE,
    HOURS,
    MONEY,
    WHO_PAYS_EMPLOYER,
    WHO_PAYS_SELF,
    WHO_PAYS_SHARED,
    DEADLINE,
    DEADLINE_NONE,
    OPENING_YES,
    OPENING_NO,
    OPENING_UNKNOWN,
    RECOGNITION_INSIDE,
    RECOGNITION_OUTSIDE,
    RECOGNITION_BOTH,
    GOAL_PAY,
    GOAL_RESPONSIBILITY,
    GOAL_SKILLS,
    GOAL_CHANGE,
    CREDENTIAL_HELD,
    CREDENTIAL_WANTED,
    SKILL_HELD,
    ACHIEVEMENT,
)
"""The kinds of facts that are read. Health, family, religion, origin, union, age and salary have no label."""

ROLES = (ROLE_NOW, ROLE_AIM, ROLE_BEFORE, ROLE_OTHER)
WHO_PAYS = (WHO_PAYS_EMPLOYER, WHO_PAYS_SELF, WHO_PAYS_SHARED)
DEADLINES = (DEADLINE, DEADLINE_NONE)
OPENINGS = (OPENING_YES, OPENING_NO, OPENING_UNKNOWN)
RECOGNITIONS = (RECOGNITION_BOTH, RECOGNITION_INSIDE, RECOGNITION_OUTSIDE)
GOALS = (GOAL_PAY, GOAL_RESPONSIBILITY, GOAL_SKILLS, GOAL_CHANGE)
"""Kinds that are about the same, such as whether there is an opening."""


@dataclass(frozen=True)
class FactSpan:
    """Words that carry a fact: `text` is what stands from `start` to before `end` in the person's own message."""

    label: str
    text: str
    start: int
    end: int
    probability: float = 1.0


@dataclass(frozen=True)
class MessageReading:
    """What was read of one message: the probability of each act (absent ones have none), and the facts in order."""

    acts: Mapping[str, float] = field(default_factory=dict)
    spans: tuple[FactSpan, ...] = ()

    def does(self, act: str, least: float = LIKELY) -> bool:
        """Whether the message does this with at least this probability."""
        return self.acts.get(act, 0.0) >= least

    def spans_of(self, *labels: str) -> tuple[FactSpan, ...]:
        """The facts of these kinds, in the order of the text."""
        return tuple(span for span in self.spans if span.label in labels)

    def as_json(self) -> dict[str, Any]:
        """The reading as plain JSON, for the message."""
        return {"acts": dict(self.acts), "spans": [asdict(span) for span in self.spans]}

    @classmethod
    def from_json(cls, value: object) -> MessageReading:
        """The reading that `as_json` made; an empty one for anything else, such as a pressed button's message."""
        if not isinstance(value, Mapping):
            return cls()
        acts = {str(act): float(probability) for act, probability in (value.get("acts") or {}).items()}
        return cls(acts, tuple(FactSpan(**span) for span in value.get("spans") or ()))
