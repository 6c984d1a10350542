"""Reads how much somebody likes a thing: much, somewhat, or not."""

from __future__ import annotations

import re

from bot.reading.manner import words_said

_LONGEST = 8
"""More words than these say something else besides."""

_NO = re.compile(
    r"\b(?:no|nope|nah|naw|never|hate|dislike|not (?:really|much|at all|for me|my thing)|not|don'?t|boring|dull|"
    r"ugh|hell no|wouldn'?t|can'?t stand|0|3|zero)\b"
)
_SOME = re.compile(
    r"\b(?:some(?:what|times)?|a (?:bit|little)|maybe|perhaps|so[- ]so|meh|not sure|unsure|depends|neutral|"
    r"don'?t (?:know|mind)|dunno|ok|okay|kind of|kinda|sort of|sorta|could be|no idea|either way|2)\b"
)
_YES = re.compile(
    r"\b(?:y|yes|yeah|yep|yup|aye|ja|sure|definitely|absolutely|totally|very(?: much)?|loved?|like|enjoy|"
    r"always|of course|really|great|favou?rite|gladly|a lot|lots|1)\b"
)


def read_liking(text: str) -> str | None:
    """ "yes", "some" or "no"; None for what says none of them, or much more than that.

    A number is the place of the choice: yes, somewhat and no stand in this order.
    """
    said = words_said(text)
    if not said or said.endswith("?") or len(said.split()) > _LONGEST:
        return None
    if said in ("n", "skip", "pass"):
        return "no" if said == "n" else "some"
    if _SOME.search(said):
        return "some"
    if _NO.search(said):
        return "no"
    return "yes" if _YES.search(said) else None
