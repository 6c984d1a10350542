"""What one message, or one form, tells of a person: values by field, and what was passed over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.reading.choices import read_goal, read_opening, read_recognition
from bot.reading.credentials import read_credentials, says_none
from bot.reading.deadlines import read_deadline
from bot.reading.hours import read_hours
from bot.reading.manner import is_correction, is_no_deadline, is_refusal
from bot.reading.money import read_money
from bot.reading.numbers import Digits, in_digits
from bot.reading.tenure import read_months_in_role
from bot.reading.values import ReadValue, Value

_ANY_CUE = re.compile(r"\d|[€$£]|\w")
_BARE_HOURS = re.compile(r"\W*(?:(?:about|around|maybe|only)\s+)?\d{1,3}\s*(?:h|hrs?|hours?)\W*")
_SELF = re.compile(r"\b(?:i|i'm|im|i've|i'd|my|me)\b")
_TENURE = re.compile(r"\b(?:been|role|since|experience)\b")
"""Words without which a length of time may be the answer to "by when?" ("I have two years")."""


@dataclass(frozen=True)
class Facts:
    """What was said, before it is judged (`bot.profile.answers.take_answers` does).

    `values` holds typed values by the profile's fields, `held` titles of badges and credentials, `refused` the
    fields passed over, `understood` each value in words, for saying it back, and `read_values` where each of them
    was said. A form fills `values` itself.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    understood: Mapping[str, str] = field(default_factory=dict)
    read_values: tuple[ReadValue, ...] = ()
    is_correction: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was understood."""
        return not (self.values or self.held or self.refused)


def read_facts(text: str, today: date, asked: str | None = None, roles: Mapping[str, Value] | None = None) -> Facts:
    """What a message tells. While a question is open (`asked`), a bare "two years" or "no" is its answer.

    `roles` are the values of `occupation` and `target` that the catalogue's search settled on, if any.
    """
    values = dict(roles or {})
    digits = in_digits(text)
    read = _read_values(digits, text, today, asked) if _ANY_CUE.search(text) else []
    if "target" in values:
        # The "lead" of a shift lead is part of the role, and no wish beside it.
        read = [each for each in read if each.field != "goal"]
    for each in read:
        values.setdefault(each.field, each.value)
    held = read_credentials(text, asked == "evidence")
    return Facts(
        values,
        tuple(str(each.value) for each in held),
        _refused(text, asked, read, bool(held) or bool(roles)),
        {each.field: each.understood for each in reversed(read)},
        (*read, *held),
        is_correction(text),
    )


def _read_values(digits: Digits, text: str, today: date, asked: str | None) -> list[ReadValue]:
    """All values; where two claim the same place, what was asked goes first, then the surer kind."""
    if asked is None and "?" in text and not _SELF.search(digits.text):
        # "Does it cost more than 500 euros?" tells nothing of the one who asks.
        return []
    candidates = [
        read_hours(digits, asked == "hours_per_week" or _is_bare_hours(asked, digits)),
        read_deadline(digits, today, asked == "deadline"),
        read_months_in_role(digits, today, asked == "months_in_role"),
        read_money(digits, asked == "budget"),
        read_opening(digits, asked == "opening"),
        read_recognition(digits, asked == "recognition"),
        read_goal(digits, asked in ("goal", "target")),
    ]
    sure = _surely_said(digits, today, asked)
    sure_fields = {each.field for each in sure}
    values = [*sure, *(each for each in candidates if each and each.field not in sure_fields)]
    # Behind what says by its own words what it is: "4 hours a week" is no time in a role.
    values.sort(key=lambda each: (each not in sure, _field_asked(each.field) != asked))
    kept: list[ReadValue] = []
    for value in values:
        if not any(value.overlaps(other) for other in kept):
            kept.append(value)
    return kept


def _is_bare_hours(asked: str | None, digits: Digits) -> bool:
    """Nothing else that is asked for is counted in hours."""
    return asked is not None and _BARE_HOURS.fullmatch(digits.text) is not None


def _surely_said(digits: Digits, today: date, asked: str | None) -> list[ReadValue]:
    """What names its own kind while another question is open, so that it is no answer to that question."""
    sure = {
        "hours_per_week": read_hours(digits),
        "months_in_role": read_months_in_role(digits, today) if _TENURE.search(digits.text) else None,
        "budget": read_money(digits),
    }
    return [value for name, value in sure.items() if value and asked not in (None, name)]


def _field_asked(name: str) -> str:
    return {"employer_pays": "budget", "goal": "target"}.get(name, name)


def _refused(text: str, asked: str | None, read: list[ReadValue], is_told: bool) -> frozenset[str]:
    """The open question, when the message passes it over instead of answering it."""
    if asked is None or any(_field_asked(each.field) == asked for each in read):
        return frozenset()
    if asked == "evidence" and is_told:
        return frozenset()
    passes = is_refusal(text) or (asked == "deadline" and is_no_deadline(text))
    passes = passes or (asked == "evidence" and says_none(text))
    return frozenset({asked}) if passes else frozenset()
