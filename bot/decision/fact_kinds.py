"""Which kinds of facts are kept, which question each answers, and which are surely a person's own."""

from __future__ import annotations

from collections.abc import Mapping

from bot.dialogue.message_reading import (
    CREDENTIAL_HELD,
    DEADLINE,
    DEADLINE_NONE,
    GOAL_CHANGE,
    GOAL_PAY,
    GOAL_RESPONSIBILITY,
    GOAL_SKILLS,
    HOURS,
    MONEY,
    NEXT_RUNG,
    OPENING_NO,
    OPENING_UNKNOWN,
    OPENING_YES,
    RECOGNITION_BOTH,
    RECOGNITION_INSIDE,
    RECOGNITION_OUTSIDE,
    ROLE_AIM,
    ROLE_NOW,
    SKILL_HELD,
    TIME_IN_ROLE,
    WHO_PAYS_EMPLOYER,
    WHO_PAYS_SELF,
    WHO_PAYS_SHARED,
)

ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "occupation": (ROLE_NOW,),
    "target": (ROLE_AIM, NEXT_RUNG, GOAL_PAY, GOAL_RESPONSIBILITY, GOAL_SKILLS, GOAL_CHANGE),
    "months_in_role": (TIME_IN_ROLE,),
    "deadline": (DEADLINE, DEADLINE_NONE),
    "hours_per_week": (HOURS,),
    "budget": (MONEY, WHO_PAYS_EMPLOYER, WHO_PAYS_SELF, WHO_PAYS_SHARED),
    "evidence": (CREDENTIAL_HELD, SKILL_HELD),
    "opening": (OPENING_YES, OPENING_NO, OPENING_UNKNOWN),
    "recognition": (RECOGNITION_INSIDE, RECOGNITION_OUTSIDE, RECOGNITION_BOTH),
}
"""The kinds of facts that answer the question for a field. Only these are kept of what people tell."""

TOPICS = (*ANSWERED_BY["recognition"], GOAL_PAY, GOAL_RESPONSIBILITY, GOAL_SKILLS, GOAL_CHANGE)
"""What people ask about in general as well: alone in a question, it tells nothing of the person."""

PERSONAL = (ROLE_NOW, TIME_IN_ROLE, HOURS, MONEY, *ANSWERED_BY["deadline"])
"""What nobody names in a question that is not about themselves."""

NOTED = tuple(label for labels in ANSWERED_BY.values() for label in labels)
"""Every kind that is kept."""

LIMITS = (HOURS, MONEY, DEADLINE, SKILL_HELD, CREDENTIAL_HELD)
"""The kinds of facts that a plan follows from."""

ROLE_FIELDS = ("occupation", "target")
