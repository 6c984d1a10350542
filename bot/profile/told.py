"""From the words of facts to values: each span that was read is given to the typed reader of its kind.

What a span is about was settled when the message was read (`bot.dialogue.message_reading`), so that no reader has
to guess: "5 hours" read as hours is never a number of years, whichever question is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from bot.dialogue import message_reading as labels
from bot.dialogue.message_reading import FactSpan
from bot.profile.facts import Facts
from bot.profile.roles import RoleMentions
from bot.profile.surroundings.own_facts import own_facts
from bot.profile.unread import deadline_missed, hours_missed
from bot.profile.unread_payer import payer_missed
from bot.reading.ages import deadline_by_age, names_an_age
from bot.reading.choices import (
    GOAL_WORDS,
    OPENING_WORDS,
    RECOGNITION_WORDS,
    read_goal,
    read_opening,
    read_recognition,
)
from bot.reading.credentials import says_none
from bot.reading.deadlines import read_deadline
from bot.reading.hours import read_hours
from bot.reading.manner import is_no_deadline, is_refusal
from bot.reading.money import read_money
from bot.reading.numbers import Digits, in_digits
from bot.reading.tenure import read_months_in_role
from bot.reading.values import ReadValue, Value

Reader = Callable[[Digits, date], ReadValue | None]

READERS: Mapping[str, Reader] = {
    "months_in_role": lambda digits, today: read_months_in_role(digits, today, True),
    "deadline": lambda digits, today: _deadline(digits, digits, today),
    "hours_per_week": lambda digits, today: read_hours(digits, True),
    "budget": lambda digits, today: read_money(digits, True),
    "opening": lambda digits, today: read_opening(digits, True),
    "recognition": lambda digits, today: read_recognition(digits, True),
    "target": lambda digits, today: read_goal(digits, True),
}
"""What reads a text that is known to be about this field."""

_READ_BY = {
    labels.TIME_IN_ROLE: "months_in_role",
    labels.HOURS: "hours_per_week",
    labels.MONEY: "budget",
}
_SAYS: Mapping[str, tuple[str, Value, str]] = {
    labels.OPENING_YES: ("opening", True, OPENING_WORDS[True]),
    labels.OPENING_NO: ("opening", False, OPENING_WORDS[False]),
    labels.RECOGNITION_INSIDE: ("recognition", "internal", RECOGNITION_WORDS["internal"]),
    labels.RECOGNITION_OUTSIDE: ("recognition", "industry", RECOGNITION_WORDS["industry"]),
    labels.RECOGNITION_BOTH: ("recognition", "both", RECOGNITION_WORDS["both"]),
    labels.WHO_PAYS_EMPLOYER: ("employer_pays", True, "your employer pays"),
    labels.WHO_PAYS_SHARED: ("employer_pays", True, "your employer pays a part"),
    labels.WHO_PAYS_SELF: ("employer_pays", False, "you pay yourself"),
    labels.GOAL_PAY: ("goal", "pay", GOAL_WORDS["pay"]),
    labels.GOAL_RESPONSIBILITY: ("goal", "responsibility", GOAL_WORDS["responsibility"]),
    labels.GOAL_SKILLS: ("goal", "skills", GOAL_WORDS["skills"]),
    labels.GOAL_CHANGE: ("goal", "change", GOAL_WORDS["change"]),
    labels.NEXT_RUNG: ("goal", "responsibility", "you want a step up"),
}
"""Kinds of facts that say their value themselves."""

_PASSES = {labels.DEADLINE_NONE: "deadline", labels.OPENING_UNKNOWN: "opening"}
"""Kinds that say that there is nothing to note: the question is not asked again."""


def facts_told(spans: Sequence[FactSpan], said: RoleMentions, today: date, text: str = "") -> Facts:
    """The facts in these spans of a text, with the roles and skills that the catalogue's search has settled.

    What surrounds a span says whose it is: a salary is no budget, and a shift no time for learning. Where a message
    says something twice, what it says last holds: "no. wait, yes, there is one".
    """
    values: dict[str, Value] = {**said.values, **said.words}
    understood: dict[str, str] = {}
    refused = set()
    spans = own_facts(spans, text)
    for span in spans:
        if span.label in _PASSES:
            refused.add(_PASSES[span.label])
        for read in _read(span, today, text):
            values |= read.values
            understood[read.field] = read.understood
    if not {"deadline"} & (values.keys() | refused) and (missed := deadline_missed(text, spans, today)) is not None:
        values |= missed.values
        understood[missed.field] = missed.understood
    if "employer_pays" not in values and (payer := payer_missed(text, spans)) is not None:
        values |= payer.values
        understood[payer.field] = payer.understood
    if "hours_per_week" not in values and (hours := hours_missed(text, spans)) is not None:
        values |= hours.values
        understood[hours.field] = hours.understood
    held = tuple(dict.fromkeys(span.text for span in spans if span.label == labels.CREDENTIAL_HELD))
    if "target_words" in values and span_of(spans, labels.NEXT_RUNG):
        # A step up with a name is that role, and no wish beside it.
        values.pop("goal", None)
    return Facts(values, held, frozenset(refused) - set(values), understood)


def answer_in(text: str, asked: str, today: date) -> Facts:
    """What a text says that is known to answer the question for a field; no facts when it cannot be read."""
    digits = in_digits(text)
    read = READERS[asked](digits, today) if asked in READERS else None
    if read is not None:
        return Facts(read.values, understood={read.field: read.understood})
    passes = is_refusal(text) or (asked == "deadline" and is_no_deadline(text))
    passes = passes or (asked in ("evidence", "occupation", "target", "recognition") and says_none(text))
    return Facts(refused=frozenset({asked}) if passes else frozenset())


def span_of(spans: Iterable[FactSpan], label: str) -> FactSpan | None:
    """The first span of this kind."""
    return next((span for span in spans if span.label == label), None)


def _deadline(digits: Digits, around: Digits, today: date) -> ReadValue | None:
    """A day or a length of time; an age by the age that the words around it tell."""
    if (by_age := deadline_by_age(digits, around, today)) is not None:
        return by_age
    return None if names_an_age(digits) else read_deadline(digits, today, True)


def _both_sides(span: FactSpan) -> str:
    """Recognition "in the firm and beyond it" is both, whichever of them the words were read as."""
    if span.label in (labels.RECOGNITION_INSIDE, labels.RECOGNITION_OUTSIDE):
        read = read_recognition(in_digits(span.text), True)
        if read is not None and read.values.get("recognition") == "both":
            return labels.RECOGNITION_BOTH
    return span.label


def _read(span: FactSpan, today: date, text: str) -> Iterable[ReadValue]:
    if span.label in _SAYS:
        field, value, words = _SAYS[_both_sides(span)]
        yield ReadValue(field, value, span.start, span.end, words)
    elif span.label == labels.DEADLINE:
        read = _deadline(in_digits(span.text), in_digits(text or span.text), today)
        if read is not None:
            yield read
    elif span.label in _READ_BY:
        reader = READERS[_READ_BY[span.label]]
        # Marks leave out the article before: "full day a week", "grand".
        article = "an" if span.text[:1].lower() in "aeiouh" else "a"
        read = reader(in_digits(span.text), today) or reader(in_digits(f"{article} {span.text}"), today)
        if read is not None:
            yield read
