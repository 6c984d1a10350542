"""What a person has told us about their situation, their evidence, and their achievements.

Everything is optional: None means "not told yet", and a field in `refused` is not asked for again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Recognition = Literal["internal", "industry", "both"]
Goal = Literal["target_role", "pay", "responsibility", "skills", "change"]
EvidenceKind = Literal["claimed", "proven"]

FIELDS = (
    "occupation",
    "months_in_role",
    "target",
    "deadline",
    "hours_per_week",
    "budget",
    "evidence",
    "opening",
    "recognition",
)
"""The fields that the assessment may ask for, in its default order."""


@dataclass(frozen=True)
class Profile:
    """One person's situation. `occupation` and `target` are keys of the catalogue; `budget` is money in euro.

    `occupation_words` and `target_words` are what the person called these roles. They stay where the catalogue
    knows no such role: nobody has to find other words for their own job.
    `goal` is what they want when there is no target occupation ("more pay"). `opening` says whether they know of an
    opening for the promotion they want, `recognition` whose recognition counts for them. `employer_pays` is set
    where the employer bears the cost; `budget` is then None. `budget_words` is an amount in the currency that the
    person named, where it is another one ("150,000 NGN"), or in none ("300"); without an exchange rate for it
    `budget` is None.
    """

    occupation: str | None = None
    occupation_words: str | None = None
    months_in_role: int | None = None
    target: str | None = None
    target_words: str | None = None
    goal: Goal | None = None
    deadline: date | None = None
    hours_per_week: float | None = None
    budget: float | None = None
    budget_words: str | None = None
    employer_pays: bool | None = None
    opening: bool | None = None
    recognition: Recognition | None = None
    refused: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Evidence:
    """A skill that a person says they have (claimed) or has shown by a badge or credential (proven).

    `skill` and `credential` are keys of the catalogue, `level` is on the scale of 0 to 7 where known, `title` is
    what it is called when shown, `badge` the id of a verified Open Badge, `expires` its last valid day.
    """

    kind: EvidenceKind
    title: str
    skill: str | None = None
    credential: str | None = None
    level: float | None = None
    badge: str | None = None
    earned: date | None = None
    expires: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the evidence is still valid on this day."""
        return self.expires is None or day <= self.expires


@dataclass(frozen=True)
class Achievement:
    """Something that a person logged: what, on which day, and the credential or skill that it was for."""

    text: str
    day: date
    credential: str | None = None
    skill: str | None = None
    hours: float | None = None
