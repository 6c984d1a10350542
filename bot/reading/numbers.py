"""Numbers in words as digits ("two and a half" -> "2.5"), with the way back to the places of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

MOST_CHARACTERS = 2000
"""Longer messages are read up to here: nobody describes their situation at greater length."""

NUMBER = r"\d{1,6}(?:[.,]\d{1,2})?(?![\d])"
"""A plain number: "5", "2.5", "2,5"."""

RANGE = r"\s*(?:-|–|—|\bto\b|\bor\b)\s*"
"""What stands between the two ends of a range. The lower end counts, but of a deadline the later one."""

_CARDINALS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million"
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    "|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_WORD = f"(?:{_CARDINALS}|{_ORDINALS})"
_RUN = re.compile(
    rf"\b(?:a\s+(?=hundred|thousand|million))?{_WORD}(?:(?:\s+and\s+|[\s-]+){_WORD})*\b", re.IGNORECASE
)
_MULTIPLIED = re.compile(
    r"(?<![\w.,:/-])(?P<number>[1-9]\d{0,2})\s(?P<unit>hundred|thousand|million)\b", re.IGNORECASE
)
"""Half in digits: "20 thousand"."""

_TIMES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_FEW = re.compile(
    r"\b(?:a\s+)?couple(?:\s+of)?\b|\ba\s+few\b|\bfew(?=\s+(?:years|months|weeks|days|hours)\b)"
    r"|\bhalf\s+a\s+dozen\b|\ba\s+dozen\b"
)
_FEW_HUNDRED = re.compile(r"\b(?:a\s+)?(?P<few>couple|few)(?:\s+of)?\s+(?P<unit>100|hundreds?|1000|thousands?)\b")
_FEW_VALUES = {"couple": "2", "few": "3", "half": "6", "dozen": "12"}
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?|hrs?)\b"
_AND = r"[\s-]+(?:and|&|n)[\s-]+"
_TRAILING_HALF = re.compile(rf"\b(?P<number>\d+)\s*(?P<unit>{_UNIT}){_AND}(?:a\s+)?half\b")
_AND_A_HALF = re.compile(rf"(?:\ban?\s+|\b1\s+|(?<!\d)(?<!\d\s)\b)(?P<unit>{_UNIT}){_AND}(?:a\s+)?half\b")
_TRAILING_QUARTER = re.compile(
    rf"\b(?P<number>an?|\d+)\s+(?P<unit>hours?|hrs?){_AND}(?P<quarters>a|3)\s+quarters?\b"
)
_MIXED = re.compile(
    rf"\b(?P<number>\d+)(?:{_AND}(?:a[\s-]+half\b|half(?=\s+{_UNIT}))|\s+1/2\b|\s?½)"
    r"|\b(?P<quartered>\d+)(?:\s+(?P<fraction>[13])/4\b|\s?(?P<sign>[¼¾]))"
)
_QUARTERS = re.compile(
    r"\b(?P<quarters>an?|3)\s+quarters?\s+of\s+an\s+(?=hour|hr)|\ba\s+quarter[\s-]+(?=hour)"
    r"|(?<![\d/.])(?P<fraction>[13])/4\s+(?:of\s+)?(?:an\s+)?(?=hour|hr)|(?<!\d)(?P<sign>[¼¾])\s*(?:of\s+)?(?:an\s+)?(?=hour|hr)"
)
_HALVES = re.compile(r"\b(?P<number>\d+)\s+half[\s-]+(?P<unit>days?|hours?)\b")
_HALF = re.compile(rf"(?:\bhalf[\s-]+|(?<![\d/.])1/2[\s-]+|½\s*)(?:of\s+)?(?:an?[\s-]+)?(?={_UNIT})")
_ROUGH = re.compile(
    r"(?<=\d)(?:(?:-|\s)?ish\b|[\s-]odd\b(?=\s+[a-z])|[\s-]some\b(?=\s+(?:years|months))|\s+(?:and|n|&)\s+(?:a\s+)?(?:bit|change)\b)"
)
"""What makes a number a rough one: "5ish", "thirty odd years", "3 n a bit"."""

_YEAR = re.compile(r"\b(?P<which>next|last|this)\s+yr\b")
_BEFORE = re.compile(r"\bb4\b")
_LATER_END = re.compile(
    rf"(?<![\d.,:/-])\d{{1,2}}{RANGE}(?P<upper>\d{{1,2}})(?=\s*-?\s*(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)\b)"
    r"|\ban?\s+(?P<unit>year|month|week|day)\s+or\s+2\b"
)
_SPOKEN_YEAR = re.compile(r"\b(?P<century>19|20)\s(?P<year>[1-9]\d)\b(?!\s*\d)")
_BETWEEN = re.compile(rf"\bbetween\s+(?P<lower>{NUMBER})\s+and\s+(?P<upper>{NUMBER})")

_LABELLED = re.compile(
    r"(?:\b(?:band|level|lvl|grade|tier|step|rank|scale|class|stage|phase|module|chapter|lesson|unit|part|room|floor"
    r"|version|number|no|nr|option|page|point|question|type|category|group|team|aged?|top|year|week|day|zone|role|job|of|since|not"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
    r"\b\.?|#)\s*[-:#.]?\s*$"
)
"""What stands before a number that is a name: "band 7", "level 5"."""

_GOES_ON = re.compile(
    r"\s*(?:$|[^\w\s%€$£/]|(?:or|to|and|at|max|maximum|min|minimum|tops|if|maybe|perhaps|probably|i|i'd|i'm|please"
    r"|pls|per|an?|in|for|on|of|is|it|would|should|could|can|will|works?|sounds?|though|but|so|each|every"
    r"|total|altogether|roughly|ish|then|now|because|when|while|depending|as|ok|okay|fine|good|thanks|thank|it's"
    r"|that's|that|this|by|from|with|right|actually|not|no|instead|tbh|all|ideally|realistically|already|since"
    r"|about|weekly|ago|too|also|here|there|yes|we|my|more|less|under|over|only|just)\b)"
)
"""What may stand after a number that stands alone; after any other word it counts something else ("2 roles")."""

_ALONE = re.compile(rf"(?<![\w.,:/])(?<!\w[-'])(?P<sign>-|minus\s+)?(?P<number>{NUMBER})(?![\w%€$£:/]|[.,]\d)")


@dataclass(frozen=True)
class Digits:
    """A text with its numbers in digits; places in `text` are led back to the original by `place`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text; of a number, the words that it was written in."""
        return self.starts[start], self.ends[max(start, end - 1)]


def in_digits(text: str) -> Digits:
    """The text with its numbers as digits, lower case: "The Third" becomes "the 3rd", "half an hour" "0.5 hour"."""
    lower = lowered(text[:MOST_CHARACTERS].replace("’", "'"))
    digits = Digits(lower, tuple(range(len(lower))), tuple(range(1, len(lower) + 1)))
    for pattern, value in _STEPS:
        digits = _replaced(digits, pattern, value)
    return digits


def with_later_ends(digits: Digits) -> Digits:
    """The same with the later end of each range of time: "2-3 years" as "3 years", "a year or 2" as "2 years"."""
    return _replaced(digits, _LATER_END, lambda match: match["upper"] or f"2 {match['unit']}s")


def lowered(text: str) -> str:
    """The text in lower case, as long as before: the few letters that would become two stay as they are."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def amount(text: str) -> float:
    """The number that digits stand for: "1,200" is twelve hundred, "1.5" and "1,5" one and a half."""
    if re.fullmatch(r"\d{1,3}(?:[,. ]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}", text):
        return float(re.sub(r"[,. ]", "", text))
    return float(text.replace(",", "."))


