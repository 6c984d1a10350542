"""Currencies as people name them: by sign, by code, by a word, by a word that several countries share.

The rule for what is ambiguous, which nobody is asked about:

- A word that several countries share goes with the country named beside it: "Kenyan shillings", "Egyptian pounds".
- Without a country it is the currency that most people mean by it where there is such a one: pounds are British,
  dollars American, rupees Indian, francs Swiss, dirhams of the Emirates, and "bob" Kenyan.
- Shillings, pesos, riyals, dinars, kwacha and kroner are nobody's before the others': they stay what they are
  called, and are compared with no price.
- An amount without any currency stays without one when it is said back. It is compared with prices as if it were in
  theirs, euro, unless it is more than `MOST_IN_EURO`: nobody has that much for courses, so it is of some other
  currency and limits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

MOST_IN_EURO = 20_000.0
"""An amount without a currency is compared with prices in euro up to here."""

MOST_ANYWHERE = 100_000_000.0
"""What is more is no amount that anybody has for courses, in any currency."""

UNKNOWN = ""
"""The currency of an amount that names none and is too much to be in euro."""

_SIGNS: Mapping[str, str] = {
    **{"us$": "USD", "ca$": "CAD", "c$": "CAD", "au$": "AUD", "a$": "AUD", "s$": "SGD", "hk$": "HKD", "nz$": "NZD"},
    **{"j$": "JMD", "tt$": "TTD", "nt$": "TWD", "r$": "BRL", "gh₵": "GHS", "gh¢": "GHS", "e£": "EGP"},
    **{"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₦": "NGN", "₱": "PHP", "₵": "GHS", "₩": "KRW"},
    **{"₺": "TRY", "₴": "UAH", "₫": "VND", "฿": "THB", "₪": "ILS", "৳": "BDT", "₸": "KZT"},
}
"""What stands before an amount or behind it and is no word."""

_CODES = tuple(
    _code
    for _row in (
        "eur usd gbp chf jpy inr pln sek nok dkk isk cad aud nzd sgd hkd twd jmd ttd cny krw brl",
        "mxn php zar myr thb idr vnd try ils czk huf ron bgn uah rub kzt ngn ghs kes tzs ugx rwf",
        "etb egp mad tnd dzd xof xaf zmw mwk bwp mzn nad aed sar qar omr kwd bhd jod pkr lkr npr",
        "bdt mmk ars clp cop pen",
    )
    for _code in _row.split()
)

_PREFIXES: Mapping[str, str] = {
    **{"rs.": "INR", "rs": "INR", "rm": "MYR", "rp": "IDR", "rmb": "CNY", "tk": "BDT", "gh": "GHS", "kshs": "KES"},
    **{"ksh": "KES", "kes.": "KES", "tshs": "TZS", "tsh": "TZS", "ugsh": "UGX", "ushs": "UGX", "ush": "UGX"},
    **{"n": "NGN", "r": "ZAR", "p": "pesos"},
}
"""Short forms that stand before an amount; a P is a peso's, and of several countries."""

_NAMES: Mapping[str, str] = {
    **{r"euros?": "EUR", r"quid": "GBP", r"sterling": "GBP", r"funt\w*": "GBP", r"bucks?": "USD", r"yen": "JPY"},
    **{r"z[lł](?:oty\w*)?": "PLN", r"kron[ao]r?": "SEK", r"yuan|rmb|kuai": "CNY", r"rs": "INR", r"inr": "INR"},
    **{r"naira": "NGN", r"bob|k?shs?": "KES", r"reais|reals?": "BRL", r"rands?": "ZAR", r"cedis?": "GHS"},
    **{r"ringgits?|rm": "MYR", r"baht": "THB", r"takas?|tk": "BDT", r"rupiahs?": "IDR", r"dong": "VND"},
    **{
        r"birrs?": "ETB",
        r"forints?": "HUF",
        r"lei": "RON",
        r"hryvn\w+": "UAH",
        r"rou?bles?": "RUB",
        r"liras?": "TRY",
    },
    **{r"shekels?": "ILS", r"tenge": "KZT", r"pula": "BWP", r"metica(?:l|is)": "MZN", r"korunas?|koruny?": "CZK"},
}
"""Words of one currency, as patterns; they stand behind an amount."""

