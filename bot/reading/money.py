"""Money for learning: "no budget", "up to 500", "€1.2k", "my employer pays", "five hundred quid"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.phrases import day, plain
from bot.reading.currencies import BEFORE, BEHIND, MOST_ANYWHERE, MOST_IN_EURO, UNKNOWN, currency_of
from bot.reading.exchange import EURO, exchange_rates
from bot.reading.numbers import RANGE, Digits, amount, stands_alone
from bot.reading.values import ReadValue

_DIGITS = r"(?:\d{1,3}(?:[,. ]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,9}(?:[.,]\d{1,2})?)(?!\d|(?:st|nd|rd|th)\b)"
_FACTOR = r"(?:k\b|m\b|grand\b|hundo\b|lakhs?\b|lacs?\b|crores?\b)"
_NUMBER = (
    rf"(?P<inner>-\s?)?(?P<number>{_DIGITS})(?:\s?(?P<factor>{_FACTOR}))?"
    rf"(?:(?:{RANGE}|\s+and\s+(?=\d+\s?{_FACTOR}))(?:{BEFORE}\s?)?(?P<upper>{_DIGITS})(?:\s?(?P<upper_factor>{_FACTOR}))?)?"
)
_SIGN = r"(?P<sign>(?:(?<![\w.,€$£])-|\bminus)\s?)?"
_BEFORE = rf"(?P<before>{BEFORE})\s?"
_AMOUNT = rf"{_SIGN}(?:{_BEFORE})?(?<![\d.,])(?<!\d-){_NUMBER}"
_CURRENCY = rf"\s?(?P<after>{BEHIND})"
_CURRENCY_BEHIND = re.compile(rf"{_AMOUNT}{_CURRENCY}")
_CURRENCY_BEFORE = re.compile(rf"{_SIGN}{_BEFORE}{_NUMBER}")
_LIMIT = re.compile(
    rf"\b(?:up\s+to|at\s+most|max(?:imum|\.)?(?:\s+of)?|no\s+more\s+than|budget(?:\s+(?:of|is"
    rf"|:))?|spend|afford|pay)\s+(?:about\s+|around\s+|up\s+to\s+)?{_AMOUNT}(?!\s*(?:h\b|hours?"
    rf"|hrs?|years?|months?|weeks?|days?|min|%|\w*th\b))"
)
_BARE = re.compile(rf"(?<![\w.,:/])(?<!\w[-']){_AMOUNT}(?![\w%:/])")
_SPOKEN = re.compile(r"(?<![\w.,:/-])(?P<hundreds>[1-9])\s(?P<rest>[1-9]\d)(?![\w.,%:/])")
"""The "3 50" of "three fifty"."""

_FACTORS = {"k": 1000, "m": 1_000_000, "gra": 1000, "hun": 100, "lak": 100_000, "lac": 100_000, "cro": 10_000_000}
_NOTHING = re.compile(
    r"\b(?:no\s+(?:budget|money|funds|cash)|without\s+(?:any\s+)?(?:budget|money|paying)"
    r"|(?:has|have|need|needs|must)\s+(?:got\s+)?(?:to\s+)?be\s+free|free\s+only|only\s+free|zero\s+budget|0\s+budget|broke|can(?:'t|not)\s+(?:pay|afford"
    r"|spend)\s+(?:anything|any|nothing|a\s+(?:penny|cent|bean|dime))|for\s+free|don'?t\s+(?:want|have)\s+(?:to\s+(?:pay|spend)"
    r"|any\s+(?:money|budget))|(?:budget|money)(?:'s|\s+is|\s+has)?\s+(?:all\s+)?(?:none|zero|0|nothing|gone)"
    r"|(?:not|haven'?t|hasn'?t|isn'?t|ain'?t|never)\s+(?:got\s+)?(?:any\s+)?(?:the\s+)?(?:money|cash|budget|(?:a|1|2)\s+(?:penny|pennies|bean|cent|dime))"
    r"|wala\s+akong\s+(?:budget|pera)|(?:exactly|absolutely|as\s+near\s+to)\s+nothing|nothing\s+(?:left\s+)?for\s+(?:courses?|training|exams?|school|learning|study\w*))\b"
)
_BARE_NOTHING = re.compile(
    r"^\W*(?:no|none|nothing|nil|zero|not\s+(?:a\s+)?(?:any|cent|penny)\w*|nope|free)\W*$"
    r"|^\W*(?:(?:i'?m|i\s+am|literally|basically|roughly|practically|pretty\s+much|absolutely|flat)\s+)*"
    r"(?:nothing|nowt|zilch|nada|skint|broke|nil|0|(?:bugger|sod|feck|fuck)\s*-?\s*all"
    r"|(?:not\s+)?(?:a|1)\s+(?:bean|sausage|penny|cent|dime)|no\s+(?:\w+\s+)?(?:money|cash|dosh|savings|cost|funds|budget)|free)\b"
    r"(?!\s+(?:over|above|more))"
)
_PUT_BY = re.compile(
    r"\s*(?:put\s+(?:by|away|aside)|set\s+aside|saved|left|spare|sheets|going|towards|(?:out\s+)?of\s+my\s+own|from\s+me\b|out\s+of\s+(?:my|our)\s+own)\b"
)
_SLANG = re.compile(r"\b(?:an?\s+|1\s+)?(?P<word>grand|tenner|fiver|ton)\b")
_SLANG_WORTH = {"grand": 1000.0, "tenner": 10.0, "fiver": 5.0, "ton": 100.0}
_EMPLOYER = re.compile(
    r"\b(?:(?:my\s+|the\s+|our\s+)?(?:employer|company|boss|work|firm|organi[sz]ation"
    r"|hr)\s+(?:will\s+|would\s+|can\s+)?(?:pays?|covers?|funds?|sponsors?|reimburses?)|(?:paid"
    r"|covered|funded|sponsored)\s+(?:for\s+)?by\s+(?:my\s+|the\s+|our\s+)?(?:employer|company"
    r"|boss|work|firm)|employer\s+paid)\b(?!\s+(?:me|well|badly|more|less|too)\b)"
)
_CUES = re.compile(
    rf"\d\s?{BEHIND}|{BEFORE}\s?\d|\b(?:lakhs?|budget|money|up to|at most|max"
    r"|spend|afford|pay\w*|free|broke|paid|by my|cover\w*|fund\w*|sponsor\w*|reimburse\w*|cash|no more)\b"
)


def read_money(digits: Digits, is_asked: bool = False) -> ReadValue | None:
    """What the person would spend: in euro where there is a rate, and always in the currency that they named.

    Nothing is converted one to one: what has no rate is the field `budget_words`, and no budget in euro
    (`bot.reading.currencies` says which currency is meant). Of a range the lower end counts, as it does for hours.
    A bare number is money only where it was asked.
    """
    text = digits.text
    if not (is_asked or _CUES.search(text)):
        return None
    if match := _EMPLOYER.search(text):
        return ReadValue.of_match("employer_pays", True, match, digits, "your employer pays")
    if match := _NOTHING.search(text) or (is_asked and _BARE_NOTHING.search(text)) or None:
        return ReadValue.of_match("budget", 0.0, match, digits, "no money to spend")
    for pattern in (_CURRENCY_BEHIND, _CURRENCY_BEFORE, _LIMIT):
        if match := pattern.search(text):
            return _amount(match, digits)
    return _bare(digits) if is_asked else None


def _bare(digits: Digits) -> ReadValue | None:
    """The answer to the question for the budget that names no currency: "300", "about 1.2k", "three fifty"."""
    if spoken := _SPOKEN.search(digits.text):
        return _value(int(spoken["hundreds"]) * 100 + int(spoken["rest"]), None, spoken, digits)
    for match in _BARE.finditer(digits.text):
        if match["factor"] or stands_alone(match) or _PUT_BY.match(digits.text, match.end()):
            return _amount(match, digits)
    if slang := _SLANG.search(digits.text):
        return _value(_SLANG_WORTH[slang["word"]], None, slang, digits)
    return None


def _amount(match: re.Match[str], digits: Digits) -> ReadValue | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    factor = groups.get("factor") or groups.get("upper_factor") or ""
    money = amount(groups["number"]) * _FACTORS.get(factor[:3], 1)
    if "sign" in groups or "inner" in groups:
        money = -money
    return _value(money, groups.get("after") or groups.get("before"), match, digits)


def _value(money: float, named: str | None, match: re.Match[str], digits: Digits) -> ReadValue:
    """An amount as it is kept: in euro, in its own currency, or both."""
    is_of_some_other = MOST_IN_EURO < money <= MOST_ANYWHERE
    currency = currency_of(named.strip()) if named else UNKNOWN if is_of_some_other else EURO
    rates = exchange_rates()
    euro = rates.in_euro(money, currency)
    if money < 0:
        # Whatever the currency, it is no budget: the profile says so.
        said = f"minus {plain(-money)} {currency}" if currency != EURO else f"minus €{plain(-money)}"
        return ReadValue.of_match("budget", money, match, digits, said)
    if named is None and 0 < money <= MOST_IN_EURO:
        # Said back as it was told; what it is compared with has prices in euro.
        read = ReadValue.of_match("budget", money, match, digits, f"up to {plain(money)}")
        return replace(read, own_words=plain(money))
    if currency == EURO:
        return ReadValue.of_match("budget", money, match, digits, f"up to €{plain(money)}")
    own = f"{plain(money)} {currency}".strip()
    if euro is None:
        return ReadValue.of_match("budget_words", own, match, digits, f"up to {own}")
    worth = f"about €{plain(round(euro))} at the rate of {day(rates.day)}"
    read = ReadValue.of_match("budget", euro, match, digits, f"up to {own} ({worth})")
    return replace(read, own_words=own)
