"""What would change the recommendation, in words."""

from __future__ import annotations

from bot.dialogue.phrases import counted, plain
from bot.reading.durations import in_words
from bot.recommendation.recommendation import Option
from bot.recommendation.signals import EMPLOYER_PAYS, Signal
from bot.recommendation.what_would_change import AnswerChange, WhatWouldChange

OPTION_TITLES: dict[Option, str] = {
    "promotion": "promotion first",
    "micro_credentials": "micro-credentials first",
    "credentials_then_promotion": "both: micro-credentials, then a promotion",
    "promotion_then_credentials": "both: a promotion, then micro-credentials",
}
"""The name of each result in a sentence."""

NO_SINGLE = "No single answer would change it; two together would:"
NOTHING = "No single answer would change it, and no two together either: the result rests on many of them."

_GOALS = {
    "target_role": "you aimed at a particular role",
    "pay": "more pay mattered most to you",
    "responsibility": "more responsibility mattered most to you",
    "skills": "new skills mattered most to you",
    "change": "a change mattered most to you",
}
_RECOGNITION = {
    "internal": "recognition inside your organisation counted most for you",
    "industry": "recognition across your industry counted most for you",
    "both": "recognition inside and outside counted alike for you",
}


def in_sentences(result: WhatWouldChange) -> tuple[str, ...]:
    """The change as sentences: the smallest first, then others that would be enough."""
    if not result.changes:
        return (NOTHING,)
    then = f"I would advise {OPTION_TITLES[result.then]}, not {OPTION_TITLES[result.now]}."
    condition = " and ".join(if_clause(change) for change in result.changes)
    sentence = f"If {condition}, {then}"
    if len(result.changes) > 1:
        return (NO_SINGLE, sentence)
    others = [f"The result would also change if {if_clause(change)}." for change in result.others]
    return (f"The smallest change that would be enough: {sentence[:1].lower()}{sentence[1:]}", *others)


def if_clause(change: AnswerChange) -> str:
    """One change as a clause after "if": "you could spare 5 hours a week instead of 2"."""
    value = change.value
    if change.signal == "goal":
        return _GOALS[str(value)]
    if change.signal == "recognition":
        return _RECOGNITION[str(value)]
    if change.signal == "opening":
        return "there were an opening" if value == "yes" else "there were no opening"
    if value == EMPLOYER_PAYS:
        return "your employer paid for courses"
    return f"{_number(change.signal, float(value or 0))}{_instead(change.signal, change.told)}"


def _number(signal: str, value: float) -> str:
    if signal == "months_left":
        return f"you wanted to be there in {in_words(value)}"
    if signal == "months_in_role":
        return f"you had been in your role for {in_words(value)}"
    if signal == "hours_per_week":
        return f"you could spare {counted(value, 'hour')} a week" if value else "you had no time for learning"
    if signal == "budget":
        return f"you could spend €{round(value):,}" if value else "you could spend nothing"
    return f"you held {counted(value, 'verified badge')}"


def _instead(signal: str, told: Signal) -> str:
    if not isinstance(told, (int, float)):
        return ""
    if signal.startswith("months"):
        return f" instead of {in_words(told)}"
    return f" instead of €{round(told):,}" if signal == "budget" else f" instead of {plain(told)}"
