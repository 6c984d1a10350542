"""What an answer may be, whichever way it comes in, and why one is impossible: the one place that says so."""

from __future__ import annotations

import math
from datetime import date
from typing import get_args

from bot.profile.profile import Goal, Recognition
from bot.reading.durations import months_later
from bot.reading.values import Problem, Value

HOURS_IN_A_WEEK = 168
MOST_HOURS = 80.0
MOST_MONTHS_IN_ROLE = 12 * 60
MOST_YEARS_AHEAD = 30
MOST_MONEY = 1_000_000.0
LONGEST_KEY = 200


def problem_with(field: str, value: Value, today: date) -> Problem | None:
    """Why this value cannot be the answer for this field, in words for the person; None when it can."""
    reason = _CHECKS[field](value, today) if field in _CHECKS else f"I know no answer called {field}."
    return Problem(field, reason) if reason else None


def _number(value: Value) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value)


def _months(value: Value, today: date) -> str:
    months = _number(value)
    if months is None:
        return "I need a length of time, such as “two years”."
    if months < 0:
        return "Your role would start in the future then. How long have you been in it, for instance “two years”?"
    if months > MOST_MONTHS_IN_ROLE:
        return f"{round(months / 12)} years in one role is longer than a working life. How long has it really been?"
    return ""


def _deadline(value: Value, today: date) -> str:
    if not isinstance(value, date):
        return "I need a day or a length of time, such as “by June” or “a year”."
    if value <= today:
        return f"{value.day} {value:%B %Y} is not in the future. By when would you like to get there?"
    if value > months_later(today, MOST_YEARS_AHEAD * 12):
        return (
            f"That is more than {MOST_YEARS_AHEAD} years ahead, too far to plan for. Is there an earlier "
            f"date to aim at?"
        )
    return ""


def _hours(value: Value, today: date) -> str:
    hours = _number(value)
    if hours is None:
        return "I need hours a week, such as “5 hours a week”."
    if hours < 0:
        return "Hours cannot be fewer than none. How many a week can you spare?"
    if hours > HOURS_IN_A_WEEK:
        return f"A week has only {HOURS_IN_A_WEEK} hours. How many of them can you spare for learning?"
    if hours > MOST_HOURS:
        return (
            f"Nobody can keep up more than {MOST_HOURS:.0f} hours a week. How many can you really spare "
            f"for learning?"
        )
    return ""


def _budget(value: Value, today: date) -> str:
    money = _number(value)
    if money is None:
        return "I need an amount of money, such as “up to 500” or “nothing”."
    if money < 0:
        return "A budget cannot be less than nothing. How much could you spend? Nothing is fine, too."
    if money > MOST_MONEY:
        return "That is more than any credential costs. About how much would you really spend?"
    return ""


def _budget_words(value: Value, today: date) -> str:
    if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_KEY:
        return ""
    return "I need an amount of money, such as “up to 500” or “nothing”."


def _yes_or_no(value: Value, today: date) -> str:
    return "" if isinstance(value, bool) else "Please answer yes, no or “don't know”."


def _recognition(value: Value, today: date) -> str:
    return (
        ""
        if value in get_args(Recognition)
        else "Please say inside your organisation, across your industry, or both."
    )


def _goal(value: Value, today: date) -> str:
    return (
        ""
        if value in get_args(Goal)
        else "Please say what you want most: a role, pay, responsibility, skills or a change."
    )


def _key(value: Value, today: date) -> str:
    if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_KEY:
        return ""
    return "I do not know that role. Could you put it in other words?"


_CHECKS = {
    "occupation": _key,
    "occupation_words": _key,
    "target": _key,
    "target_words": _key,
    "months_in_role": _months,
    "deadline": _deadline,
    "hours_per_week": _hours,
    "budget": _budget,
    "budget_words": _budget_words,
    "employer_pays": _yes_or_no,
    "opening": _yes_or_no,
    "recognition": _recognition,
    "goal": _goal,
}
