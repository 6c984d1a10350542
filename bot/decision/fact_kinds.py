"""Which kinds of facts are kept, which question each answers, and which are surely a person's own."""

from __future__ import annotations

from collections.abc import Mapping

from bot.dialogue.message_reading import (
    CREDENTIAL_HELD,
    DEADLINE,
    DEADLINES,
    GOALS,
    HOURS,
    MONEY,
    NEXT_RUNG,
    OPENINGS,
    RECOGNITIONS,
    ROLE_AIM,
    ROLE_NOW,
    SKILL_HELD,
    TIME_IN_ROLE,
    WHO_PAYS,
)

ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "occupation": (ROLE_NOW,),
    "target": (ROLE_AIM, NEXT_RUNG, *GOALS),
    "months_in_role": (TIME_IN_ROLE,),
    "deadline": DEADLINES,
    "hours_per_week": (HOURS,),
    "budget": (MONEY, *WHO_PAYS),
    "evidence": (CREDENTIAL_HELD, SKILL_HELD),
    "opening": OPENINGS,
    "recognition": RECOGNITIONS,
}
"""The kinds of facts that answer the question for a field. Only these are kept of what people tell."""

TOPICS = (*RECOGNITIONS, *GOALS)
"""What people ask about in general as well: alone in a question, it tells nothing of the person."""

PERSONAL = (ROLE_NOW, TIME_IN_ROLE, HOURS, MONEY, *DEADLINES)
"""What nobody names in a question that is not about themselves."""

NOTED = tuple(label for labels in ANSWERED_BY.values() for label in labels)
"""Every kind that is kept."""

LIMITS = (HOURS, MONEY, DEADLINE, SKILL_HELD, CREDENTIAL_HELD)
"""The kinds of facts that a plan follows from."""

ROLE_FIELDS = ("occupation", "target")
