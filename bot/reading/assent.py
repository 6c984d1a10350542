"""A yes by its own words, for what must not be done on a guess."""

from __future__ import annotations

import re

_YES = (
    r"(?:y|yh|k|kk|ye+s+|yeah|yeh|yea|yep|yup|aye|sure|right|exactly|correct|absolutely|definitely|certainly"
    r"|of course|s[ií]|ja|oui|sim|tak|da|evet|ok(?:ay)?|fine|please(?: do)?|indeed|agreed|confirmed|that one"
    r"|that'?s (?:it|right|the one|fine|ok(?:ay)?)|i (?:do|did)|go (?:ahead|on|for it)|do (?:it|so|that)"
    r"|sounds good|thanks|thank you|now|then|well|oh)"
)
_IS_YES = re.compile(rf"\W*(?:{_YES}\b\W*){{1,4}}", re.IGNORECASE)
_HOLDS_YES = re.compile(
    r"\b(?:y|yh|ye+s+|yeah|yeh|yea|yep|yup|aye|sure|absolutely|definitely|certainly|of course|ok(?:ay)?|please"
    r"|agreed|confirm(?:ed)?|go (?:ahead|on|for it)|do (?:it|so|that)|forget|delete|erase|wipe|remove|clear|send"
    r"|log)\b",
    re.IGNORECASE,
)
_NO_YES_ALONE = re.compile(r"\W*(?:(?:thanks|thank you|now|then|well|oh)\b\W*)+", re.IGNORECASE)


def is_yes(text: str) -> bool:
    """Whether the whole text is a yes: "yes please", "ok, go ahead", "that's the one"."""
    plain = text.replace("’", "'")
    return bool(_IS_YES.fullmatch(plain)) and not _NO_YES_ALONE.fullmatch(plain)


def holds_yes(text: str) -> bool:
    """Whether any word of the text agrees or names what is to be done; "hmm" and "maybe" do not."""
    return bool(_HOLDS_YES.search(text))
