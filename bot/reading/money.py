"""Money for learning: "no budget", "up to 500", "€1.2k", "my employer pays", "five hundred quid"."""

from __future__ import annotations

import re

from bot.dialogue.phrases import day, plain
from bot.reading.exchange import EURO, exchange_rates
from bot.reading.numbers import RANGE, Digits, amount, stands_alone
from bot.reading.values import ReadValue

_DIGITS = r"(?:\d{1,3}(?:[,. ]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,9}(?:[.,]\d{1,2})?)(?!\d|(?:st|nd|rd|th)\b)"
_FACTOR = r"(?:k\b|grand\b|hundo\b|lakhs?\b|lacs?\b|crores?\b)"
_CURRENCY_SIGN = (
    r"(?:[€$£¥₹]|\b(?:eur|usd|gbp|chf|jpy|inr|rs\.?|pln|sek|nok|dkk|cad|aud|cny"
    r"|kes|ksh|php|zar|aed|rm|ngn|n|r\$?|p|a\$|c\$|s\$)(?![a-z])|[₦₱])"
)
_NUMBER = (
    rf"(?P<inner>-\s?)?(?P<number>{_DIGITS})(?:\s?(?P<factor>{_FACTOR}))?"
    rf"(?:{RANGE}(?:{_CURRENCY_SIGN}\s?)?(?P<upper>{_DIGITS})(?:\s?(?P<upper_factor>{_FACTOR}))?)?"
)
_SIGN = r"(?P<sign>(?:(?<![\w.,€$£])-|\bminus)\s?)?"
_BEFORE = rf"(?P<before>{_CURRENCY_SIGN})\s?"
_AMOUNT = rf"{_SIGN}(?:{_BEFORE})?(?<![\d.,])(?<!\d-){_NUMBER}"
_CURRENCY = (
    r"(?P<after>\s?(?:€|\$|£|¥|₹|euros?\b|eur\b|dollars?\b|bucks?\b|usd\b|pounds?\b|quid\b|gbp\b|yen\b|jpy\b"
    r"|(?:swiss\s+)?francs?\b|chf\b|rupees?\b|rs\b|inr\b|z[lł]oty\w*|pln\b|kron[aeo]r?\b|sek\b|nok\b|dkk\b|cad\b"
    r"|aud\b|yuan\b|cny\b|rmb\b|naira\b|bob\b|shillings?\b|kes\b|pesos?\b|php\b|reais\b|reals?\b|brl\b|rand\b|zar\b"
    r"|cedis?\b|dirhams?\b|aed\b|ringgit\b|rm\b|baht\b|taka\b|riyals?\b|z[lł]\b))"
)
_CURRENCY_BEHIND = re.compile(rf"{_AMOUNT}{_CURRENCY}")
_CURRENCY_BEFORE = re.compile(rf"{_SIGN}{_BEFORE}{_NUMBER}")
_LIMIT = re.compile(
    rf"\b(?:up\s+to|at\s+most|max(?:imum|\.)?(?:\s+of)?|no\s+more\s+than|budget(?:\s+(?:of|is"
    rf"|:))?|spend|afford|pay)\s+(?:about\s+|around\s+|up\s+to\s+)?{_AMOUNT}(?!\s*(?:h\b|hours?"
    rf"|hrs?|years?|months?|weeks?|days?|min|%|\w*th\b))"
)
_BARE = re.compile(rf"(?<![\w.,:/])(?<!\w[-']){_AMOUNT}(?![\w%:/])")
_FACTORS = {"k": 1000, "gra": 1000, "hun": 100, "lak": 100_000, "lac": 100_000, "cro": 10_000_000}
_NOTHING = re.compile(
    r"\b(?:no\s+(?:budget|money|funds|cash)|without\s+(?:any\s+)?(?:budget|money|paying)"
    r"|free\s+only|only\s+free|zero\s+budget|0\s+budget|broke|can(?:'t|not)\s+(?:pay|afford"
    r"|spend)\s+(?:anything|any)|for\s+free|don'?t\s+(?:want|have)\s+(?:to\s+(?:pay|spend)"
    r"|any\s+(?:money|budget))|(?:budget|money)\s+(?:is\s+)?(?:none|zero|0|nothing))\b"
)
_BARE_NOTHING = re.compile(
    r"^\W*(?:no|none|nothing|nil|zero|not\s+(?:a\s+)?(?:any|cent|penny)\w*|nope|free)\W*$"
    r"|^\W*(?:(?:i'?m|i\s+am|literally|basically|roughly|practically|pretty\s+much|absolutely|flat)\s+)*"
    r"(?:nothing|nowt|zilch|nada|skint|broke|nil|0|(?:bugger|sod|feck|fuck)\s*-?\s*all"
    r"|(?:not\s+)?(?:a|1)\s+(?:bean|sausage|penny|cent|dime)|no\s+(?:\w+\s+)?(?:money|cash|dosh|savings|cost|funds|budget)|free)\b"
    r"(?!\s+(?:over|above|more))"
)
_PUT_BY = re.compile(r"\s*(?:put\s+(?:by|away|aside)|set\s+aside|saved|left|spare|sheets|going|towards)\b")
_SLANG = re.compile(r"\b(?:an?\s+|1\s+)?(?P<word>grand|tenner|fiver|ton)\b")
_SLANG_WORTH = {"grand": 1000.0, "tenner": 10.0, "fiver": 5.0, "ton": 100.0}
_EMPLOYER = re.compile(
    r"\b(?:(?:my\s+|the\s+|our\s+)?(?:employer|company|boss|work|firm|organi[sz]ation"
    r"|hr)\s+(?:will\s+|would\s+|can\s+)?(?:pays?|covers?|funds?|sponsors?|reimburses?)|(?:paid"
    r"|covered|funded|sponsored)\s+(?:for\s+)?by\s+(?:my\s+|the\s+|our\s+)?(?:employer|company"
    r"|boss|work|firm)|employer\s+paid)\b(?!\s+(?:me|well|badly|more|less|too)\b)"
)
_CODES = {
    **{"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"},
    **{"eur": "EUR", "usd": "USD", "dollar": "USD", "buck": "USD", "gbp": "GBP", "pound": "GBP", "quid": "GBP"},
    **{"yen": "JPY", "jpy": "JPY", "rupee": "INR", "rs": "INR", "inr": "INR", "swiss": "CHF", "franc": "CHF"},
    **{"chf": "CHF", "zł": "PLN", "zl": "PLN", "pln": "PLN", "sek": "SEK", "kron": "SEK", "nok": "NOK"},
    **{"dkk": "DKK", "cad": "CAD", "c$": "CAD", "aud": "AUD", "a$": "AUD", "s$": "SGD", "yuan": "CNY"},
    **{
        "cny": "CNY",
        "rmb": "CNY",
        "rm": "MYR",
        "ringgit": "MYR",
        "baht": "THB",
        "php": "PHP",
        "₱": "PHP",
        "zar": "ZAR",
    },
    **{"rand": "ZAR", "brl": "BRL", "reais": "BRL", "real": "BRL", "r$": "BRL", "ngn": "NGN", "naira": "NGN"},
    **{"₦": "NGN", "kes": "KES", "ksh": "KES", "bob": "KES", "shilling": "KES", "aed": "AED", "dirham": "AED"},
    **{"cedi": "GHS", "taka": "BDT", "riyal": "SAR", "peso": "pesos", "p": "pesos", "r": "ZAR", "n": "NGN"},
}
"""The currency that a sign or a word begins, the longer ones first; a krone without a country is taken for the
Swedish one, and pesos without one for nobody's."""