_SHARED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    r"dollars?": (
        "USD",
        {
            **{r"us|american": "USD", r"canadian": "CAD", r"australian|aussie": "AUD", r"singapore(?:an)?": "SGD"},
            **{r"hong\s+kong|hk": "HKD", r"new\s+zealand|nz|kiwi": "NZD", r"jamaican": "JMD", r"namibian": "NAD"},
            **{r"taiwan(?:ese)?": "TWD", r"trinidad\w*|tt": "TTD"},
        },
    ),
    r"pounds?": ("GBP", {r"british|uk": "GBP", r"egyptian": "EGP", r"sudanese": "SDG", r"lebanese": "LBP"}),
    r"rupees?": (
        "INR",
        {
            **{r"indian": "INR", r"pakistani|pak": "PKR", r"(?:sri\s+)?lankan": "LKR", r"nepal(?:i|ese)": "NPR"},
            r"mauritian": "MUR",
        },
    ),
    r"francs?": ("CHF", {r"swiss": "CHF", r"cfa|west\s+african": "XOF", r"rwandan": "RWF", r"congolese": "CDF"}),
    r"dirhams?": ("AED", {r"moroccan": "MAD", r"uae|emirati": "AED"}),
    r"shillings?": ("shillings", {r"kenyan?": "KES", r"tanzanian?": "TZS", r"ugandan?": "UGX", r"somali": "SOS"}),
    r"pesos?": (
        "pesos",
        {
            **{r"philippine|filipino": "PHP", r"mexican": "MXN", r"argentin\w+": "ARS", r"chilean": "CLP"},
            r"colombian": "COP",
        },
    ),
    r"riy?als?": ("riyals", {r"saudi": "SAR", r"qatari?": "QAR", r"omani": "OMR"}),
    r"dinars?": (
        "dinars",
        {
            **{r"kuwaiti?": "KWD", r"bahraini?": "BHD", r"jordanian": "JOD", r"tunisian": "TND", r"serbian": "RSD"},
            **{r"algerian": "DZD", r"iraqi": "IQD"},
        },
    ),
    r"kwachas?": ("kwacha", {r"zambian?": "ZMW", r"malawi(?:an)?": "MWK"}),
    r"kroner?": ("kroner", {r"danish": "DKK", r"norwegian": "NOK"}),
}
"""Words of several countries: whose they are without a country, and by the country named before."""


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SIGN = f"(?<![a-z])(?:{_either([re.escape(sign) for sign in _SIGNS])})"
_BEFORE_WORD = rf"\b(?:{_either([re.escape(word) for word in (*_CODES, *_PREFIXES)])})(?![a-z.])\.?"
_SHARED_WORDS = "|".join(
    rf"(?:(?:{'|'.join(countries)})\s+)?(?:{word})" for word, (_, countries) in _SHARED.items()
)

BEFORE = rf"(?:{_SIGN}|{_BEFORE_WORD})"
"""A pattern without groups for what names a currency before an amount, in lower case."""

BEHIND = rf"(?:{_SIGN}|(?:{'|'.join((*_NAMES, *_CODES))}|{_SHARED_WORDS})\b)"
"""A pattern without groups for what names a currency behind an amount."""


def currency_of(named: str) -> str:
    """The code of a currency by what `BEFORE` or `BEHIND` has matched, or the word that several countries share."""
    word = " ".join(named.split())
    if known := _SIGNS.get(word) or _PREFIXES.get(word):
        return known
    if word.rstrip(".") in _CODES:
        return word.rstrip(".").upper()
    for pattern, (commonest, countries) in _SHARED.items():
        if re.search(rf"(?:^|\s)(?:{pattern})$", word):
            return next((code for country, code in countries.items() if re.match(country, word)), commonest)
    return next(code for pattern, code in _NAMES.items() if re.fullmatch(pattern, word))
