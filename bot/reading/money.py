"""Money for learning: "no budget", "up to 500", "€1.2k", "my employer pays", "five hundred quid"."""

from __future__ import annotations

import re

from bot.dialogue.phrases import plain
from bot.reading.found import Found
from bot.reading.numbers import Digits, amount

_NUMBER = r"(?P<inner>-\s?)?(?P<number>\d{1,3}(?:[,. ]\d{3})+|\d{1,9}(?:[.,]\d{1,2})?)\s?(?P<thousand>k\b|grand\b)?"
_SIGN = r"(?P<sign>(?:-|\bminus)\s?)?"
_BEFORE = r"(?P<before>[€$£¥₹]|\b(?:eur|usd|gbp|chf|jpy|inr|pln|sek|nok|dkk|cad|aud|cny))\s?"
_AMOUNT = rf"{_SIGN}(?:{_BEFORE})?{_NUMBER}"
_CURRENCY = (
    r"(?P<after>\s?(?:€|\$|£|¥|₹|euros?\b|eur\b|dollars?\b|bucks?\b|usd\b|pounds?\b|quid\b|gbp\b|yen\b|jpy\b"
    r"|(?:swiss\s+)?francs?\b|chf\b|rupees?\b|inr\b|z[lł]oty\w*|pln\b|kron[aeo]r?\b|sek\b|nok\b|dkk\b|cad\b"
    r"|aud\b|yuan\b|cny\b|rmb\b))"
)
_CURRENCY_BEHIND = re.compile(rf"{_AMOUNT}{_CURRENCY}")
_CURRENCY_BEFORE = re.compile(rf"{_SIGN}{_BEFORE}{_NUMBER}")
_LIMIT = re.compile(
    rf"\b(?:up\s+to|at\s+most|max(?:imum|\.)?(?:\s+of)?|no\s+more\s+than|budget(?:\s+(?:of|is"
    rf"|:))?|spend|afford|pay)\s+(?:about\s+|around\s+|up\s+to\s+)?{_AMOUNT}(?!\s*(?:h\b|hours?"
    rf"|hrs?|years?|months?|weeks?|days?|min|%|\w*th\b))"
)
_BARE = re.compile(rf"(?<![\w.,]){_AMOUNT}(?![\w%])")
_NOTHING = re.compile(
    r"\b(?:no\s+(?:budget|money|funds|cash)|without\s+(?:any\s+)?(?:budget|money|paying)"
    r"|free\s+only|only\s+free|zero\s+budget|0\s+budget|broke|can(?:'t|not)\s+(?:pay|afford"
    r"|spend)\s+(?:anything|any)|for\s+free|don'?t\s+(?:want|have)\s+(?:to\s+(?:pay|spend)"
    r"|any\s+(?:money|budget))|(?:budget|money)\s+(?:is\s+)?(?:none|zero|0|nothing))\b"
)
_BARE_NOTHING = re.compile(r"^\W*(?:no|none|nothing|nil|zero|not\s+(?:a\s+)?(?:any|cent|penny)\w*|nope|free)\W*$")
_EMPLOYER = re.compile(
    r"\b(?:(?:my\s+|the\s+|our\s+)?(?:employer|company|boss|work|firm|organi[sz]ation"
    r"|hr)\s+(?:will\s+|would\s+|can\s+)?(?:pays?|covers?|funds?|sponsors?|reimburses?)|(?:paid"
    r"|covered|funded|sponsored)\s+(?:for\s+)?by\s+(?:my\s+|the\s+|our\s+)?(?:employer|company"
    r"|boss|work|firm)|employer\s+paid)\b(?!\s+(?:me|well|badly|more|less|too)\b)"
)
_WORDS = {"€": "euro", "$": "dollars", "£": "pounds"}
_CUES = re.compile(
    r"[€$£¥₹]|\b(?:yen|jpy|francs?|chf|rupees?|inr|z[lł]oty\w*|pln|kron[aeo]r?|sek|nok|dkk|cad|aud|yuan|cny|rmb"
    r"|eur|euros?|usd|gbp|dollars?|bucks?|pounds?|quid|budget|money|up to|at most|max"
    r"|spend|afford|pay\w*|free|broke|paid|by my|cover\w*|fund\w*|sponsor\w*|reimburse\w*|cash|no more)\b"
)


def read_money(digits: Digits, is_asked: bool = False) -> Found | None:
    """What the person would spend, in euro; other currencies are counted one to one, and that is said."""
    text = digits.text
    if not (is_asked or _CUES.search(text)):
        return None
    if match := _EMPLOYER.search(text):
        return Found("employer_pays", True, *digits.place(*match.span()), "your employer pays")
    if match := _NOTHING.search(text) or (is_asked and _BARE_NOTHING.search(text)) or None:
        return Found("budget", 0.0, *digits.place(*match.span()), "no money to spend")
    for pattern in (_CURRENCY_BEHIND, _CURRENCY_BEFORE, _LIMIT, *((_BARE,) if is_asked else ())):
        if match := pattern.search(text):
            return _amount(match, digits)
    return None


def _amount(match: re.Match[str], digits: Digits) -> Found:
    groups = {name: value for name, value in match.groupdict().items() if value}
    money = amount(groups["number"]) * (1000 if "thousand" in groups else 1)
    if "sign" in groups or "inner" in groups:
        money = -money
    named = (groups.get("after") or groups.get("before") or "€").strip()
    words = f"up to €{plain(money)}" if money >= 0 else f"minus €{plain(-money)}"
    if not named.startswith(("€", "eur")):
        words += f" (I count {_WORDS.get(named, named)} as euro, one to one)"
    return Found("budget", money, *digits.place(*match.span()), words)
