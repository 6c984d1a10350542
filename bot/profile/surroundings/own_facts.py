"""The facts of a message that are the speaker's own, each as what its surroundings make of it.

A span is a few words; the same words mean another thing in "I'm on 15k a year", "I work Thursdays", "I was a cook
for ten years", "no training since 2021" and "do people pay out of their own pocket?".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.surroundings.money import is_no_budget, is_paid_otherwise
from bot.profile.surroundings.others import is_of_somebody_else
from bot.profile.surroundings.shifts import is_no_time_to_learn
from bot.profile.surroundings.times import is_of_another_time, is_others_date
from bot.profile.surroundings.wishes import is_no_wish, opening_as_meant

_JUDGES: Mapping[str, Callable[[FactSpan, Sequence[FactSpan], str], bool]] = {
    labels.MONEY: is_no_budget,
    labels.HOURS: is_no_time_to_learn,
    labels.TIME_IN_ROLE: is_of_another_time,
    labels.DEADLINE: is_others_date,
    **dict.fromkeys(labels.WHO_PAYS, is_paid_otherwise),
    labels.GOAL_PAY: is_no_wish,
    labels.GOAL_RESPONSIBILITY: is_no_wish,
}

_TOLD_OF_OTHERS = frozenset({labels.TIME_IN_ROLE, labels.HOURS, labels.NEXT_RUNG, *labels.GOALS})
"""What is told of somebody else in the same words; who pays and what is open is about the speaker's own work."""


def own_facts(spans: Sequence[FactSpan], text: str) -> tuple[FactSpan, ...]:
    """The facts that are the speaker's own, each as what its surroundings make of it."""
    return tuple(opening_as_meant(span, text) for span in spans if not is_something_else(span, spans, text))


def is_something_else(span: FactSpan, spans: Sequence[FactSpan], text: str) -> bool:
    """Whether the words around a fact say that it is none of the speaker's own, or another one."""
    judge = _JUDGES.get(span.label)
    is_theirs = span.label in _TOLD_OF_OTHERS and is_of_somebody_else(span, spans, text)
    return is_theirs or (judge is not None and judge(span, spans, text))
