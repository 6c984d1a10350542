"""The words of a message with their places, and what kind of word each is.

A number and a unit written together are two words ("5hrs", "band6"), because a fact may end between them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER, YEAR, PERIOD, OCCASION, MONTH, CURRENCY, LEVEL = (
    "#",
    "#year",
    "#period",
    "#when",
    "#month",
    "#money",
    "#level",
)

_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\s]")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_KINDS = {
    NUMBER: """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty half couple few several dozen hundred
        thousand""",
    PERIOD: """year years yr yrs y month months mth mths mo mos week weeks wk wks day days decade decades season
        seasons""",
    OCCASION: """hour hours hr hrs h min mins minutes evening evenings weekend weekends night nights afternoon
        afternoons morning mornings saturday sunday saturdays sundays monday tuesday wednesday thursday friday
        mondays tuesdays wednesdays thursdays fridays lunch weekday weekdays""",
    MONTH: """january february march april may june july august september october november december jan feb mar
        apr jun jul aug sep sept oct nov dec spring summer autumn fall winter xmas christmas easter quarter""",
    CURRENCY: """£ $ € ₹ quid bucks dollars pounds euros euro pound dollar rupees naira grand k lakh usd gbp eur inr
        cad aud pesos peso reais zloty kes ksh shillings rand bob rs""",
    LEVEL: "band grade level tier scale",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}


class Word(NamedTuple):
    """A word as it was written, in lower case, as its kind where it has one, and its place in the text."""

    written: str
    lower: str
    kind: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; every sign of punctuation is one, too."""
    return tuple(_word(match) for match in _WORD.finditer(text))


def shape_of(written: str) -> str:
    """The outline of a word: capitals, small letters, digits; longer runs are cut at two."""
    return re.sub(r"(.)\1{2,}", r"\1\1", "".join(map(_outline, written)))


def _outline(sign: str) -> str:
    if sign.isdigit():
        return "d"
    if not sign.isalpha():
        return sign
    return "X" if sign.isupper() else "x"


def _word(match: re.Match[str]) -> Word:
    lower = match[0].lower().replace("’", "'")
    return Word(match[0], lower, _kind(lower), match.start(), match.end())


def _kind(lower: str) -> str:
    """The kind of a word that stands for many ("#" for every number), or the word itself."""
    if lower[0].isdigit():
        return YEAR if _YEAR.match(lower) else NUMBER
    return _KIND_OF.get(lower, lower)
