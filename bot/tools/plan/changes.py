"""What somebody wants changed in their plan, in their own words: "make it 10 hours", "drop the second step".

A step is named by its place in the plan that was shown last ("the second step", "step 2", "the last one") or by its
title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.profile.claims import Titled, credentials_named
from bot.reading.currencies import BEFORE, BEHIND
from bot.reading.days import DATE, day_of
from bot.reading.deadlines import read_deadline
from bot.reading.hours import read_hours
from bot.reading.money import read_money
from bot.reading.numbers import in_digits
from bot.tools.plan.planning import Aim

_PLACES = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "last": -1, "final": -1,
}  # fmt: skip
_THING = r"(?:steps?|ones?|courses?|badges?|credentials?|certificates?|items?|parts?|modules?|of\s+(?:them|those))"
_ORDINAL = re.compile(
    rf"\b(?P<place>{'|'.join(_PLACES)})\b(?:\s+(?:and|&)\s+(?:the\s+)?(?P<other>{'|'.join(_PLACES)})\b)?"
    rf"(?=\s+{_THING}\b|\s*(?:$|[.,!?;]|please\b|out\b|from\b|is\b|already\b))"
)
_NUMBERED = re.compile(
    rf"\b(?:{_THING}|number|no\.?|nr\.?|#)\s*#?(?P<number>\d{{1,2}})\b(?!\s*(?:h|hours?|%|€|\$|£))"
)
_DROPS = re.compile(
    r"\b(?:drop|skip|remove|delete|omit|scrap|ditch|without|lose|cross\s+out|kick\s+out|get\s+rid\s+of|leave\s+out"
    r"|(?:leave|take|cut|throw|strike)\b[^.?!]{0,40}\bout|not\s+(?:do|doing|take|taking|interested)"
    r"|(?:don'?t|do\s+not|won'?t)\s+(?:want|need|like|fancy|do|take))\b"
)
_FINISHES = re.compile(
    r"\b(?:finish(?:ed)?|complet(?:ed?|ion)|done|passed|through\s+with|ticked?\s+off|got\s+through|wrapped\s+up"
    r"|have\s+(?:got|earned)|earned|behind\s+me)\b"
)
_NOT_YET = re.compile(
    r"\b(?:not|never|almost|nearly|when|once|if|until|after|before|will|going\s+to|can\s+i|should\s+i|how)\b|n'?t\b"
)
_KNOWS = re.compile(
    r"\b(?:already|i\s+(?:do\s+)?know|i\s+can\b|i\s+have\s+(?:done|learn[et]d?)|did\s+that|know\s+(?:all|how)"
    r"|familiar|fluent)\b"
)
_CAN_ALREADY = re.compile(r"\W*(?:but\s+|and\s+)?i\s+(?:already|do)\s+(?:know|can|have|speak|use)\b")
_CALENDAR = re.compile(r"\b(?:calend[ae]rs?|outlook|\.?ics|ical|gcal|diary)\b")
_STARTS = re.compile(
    rf"\b(?:start(?:s|ing)?|begin(?:s|ning)?|kick(?:ing)?\s+off|not\s+(?:start\s+)?before|delay|postpone|put\s+(?:\w+\s+){{0,3}}off"
    rf"|push|move|shift|wait|first\s+day)\b(?:[^.?!]{{0,30}}?\b)?(?:in|on|from|at|by|to|till|until|with|only)?\s*"
    rf"(?P<date>{DATE})"
)
_ASKS = re.compile(r"\W*(?:so\s+|and\s+)?(?:how|why|which|who|where|when|what(?!\s+(?:if|about)\b))\b")
_THINGS = re.compile(rf"\bthe\b[^.?!]{{0,40}}\b{_THING}\b|\bthe\b[^.?!]{{0,40}}\s1\b")
_EXACT = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b(?!\s*(?:weeks?|months?))|day\b|tomorrow|today")
_HOURS = re.compile(r"\d\s*-?\s*(?:h\b|hours?\b|hrs?\b)|\bhours?\b|evening|weekend|minutes?\b|\bhalf\s+a\s+day")
_MONEY = re.compile(rf"\d\s?{BEHIND}|{BEFORE}\s?\d|\b(?:euros?|budget|money|pay|spend)\b")
_CHEAPER = re.compile(
    r"\b(?:cheap(?:er|est)?|less\s+(?:money|expensive)|inexpensive|(?:lowest|least)\s+(?:cost|price|money)|save\s+money"
    r"|free\s+(?:one|way|option|course|of\s+charge)s?|for\s+free|(?:can'?t|cannot|can\s+not)\s+afford"
    r"|too\s+(?:expensive|dear|much\s+money))\b"
)
_QUICKER = re.compile(r"\b(?:quick(?:er|est)|fast(?:er|est)|sooner|speed\s+(?:it|this)\s+up|short(?:er|est))\b")
_ABOUT_IT = re.compile(
    r"\b(?:make|change|set|cut|shorten|stretch|extend|lengthen|squeeze|fit|increase|reduce|lower|raise|double|adjust"
    r"|redo|rework|re-?plan|recalculate|update|instead|what\s+if|only|could\s+you|can\s+you|can\s+we|let'?s|now\s+i)\b"
)


_ORDER = re.compile(
    r"\W*(?:(?:please|pls|ok(?:ay)?|and|so|then|now|let'?s|(?:can|could)\s+(?:you|we|i))\W+){0,3}(?:start|begin)\s+"
    rf"(?:(?:it|this|the\s+plan|my\s+plan)\s+)?(?:(?:only|not\s+before)\s+)?(?:in|on|from|at|by)\s+(?P<date>{DATE})\W*$"
)
_STEP = re.compile(r"\bsteps?\b")
_TO_IT = re.compile(
    r"\b(?:cut|shorten|stretch|extend|lengthen|squeeze|speed|slow|adjust|redo|rework|replan|recalculate)\s+"
    r"(?:it|that|this|(?:the|my)\s+plan)\b"
)


@dataclass(frozen=True)
class PlanChange:
    """What is to be different; empty where nothing was read.

    `budget_words` is money in the currency that was named. `dropped`, `finished` and `known` are keys of steps;
    `beyond` is a place that the plan does not have.
    """

    hours_per_week: float | None = None
    deadline: date | None = None
    budget: float | None = None
    budget_words: str | None = None
    start: date | None = None
    aim: Aim | None = None
    dropped: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    beyond: int | None = None
    calendar: bool = False

    @property
    def is_any(self) -> bool:
        """Whether anything is to be different, or the calendar is asked for."""
        return self != PlanChange()


def saves_money(text: str) -> bool:
    """Whether somebody wants it cheaper, or for nothing."""
    return bool(_CHEAPER.search(text.lower()))


def read_change(text: str, steps: Sequence[Titled], today: date) -> PlanChange:
    """What a message wants changed in a plan with these steps."""
    digits = in_digits(text)
    said = digits.text
    places = _places(text)
    is_done = _says_done(said)
    knows = bool(_KNOWS.search(said)) and not is_done
    drops = bool(_DROPS.search(said))
    named: tuple[str, ...] = ()
    beyond = None
    if drops or is_done or knows:
        for place in places:
            if place == 0 or place > len(steps) or -place > len(steps):
                beyond = place
            else:
                named += (steps[place - 1 if place > 0 else place].key,)
        if not places:
            fitting = credentials_named(text, steps)
            named = (fitting[0].key,) if len(fitting) == 1 else ()
    if named or beyond is not None:
        keys = tuple(dict.fromkeys(named))
        if drops and not is_done:
            return PlanChange(dropped=keys, beyond=beyond)
        return PlanChange(finished=keys, beyond=beyond) if is_done else PlanChange(known=keys, beyond=beyond)
    if _CALENDAR.search(said):
        return PlanChange(calendar=True)
    start, rest = _start(said, today)
    limits = in_digits(rest)
    hours = read_hours(limits, True) if _HOURS.search(rest) else None
    deadline = None if hours is not None else read_deadline(limits, today, True)
    money = read_money(limits, False) if _MONEY.search(rest) else None
    told: dict[str, Any] = money.values if money is not None else {}
    aim: Aim | None = "cost" if _CHEAPER.search(said) else "time" if _QUICKER.search(said) else None
    return PlanChange(
        hours_per_week=float(hours.value) if hours is not None and isinstance(hours.value, (int, float)) else None,
        deadline=deadline.value if deadline is not None and isinstance(deadline.value, date) else None,
        budget=float(told["budget"]) if "budget" in told else None,
        budget_words=told.get("budget_words"),
        start=start,
        aim=aim,
    )


def changes_plan(text: str, today: date) -> bool:
    """Whether a message, said while a plan is being talked about, surely wants it changed."""
    said = in_digits(text).text
    if _CALENDAR.search(said):
        return True
    if _ASKS.match(said):
        return False
    if _CAN_ALREADY.match(said):
        return True
    if _DROPS.search(said) and (_places(text) or _THINGS.search(said)):
        return True
    if _places(text) and (_KNOWS.search(said) or _says_done(said)):
        return True
    if _start(said, today)[0] is not None:
        return True
    change = read_change(text, (), today)
    return change.is_any and (change.aim is not None or bool(_ABOUT_IT.search(said)))


def orders_a_plan(text: str, today: date) -> bool:
    """Whether it can only be said of a plan, whatever was talked about last: when to begin, which step to drop."""
    said = in_digits(text).text
    if _ASKS.match(said) and not _CALENDAR.search(said):
        return False
    order = _ORDER.match(said)
    if order is not None and day_of(order["date"], today, "future") is not None:
        return True
    return bool(_STEP.search(said) and _places(text)) and bool(_DROPS.search(said) or _says_done(said))


def knows_already(text: str) -> bool:
    """Whether somebody says what they know already: "I already know SQL"."""
    return bool(_CAN_ALREADY.match(in_digits(text).text))


def speaks_of_a_plan(text: str, today: date) -> bool:
    """Whether it says when to begin, what is known already, or what to do with "it" or a step: no answer."""
    said = in_digits(text).text
    names_a_step = bool(_STEP.search(said) and (_DROPS.search(said) or _FINISHES.search(said)))
    return (
        names_a_step or bool(_TO_IT.search(said) or _CAN_ALREADY.match(said)) or _start(said, today)[0] is not None
    )


def _says_done(said: str) -> bool:
    """Whether something is finished, and not only hoped to be."""
    return bool(_FINISHES.search(said)) and not _NOT_YET.search(said)


def _places(text: str) -> list[int]:
    """The places in the plan that are named, from 1; -1 is the last."""
    found, said = [], text.lower()
    for match in _ORDINAL.finditer(said):
        found += [_PLACES[word] for word in (match["place"], match["other"]) if word]
    found += [int(match["number"]) for match in _NUMBERED.finditer(said)]
    return list(dict.fromkeys(found))


def _start(said: str, today: date) -> tuple[date | None, str]:
    """The day from which to plan, and the text without it."""
    match = _STARTS.search(said)
    if match is None:
        return None, said
    found = day_of(match["date"], today, "future")
    if found is None:
        return None, said
    if not _EXACT.search(match["date"]):
        # The grammar gives the last day of a longer time, and one starts on its first.
        found = found - timedelta(days=6) if "week" in match["date"] else found.replace(day=1)
    return max(found, today), said[: match.start()] + said[match.end() :]
