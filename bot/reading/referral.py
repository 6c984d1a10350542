"""How somebody asks for other people to turn to: "who should I ask then?", "I can't pay a lawyer"."""

from __future__ import annotations

import re

from bot.reading.manner import words_said

_SO = (
    r"(?:^|[.!?,;] ?)\W*(?:(?:ok(?:ay)?|and|so|but|well|then|right|fine|if (?:you|u) (?:can't|cannot|can not) \w+)"
    r"\W+){0,4}"
)
_WHOM = re.compile(
    rf"{_SO}(?:who|whom|where)(?: else)? (?:should|do|can|could|would|must|shall|might) (?:i|we|one|somebody) "
    r"(?:ask|talk to|speak (?:to|with)|turn(?: to)?|go(?: to)?|call|ring|contact|see|tell|write to|get help)"
    r"(?: (?:then|now|instead|about (?:it|this|that)|for (?:it|this|that|help)|from|to|with (?:it|this|that)))*\W*"
    r"(?:$|[.?!,;])"
    rf"|{_SO}(?:who|where)(?: else)? (?:can|could|would|does|will|might) (?:help|know|advise|tell)(?: me)?\b"
    rf"|{_SO}(?:who|whom|where)(?: else)?(?: then| instead)?\W*$"
)
_NO_LAWYER = re.compile(
    r"\b(?:(?:can't|cannot|can not|couldn't|not) (?:afford|pay(?: for)?)|(?:have|got|with|there is|there's|is) no"
    r"|(?:don't|do not|haven't) (?:have|got|know)|no money for|without)\b[^.?!]{0,20}"
    r"\b(?:lawyers?|solicitors?|attorneys?)\b"
)


def asks_whom(text: str) -> bool:
    """Whether somebody asks whom else they could ask, and names no subject with it."""
    return bool(_WHOM.search(words_said(text)))


def has_no_lawyer(text: str) -> bool:
    """Whether somebody says that they have no lawyer, or cannot pay one."""
    return bool(_NO_LAWYER.search(words_said(text)))