def lone_number(text: str) -> re.Match[str] | None:
    """The first number of an answer that stands alone, with groups `sign` and `number`.

    None when every number there counts or names something else, as in "band 7" or "2 roles".
    """
    return next((match for match in _ALONE.finditer(text) if stands_alone(match)), None)


def stands_alone(match: re.Match[str]) -> bool:
    """Whether the number at this place neither names something ("band 7") nor counts it ("2 roles")."""
    text = match.string
    return not _LABELLED.search(text[: match.start()]) and bool(_GOES_ON.match(text, match.end()))


def lone_amount(match: re.Match[str]) -> float:
    """The number that a match of `lone_number` stands for, negative with a minus before it."""
    number = amount(match["number"])
    return -number if match["sign"] else number


def _in_digits(match: re.Match[str]) -> str:
    # Imported here: only a message with number words pays for it.
    from text_to_num import alpha2digit

    return re.sub(r"^a\s+", "", str(alpha2digit(match[0].lower(), "en", 0)))


def _few(match: re.Match[str]) -> str:
    return next(digit for word, digit in _FEW_VALUES.items() if word in match[0])


def _few_hundred(match: re.Match[str]) -> str:
    return _FEW_VALUES[match["few"]] + ("00" if match["unit"][0] in "h1" and match["unit"] != "1000" else "000")


def _trailing_quarter(match: re.Match[str]) -> str:
    whole = "1" if match["number"].startswith("a") else match["number"]
    return f"{whole}.{'75' if match['quarters'] == '3' else '25'} {match['unit']}"


def _mixed(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match['number']}.5"
    return f"{match['quartered']}.{'75' if match['fraction'] == '3' or match['sign'] == '¾' else '25'}"


def _quarters(match: re.Match[str]) -> str:
    is_three = match["quarters"] == "3" or match["fraction"] == "3" or match["sign"] == "¾"
    return "0.75 " if is_three else "0.25 "


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_MULTIPLIED, lambda match: str(int(match["number"]) * _TIMES[match["unit"].lower()])),
    (_RUN, _in_digits),
    (_SPOKEN_YEAR, lambda match: match["century"] + match["year"]),
    (_BEFORE, lambda match: "before"),
    (_YEAR, lambda match: f"{match['which']} year"),
    (_ROUGH, lambda match: ""),
    (_FEW_HUNDRED, _few_hundred),
    (_FEW, _few),
    (_TRAILING_HALF, lambda match: f"{match['number']}.5 {match['unit']}"),
    (_AND_A_HALF, lambda match: f"1.5 {match['unit']}"),
    (_TRAILING_QUARTER, _trailing_quarter),
    (_MIXED, _mixed),
    (_QUARTERS, _quarters),
    (_HALVES, lambda match: f"{int(match['number']) / 2:g} {match['unit']}"),
    (_HALF, lambda match: "0.5 "),
    (_BETWEEN, lambda match: f"{match['lower']}-{match['upper']}"),
)


def _replaced(digits: Digits, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str]) -> Digits:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in pattern.finditer(digits.text):
        written = value(match)
        pieces += digits.text[last : match.start()], written
        first, end = digits.place(*match.span())
        # Every new character stands for all the words that it replaces.
        starts += [*digits.starts[last : match.start()], *[first] * len(written)]
        ends += [*digits.ends[last : match.start()], *[end] * len(written)]
        last = match.end()
    pieces.append(digits.text[last:])
    return Digits("".join(pieces), (*starts, *digits.starts[last:]), (*ends, *digits.ends[last:]))
