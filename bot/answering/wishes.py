"""What a question wants to know of its subject: what it costs or pays, how long, whether it is worth it, which.

Read from the question's own words. "How much is it" and "how much would I get" are near each other for an encoder
and want different answers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.answering.opposites import OPPOSITES

COST, PAY, TIME, VALIDITY, WORTH, WHICH, DRAWBACK = (
    "cost",
    "pay",
    "timeframe",
    "validity",
    "worth",
    "which",
    "drawback",
)
MEASURES = (COST, PAY, TIME)
"""What has an amount."""

_WORTH_WORDS = "|".join(sorted({*OPPOSITES["worth"][0], *OPPOSITES["worth"][1]} - {"good", "bad"}))

_PRICE = (
    r"\bhow much (?:is|are|does it cost|do they cost|for)\b(?! .{0,20}\b(?:raise|rise|pay|salary|earn\w*)\b)"
    r"|\bcosts?\b|\bprices?\b|\bpric(?:e)?y\b|\bfees?\b|\bexpensive\b|\b(?:cheap|afford)\w*\b"
    r"|(?<!\bin )\bcharge[ds]?\b"
    r"|\bwho (?:pays?|covers?|funds?|foots?|stumps?|coughs?|forks?|shells?|chips?|picks?)\b"
    r"|\b(?:foots?|picks? up|pays?|covers?) (?:the |my |your |their )?(?:bill|tab)\b|\bchips? in\b|\bbill for\b"
    r"|\b(?:have|need|got) to pay\b|\bdo i pay\b|\bpay for (?:it|them|that|a|an|the|my)\b|\breimburs\w+\b"
    r"|\bset (?:me|you|us|one) back\b|\bout of (?:\w+ )?pocket\b"
    r"|\bhow much (?:money )?(?:do|will|would|must|should) (?:i|we|you) (?:have to |need to )?(?:spend|pay)\b"
)
"""How the price is asked for; "free" may be about something else ("when a place is free")."""

_WISHES = {
    VALIDITY: (
        r"\bexpir\w*|\brun(?:s|ning)? out\b(?! of)|\bshelf[ -]life\b|\bvalidity\b"
        r"|\b(?:stays?|still|remains?) valid\b"
        r"|\blapses?\b|\brenew(?:s|al|ed|ing)?\b|\brecertif\w*|\bgo(?:es)? stale\b"
        r"|\bvalid (?:for|until|how long)\b"
        r"|\b(?:how long|until when|till when)\b.{0,40}\b(?:valid|good for)\b"
        r"|\bhow long (?!.*\b(?:course|bootcamp|programme|program|training|class|process)).{0,40}\blasts?\b"
    ),
    WORTH: (
        r"\bworth\b|\bworthwhile\b|\bworth\w*less\b|\bwaste\b|\bpointless\b|\bany (?:good|use|point)\b"
        r"|\b(?:the|a|no) point (?:of|in|to)\b|\bwhat(?:'s| is) the point\b|\bpay(?:s)? off\b|\buse(?:ful|less)\b"
        r"|\bbother\b|\bmakes? sense\b|\brepays?\b|\bpay(?:s)? (?:for itself|back)\b|\bany value\b"
        rf"|\b(?:{_WORTH_WORDS})\b"
    ),
    DRAWBACK: (
        r"\b(?:drawback|downside|disadvantage|risk|pitfall|snag|hitch|flaw|shortcoming)s?\b|\bcons\b|\bcatch\b"
        r"|\bwrong with\b"
        r"|\bnegatives?\b|\bbad (?:about|thing|side|sides)\b|\bspeaks against\b|\bargu\w* against\b|\bagainst it\b"
        r"|\blimits?\b|\blimitations?\b|\bweak(?:ness|nesses| spots?| points?)\b|\bproblems? with\b|\bdark side\b"
        r"|\bfalls? short\b|\b(?:go|goes|went) wrong\b|\bbackfire\b|\bwhat (?:can|do|does|would) .{0,20}\bnot\b"
    ),
    WHICH: (
        r"\bwhich\b|\bwhat(?:'s| is) better\b|\bbetter (?:off|choice|deal|bet|option|route)\b"
        r"|\brather\b|\bversus\b|\bvs\b"
        r"|\bchoose\b|\bchoosing\b|\bpick (?:one|between)\b|\bshould i go for\b|\b(?:is|are) .{0,30}\bbetter than\b"
    ),
    COST: rf"{_PRICE}|\bfree\b",
    PAY: (
        r"\bhow much (?:more|extra|better)\b(?! (?:expensive|time|does it cost|do they cost|is it|are they))"
        r"|\bsalar\w+|\bwages?\b|\bearn\w*\b|\bpay ?rises?\b|\bpay ?raises?\b"
        r"|\b(?:get|got|getting|bring|mean|means) (?:me |you |us )?(?:a |any |more |bigger |better )+"
        r"(?:raise|rise|money|pay)\b|\bpaid more\b"
        r"|\bhow much (?:do|does|would|will) (?:they|it|one|a \w+) (?:pay|bring|earn)\b"
        r"|\bincome\b|\bpay ?che(?:ck|que)\b|\bpay ?slip\b|\bmore money\b"
        r"|\bhow much (?:would|will|do|could|can) (?:i|you|we) (?:get|make|earn)\b"
        r"|\bpays? (?:better|more|well|you|me)\b"
    ),
    TIME: (
        r"\bhow long\b(?! .{0,12}\byears ago\b)|\bhow (?:soon|fast|quick\w*)\b"
        r"|\bhow many (?:weeks|months|years|days|hours)\b"
        r"|\bhow much time\b|\bduration\b|\bby when\b|\bwhen (?:would|will|can) i (?:be|get|have)\b"
    ),
}
_GAIN = re.compile(r"\bhow much more\b|\bearn|\bsalar|\braise\b|\brise\b", re.IGNORECASE)
_TENURE = re.compile(
    r"\bhow (?:long|many (?:years|months))\b (?:i|you|we|they|he|she|people|someone|somebody|one)"
    r"(?:'ve|'s| have| has|'d| had)? (?:\w+ )?(?:been|stay\w*|served?|worked?)\b",
    re.IGNORECASE,
)
_WAITING = re.compile(
    r"\bhow (?:long|many (?:days|weeks|months|years)|soon)\b.{0,24}\b(?:"
    r"(?:wait|leave|give|hold (?:off|on|out)|put up)\b.{0,24}\b(?:before|until|till)"
    r"|(?:before|until|till|after (?:that|this|it)) (?:i|you|we|one) (?:\w+ ){0,2}"
    r"(?:ask|raise|bring|try|apply|look|choose|decide|answer|reply|tell|say|chase|leave|quit|move on))\b",
    re.IGNORECASE,
)
_PRICE_ASKED = re.compile(_PRICE, re.IGNORECASE)
_ASKING_SENTENCE = re.compile(r"[^.?!…;]*[?]|[^.?!…;]+\W*$")
_PATTERNS = {wish: re.compile(pattern, re.IGNORECASE) for wish, pattern in _WISHES.items()}


@lru_cache(maxsize=16384)
def wishes(text: str) -> frozenset[str]:
    """What a question wants to know, of those wishes that are told apart here; often nothing of these."""
    found = {wish for wish, pattern in _PATTERNS.items() if pattern.search(text.replace("’", "'"))}
    if WORTH in found or VALIDITY in found:
        # "Is it worth the money" asks for no price, "how long is it worth something" for no duration.
        found -= {COST, TIME}
    if {PAY, COST} <= found and _GAIN.search(text):
        found.discard(COST)
    return frozenset(found - unwanted(text))


def asks_price(text: str) -> bool:
    """Whether the sentence that asks, not what is told before it, wants the price and neither pay nor time."""
    sentence = _ASKING_SENTENCE.search(text.replace("’", "'"))
    asked = sentence[0] if sentence is not None else text
    return _PRICE_ASKED.search(asked) is not None and wishes(asked).intersection(MEASURES) == {COST}


def unwanted(text: str) -> frozenset[str]:
    """What a question does not want although its words look like it.

    "How long is it valid", "how long you have been here" and "how long do I leave it" ask for no duration of what
    is offered.
    """
    said = text.replace("’", "'")
    is_other_time = _TENURE.search(said) or _WAITING.search(said) or _PATTERNS[VALIDITY].search(said)
    return frozenset({TIME}) if is_other_time else frozenset()
