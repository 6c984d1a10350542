"""Which of several passages is meant: "the first one" or "yes" after an offer, "the second" after two answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.assent import is_yes

_ORDINALS = {
    "1": 0,
    "one": 0,
    "first": 0,
    "1st": 0,
    "2": 1,
    "two": 1,
    "second": 1,
    "2nd": 1,
    "3": 2,
    "three": 2,
    "third": 2,
    "3rd": 2,
    "last": -1,
    "latter": -1,
    "former": 0,
}
_PICK = re.compile(
    r"(?:(?:yes|yeah|yep|ok(?:ay)?|sure|please)[,.! ]+)?"
    r"(?:i (?:mean|meant|want) |(?:i'?ll|i'?d|let'?s|i would|i will) (?:like |take |do |pick |choose |go (?:for"
    r"|with) )+)?"
    r"(?:the |number |option |no\.? )*"
    r"(?P<ordinal>\w+)(?: one| option)?(?:,? (?:please|then|(?:sounds|looks|seems) \w+(?: \w+)?))*[.! ]*",
    re.IGNORECASE,
)


_POINTED_AT = re.compile(
    r"\b(?:the|no\.?|number|option|your) (?P<ordinal>\w+)"
    r"(?: (?:one|option|answer|thing|part))?(?:,? please)?[.!? ]*$",
    re.IGNORECASE,
)


ROLE = "role:"
"""What stands before a role that was offered, where others are keys of passages."""


def offered_role(field: str, role: str) -> str:
    """How a role is offered, by its key, for a field of the profile."""
    return f"{ROLE}{field}:{role}"


def role_of(offered: str) -> tuple[str, str] | None:
    """The field and the key of a role that was offered; None for a passage."""
    if not offered.startswith(ROLE):
        return None
    field, _, role = offered.removeprefix(ROLE).partition(":")
    return field, role


def chosen_from_offer(text: str, offered: Sequence[str]) -> str | None:
    """The key that the text picks among those offered, the likeliest first; None when it picks none.

    A bare yes to "Or did you mean X or Y?" takes the likeliest; to a list of roles it says nothing.
    """
    if offered and is_yes(text):
        return None if offered[0].startswith(ROLE) else offered[0]
    return _picked(text, offered)


def pointed_at(text: str, answered: Sequence[str]) -> str | None:
    """The passage that a text ends with naming among those of the last answer; None unless there were several."""
    if len(answered) < 2:
        return None
    return _named(_POINTED_AT.search(text), answered) or _picked(text, answered)


def _picked(text: str, passages: Sequence[str]) -> str | None:
    return _named(_PICK.fullmatch(text.strip()), passages)


def _named(match: re.Match[str] | None, passages: Sequence[str]) -> str | None:
    """The passage at the place that the matched ordinal names; None where there is none."""
    position = _ORDINALS.get(match["ordinal"].lower()) if match and passages else None
    return passages[position] if position is not None and position < len(passages) else None
