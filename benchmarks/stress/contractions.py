"""Contractions: drawn together where the text writes them out, written out where it draws them together."""

from __future__ import annotations

import re
from random import Random

TOGETHER = {
    "what is": "what's", "how is": "how's", "where is": "where's", "who is": "who's", "that is": "that's",
    "it is": "it's", "i am": "I'm", "you are": "you're", "they are": "they're", "we are": "we're",
    "i have": "I've", "i will": "I'll", "i would": "I'd", "you will": "you'll", "is not": "isn't",
    "are not": "aren't", "do not": "don't", "does not": "doesn't", "did not": "didn't", "can not": "can't",
    "cannot": "can't", "could not": "couldn't", "will not": "won't", "would not": "wouldn't",
    "should not": "shouldn't", "have not": "haven't", "has not": "hasn't", "want to": "wanna",
    "going to": "gonna", "got to": "gotta", "kind of": "kinda", "because": "cos",
}  # fmt: skip
APART = {
    **{short.lower(): long for long, short in TOGETHER.items() if " " in long},
    "can't": "cannot", "there's": "there is", "let's": "let us", "you'd": "you would", "they'd": "they would",
    "wanna": "want to", "gonna": "going to", "gotta": "got to", "it'll": "it will", "they've": "they have",
    "you've": "you have", "wasn't": "was not", "weren't": "were not", "she's": "she is", "he's": "he is",
}  # fmt: skip

_FORMS = {**TOGETHER, **APART}
_PATTERN = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True)) + r")\b", re.IGNORECASE
)


def contractions(text: str, random: Random) -> str:
    """Each form of a contraction replaced by the other one."""
    return _PATTERN.sub(lambda match: _FORMS[match.group().lower()], text.replace("’", "'"))
