"""Hours a week for learning: "5h/week", "1:30 hours a day", "two evenings a week", "weekends only"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.durations import durations
from bot.reading.free_days import DAY_HOURS, LUNCH_HOURS, hours_of_days
from bot.reading.frequency import WORKDAYS, Frequency, frequency_after, frequency_before
from bot.reading.numbers import NUMBER, RANGE, Digits, amount, lone_amount, lone_number
from bot.reading.values import ReadValue

EVENING_HOURS = 2.0
WEEKEND_DAY_HOURS = 4.0

_STRETCH = re.compile(
    rf"(?:(?<![\w.,:/-])(?P<number>{NUMBER})(?:{RANGE}{NUMBER})?|\ban?)\s*(?:(?:free|spare|whole|full)\s+)?"
    r"(?P<unit>evenings?|nights?|mornings?|afternoons?|arvos?|lunch\s*breaks?|weekends?|days?)(?![a-z])"
)
_HALF_DAY = re.compile(r"\b0\.5\s*days?\b")
_WEEKENDS = re.compile(
    r"\b(?:only\s+(?:at\s+|on\s+)?(?:the\s+)?weekends?|(?:at\s+|on\s+)?weekends?\s+only"
    r"|just\s+weekends?|(?:at|on)\s+(?:the\s+)?weekends?|weekends?$|(?:every|each)\s+weekend)\b"
)
_OTHER_WEEKENDS = re.compile(r"\bevery\s+(?:other|2nd)\s+weekend\b")
_FULL_TIME = re.compile(r"\b(?:full[\s-]time|all\s+(?:my|the)\s+time)\b")
_NONE = re.compile(
    r"\b(?:no\s+(?:free\s+|spare\s+)?(?:time|hours)(?:\s+at\s+all|\s+for\s+learning)?|hardly\s+any\s+time)\b"
)
_BARE_NONE = re.compile(
    r"^\W*(?:(?:really|literally|basically|realistically)\s+)?(?:none|nil|nothing|nowt|zilch|nada|zero|no\s+spare\s+\w+"
    r"|(?:next|close)\s+to\s+(?:none|nothing)|hardly\s+any|(?:feck|sod|bugger|fuck)\s*-?\s*all)\b"
    r"(?!\s+(?:in|on|until|till|before|during|at))"
)
_SHARE = re.compile(
    r"(?<![\d.,])(?P<percent>\d{1,2})\s*(?:%|percent|per\s+cent)(?:\s+(?:of\s+my\s+)?(?:time|week))?"
)
_EVENINGS = re.compile(r"\b(?:in\s+the\s+)?evenings(?:\s+only)?\b|\b(?:every|each)\s+evening\b")
_SPARE = re.compile(
    r"\b(?:spare|spend|study|invest|have|got|free)\s+(?:about\s+|up\s+to\s+|around\s+|at\s+least\s+|only\s+)?$"
)
_MULTIPLIED = re.compile(r"(?<![\w.,])(?P<times>\d{1,2})\s*(?:x|×|times)\s*$")
_LABELLED = re.compile(
    rf"\b(?:hours?|hrs?)\s*(?:/|per|an?|each|every)\s*(?:week|wk)\s*(?:[:=-]|is|are)\s*"
    rf"(?:about\s+|around\s+)?(?P<number>{NUMBER})"
)
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<from>\d{1,2})\s*(?P<half>[ap]\.?m\b)?\s*(?:-|\bto\b|\btill\b|\buntil\b)\s*(?P<to>\d{1,2}(?!\d)|(?:midnight|noon)\b)"
    r"\s*(?P<other_half>[ap]\.?m\b)?(?!\s*(?:h|hours?|hrs?|mins?|minutes?|evenings?|mornings?|nights?|days?)\b)"
)
"""From one time of day to another: "mornings, 9 to 11", "10pm to midnight"."""

_PART_OF_DAY = re.compile(r"\b(?:morning|afternoon|evening|night)(?P<many>s)?\b")
_MOST_AT_A_TIME = 6
_TIME_OF_DAY = re.compile(r"\b(?:after|before|until|till|from|past)\s+$")
_PLUS = re.compile(r"\s*(?:,?\s*(?:and|plus)\s+|[+&]\s*)(?:(?:about|another|maybe)\s+)?")
_IN_ALL = re.compile(
    rf"\b(?:so|that'?s|makes|comes\s+to|total(?:s|ling)?)\s+(?:(?:about|around|maybe|say|roughly|like)\s+)*(?P<number>{NUMBER})"
    r"\s*(?:h|hrs?|hours?)?\s*(?:a|per|/|each|every)\s*(?:week|wk)\b"
)
"""What is added up at the end: "half an hour at lunch most days, so 2 a week"."""

_CUES = re.compile(r"\d\s*-?\s*(?:h|min|m\b|:)|\ban? hour|evening|night|morning|weekend|lunch|time|hours|day")

_USUAL = (
    (_OTHER_WEEKENDS, WEEKEND_DAY_HOURS, ""),
    (_WEEKENDS, 2 * WEEKEND_DAY_HOURS, "weekends"),
    (_NONE, 0.0, "no time"),
    (_FULL_TIME, WORKDAYS * DAY_HOURS, "full time"),
    (_EVENINGS, WORKDAYS * EVENING_HOURS, "evenings"),
)
"""Words for a usual amount of time, the hours that they are taken for, and how they are said back."""


@dataclass(frozen=True)
class _Stint:
    """Hours at a time, with how often they come."""

    hours: float
    start: int
    end: int
    is_work: bool
    often: Frequency | None

    @property
    def weekly(self) -> float:
        return self.hours * (self.often.times if self.often else 1.0)


def read_hours(digits: Digits, is_asked: bool = False) -> ReadValue | None:
    """Hours a week; hours without "a week" count where they were asked for, or are said to be spare.

    Of a range the lower end counts. An hour "a day" is five a week, "every day" seven; a month is 52/12 weeks.
    """
    text = digits.text
    if not (is_asked or _CUES.search(text)):
        return None
    if match := _LABELLED.search(text):
        return _value(amount(match["number"]), *match.span(), digits)
    if match := _IN_ALL.search(text):
        return _value(amount(match["number"]), *match.span("number"), digits)
    stints = list(_stints(text))
    if rated := [one for one in stints if one.often]:
        return _sum(rated, digits)
    for stint in stints:
        if stint.is_work and (is_asked or _SPARE.search(text[: stint.start])):
            return _value(stint.hours, stint.start, stint.end, digits)
    if is_asked and (half := _HALF_DAY.search(text)):
        return _value(DAY_HOURS / 2, *half.span(), digits, "half a day a week")
    return _bare(stints, digits) if is_asked else _weekends(digits)


def _stints(text: str) -> Iterator[_Stint]:
    """Every amount of hours in a text, then every number of evenings and days."""
    taken: list[tuple[int, int]] = []
    for one in durations(text):
        if not one.is_work:
            continue
        after = frequency_after(text, one.end)
        before = None if after else frequency_before(text, one.start)
        times = _MULTIPLIED.search(text[: one.start])
        factor = int(times["times"]) if times else 1
        start = times.start() if times else min(one.start, before.start if before else one.start)
        end = after.end if after else one.end
        taken.append((start, end))
        yield _Stint(one.hours * factor, start, end, True, after or before)
    for match in _STRETCH.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if often := frequency_after(text, match.end()):
            yield _Stint(_stretch(match), match.start(), often.end, False, often)
        else:
            yield _Stint(_stretch(match), *match.span(), False, None)


def _stretch(match: re.Match[str]) -> float:
    unit = match["unit"]
    hours = {"d": DAY_HOURS, "l": LUNCH_HOURS, "w": 2 * WEEKEND_DAY_HOURS}.get(unit[0], EVENING_HOURS)
    return hours * (amount(match["number"]) if match["number"] else 1.0)


def _sum(stints: list[_Stint], digits: Digits) -> ReadValue:
    """The first rate, with those that "and" or "plus" joins to it."""
    first = stints[0]
    weekly, end = first.weekly, first.end
    for stint in stints[1:]:
        if not _PLUS.fullmatch(digits.text[end : stint.start]):
            break
        weekly, end = weekly + stint.weekly, stint.end
    is_plain = first.is_work and end == first.end and first.often is not None and first.often.is_plain
    said = "" if is_plain else digits.text[first.start : end].strip()
    return _value(weekly, first.start, end, digits, said)


def _bare(stints: list[_Stint], digits: Digits) -> ReadValue | None:
    """What answers the question for the hours without naming hours."""
    text = digits.text
    if (clock := _between_times(digits)) is not None:
        return clock
    for stint in stints:
        if "day" not in text[stint.start : stint.end]:
            return _value(stint.hours, stint.start, stint.end, digits, text[stint.start : stint.end])
    for pattern, hours, said in _USUAL:
        if match := pattern.search(text):
            return _value(hours, *match.span(), digits, said or match[0])
    return _days(digits)


def _between_times(digits: Digits) -> ReadValue | None:
    """The hours from one time of day to another: once a week, on workdays where they are mornings or evenings."""
    match, part = _CLOCK.search(digits.text), _PART_OF_DAY.search(digits.text)
    if match is None or not (part or match["half"] or match["other_half"] or match["to"] == "midnight"):
        return None
    last = 12 if match["to"] in ("midnight", "noon") else int(match["to"])
    hours = (last - int(match["from"])) % 12
    if not 0 < hours <= _MOST_AT_A_TIME:
        return None
    times = WORKDAYS if part and part["many"] else 1
    return _value(hours * times, *match.span(), digits, match[0].strip())


def _days(digits: Digits) -> ReadValue | None:
    """A share of the week, named days, a lone number, or nothing."""
    text = digits.text
    if share := _SHARE.search(text):
        hours = float(share["percent"]) / 100 * WORKDAYS * DAY_HOURS
        return _value(hours, *share.span(), digits, share[0])
    if days := hours_of_days(text):
        hours, start, end = days
        return _value(hours, start, end, digits, text[start:end].strip())
    if (match := lone_number(text)) and not _TIME_OF_DAY.search(text[: match.start()]):
        return _value(lone_amount(match), *match.span(), digits)
    if match := _BARE_NONE.search(text):
        return _value(0.0, *match.span(), digits, "no time")
    return None


def _weekends(digits: Digits) -> ReadValue | None:
    match = _WEEKENDS.search(digits.text)
    if match and ("only" in match[0] or "just" in match[0]):
        return _value(2 * WEEKEND_DAY_HOURS, *match.span(), digits, "weekends")
    return None


def _value(hours: float, start: int, end: int, digits: Digits, said: str = "") -> ReadValue:
    rounded = round(hours, 2)
    words = f"{rounded:,g} hour{'' if rounded == 1 else 's'} a week"
    understood = f"{said}, which I count as {words}" if said else words
    return ReadValue("hours_per_week", rounded, *digits.place(start, end), understood)