_CUES = re.compile(
    r"[€$£¥₹]|\b(?:yen|jpy|francs?|chf|rupees?|rs|inr|lakhs?|z[lł]oty\w*|pln|kron[aeo]r?|sek|nok|dkk|cad|aud|yuan|cny|rmb"
    r"|eur|euros?|usd|gbp|dollars?|bucks?|pounds?|quid|budget|money|up to|at most|max"
    r"|spend|afford|pay\w*|free|broke|paid|by my|cover\w*|fund\w*|sponsor\w*|reimburse\w*|cash|no more)\b"
)


def read_money(digits: Digits, is_asked: bool = False) -> ReadValue | None:
    """What the person would spend, in euro; another currency by its rate, which is said (`bot.reading.exchange`).

    None too where no rate is known: nothing is taken for euro that is not.
    Of a range the lower end counts, as it does for hours and times. A bare number is money only where it was asked.
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
    """The answer to the question for the budget that names no currency: "300", "about 1.2k"."""
    for match in _BARE.finditer(digits.text):
        if match["factor"] or stands_alone(match) or _PUT_BY.match(digits.text, match.end()):
            return _amount(match, digits)
    if slang := _SLANG.search(digits.text):
        worth = _SLANG_WORTH[slang["word"]]
        return ReadValue.of_match("budget", worth, slang, digits, f"up to €{plain(worth)}")
    return None


def _amount(match: re.Match[str], digits: Digits) -> ReadValue | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    factor = groups.get("factor") or groups.get("upper_factor") or ""
    money = amount(groups["number"]) * _FACTORS.get(factor[:3], 1)
    if "sign" in groups or "inner" in groups:
        money = -money
    named = (groups.get("after") or groups.get("before") or "€").strip()
    code = _code(named)
    euro = exchange_rates().in_euro(money, code)
    if euro is None:
        return None
    if code == EURO:
        words = f"up to €{plain(money)}" if money >= 0 else f"minus €{plain(-money)}"
        return ReadValue.of_match("budget", money, match, digits, words)
    rates = exchange_rates()
    worth = f"about €{plain(round(euro))} by {rates.source} of {day(rates.day)}"
    words = f"{'up to ' if money >= 0 else ''}{plain(money)} {code} ({worth})"
    return ReadValue.of_match("budget", euro, match, digits, words)


def _code(named: str) -> str:
    """The code of a currency by its sign or name; the euro's for any other word."""
    return next((code for begins, code in _CODES.items() if named.startswith(begins)), EURO)
