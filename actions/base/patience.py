"""How long a question is put while other things are told: people want to reach the advice soon."""

from __future__ import annotations

from actions.base.guidance import Guidance
from bot.assessment.next_question import ESSENTIAL, MOST_QUESTIONS, open_questions
from bot.decision.awaited import OpenQuestion

MOST_TIMES = 2
"""How often an essential question is put while other things are told; any other is put once.

Then it is left open, and the next one follows, or the advice.
"""


def is_left_open(passed_by: OpenQuestion) -> bool:
    """Whether a question beside which something else was told is not put again."""
    return passed_by.times >= (MOST_TIMES if passed_by.field in ESSENTIAL else 1)


def has_asked_enough(guidance: Guidance, passed_by: OpenQuestion, name: str | None) -> bool:
    """Whether the advice follows although `name` could be asked: enough were put, or they tell what they choose.

    Who leaves a question that is not essential, and tells something else, would rather have the advice.
    """
    person = guidance.person
    is_left = passed_by.field in open_questions(person.profile, person.evidence)
    tells_else = is_left and passed_by.field not in ESSENTIAL and name not in ESSENTIAL
    return passed_by.put >= MOST_QUESTIONS or tells_else


def counted_on(waiting: OpenQuestion, name: str, tells: bool) -> OpenQuestion:
    """The question for a field after the one that waited: how often it was put, and how many in all.

    `tells` says whether something was told in between: only then is the same question put once more.
    """
    is_same = waiting.field == name
    times = waiting.times + tells if is_same else 1
    return OpenQuestion(name, times=times, put=waiting.put + (tells or not is_same))
