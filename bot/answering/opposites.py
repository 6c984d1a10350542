"""Words that turn what a sentence says around, for `bot.answering.polarity`: opposites, negations, and fillers."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPPOSITES = {
    "worth": (
        _words("worth worthwhile valuable useful sensible smart wise beneficial legit good advisable"),
        _words(
            "waste wasted wasting worthless pointless useless silly stupid dumb foolish overrated hype hyped "
            "gimmick rubbish nonsense scam fad fluff bad eyewash unwise"
        ),
    ),
    "ease": (
        _words("easy easier easily easiest simple simpler attainable effortless"),
        _words("hard harder hardest difficult tough tougher tricky impossible challenging"),
    ),
    "price": (
        _words("cheap cheaper cheapest free affordable inexpensive"),
        _words("expensive costly pricey pricier dear dearer overpriced unaffordable"),
    ),
    "enough": (
        _words("enough sufficient suffice suffices"),
        _words("insufficient inadequate"),
    ),
    "speed": (
        _words(
            "fast faster fastest quick quicker quickly quickest rapid rapidly sooner speed speeds accelerate "
            "accelerates"
        ),
        _words("slow slower slowest slowly slows delay delays delayed later drags longer"),
    ),
    "amount": (
        _words(
            "more higher bigger larger greater increase increases rise rises lift lifts boost boosts grow grows "
            "gain better raises most"
        ),
        _words(
            "less fewer lower lowers smaller reduce reduces cut cuts drop drops decrease decreases shrink "
            "shrinks worse least weaken weakens"
        ),
    ),
    "effect": (
        _words("help helps helped helping helpful benefit benefits improve improves support supports advantage"),
        _words(
            "hurt hurts harm harms damage damages hinder hinders jeopardise jeopardize ruin ruins spoil spoils "
            "backfire disadvantage against penalise penalize"
        ),
    ),
    "keep": (
        _words("keep keeps kept remain remains stay stays retain retains"),
        _words("lose loses losing lost forfeit forfeits expire expires lapse lapses"),
    ),
    "need": (
        _words(
            "need needs needed require requires required requirement necessary must essential mandatory "
            "compulsory obligatory"
        ),
        _words("optional unnecessary dispensable superfluous skip avoid voluntary"),
    ),
    "safety": (
        _words("secure securer safe safer stable security"),
        _words("risky insecure unsafe dangerous unstable shaky risk"),
    ),
    "success": (
        _words("succeed success pass passes"),
        _words("fail fails failure"),
    ),
    "age": (
        _words("modern current relevant alive fresh"),
        _words("outdated obsolete dead dinosaur dinosaurs old-fashioned dated finished"),
    ),
    "regard": (
        _words(
            "recognised recognized respected valued trusted accepted matter matters count counts value trust "
            "respect"
        ),
        _words("ignored ignore rejected dismissed meaningless irrelevant distrust laugh worthlessly"),
    ),
    "same": (
        _words("equal equivalent identical alike"),
        _words("differ differs distinct unlike"),
    ),
    "truth": (
        _words("true real genuine"),
        _words("false fake myth untrue lie"),
    ),
    "leave": (
        _words("allow allows allowed permit permitted"),
        _words("forbid forbidden banned prohibited"),
    ),
    "chance": (
        _words("possible likely"),
        _words("unlikely"),
    ),
    "width": (
        _words("broad broader wide wider"),
        _words("narrow narrower"),
    ),
}
"""For each dimension the words for one end and for the other; which of them is the good one does not matter."""

POLES = {
    word: (dimension, sign)
    for dimension, ends in OPPOSITES.items()
    for sign, words in zip((1, -1), ends, strict=True)
    for word in words
}
"""The dimension of each of these words, and on which end of it the word is."""

PHRASES = (
    (re.compile(r"\bthe same(?: thing)?(?: as)?$|\bthe same (?:thing|as)\b|\bas good as\b"), "identical"),
    (re.compile(r"\bdifferent(?: (?:from|to|than|things?))?$|\bdifferent (?:from|to|than|things?)\b"), "distinct"),
    (re.compile(r"\b(?:do|does|did|cope|manage|get by|live) without\b"), "unnecessary"),
    (re.compile(r"\bmust(?= (?:they|he|she)\b)"), "guarantee"),
    (re.compile(r"\b(?:they|he|she|employers?|boss(?:es)?|company|firm) (?:must|ha(?:ve|s|d) to)\b"), "guarantee"),
    (
        re.compile(r"\b(?:obliged|obligated|bound|forced) to\b|\bentitled\b|\b(?:sure|certain) (?:to|that)\b"),
        "guarantee",
    ),
    (re.compile(r"\b(?:have|has|having|had) to\b"), "must"),
    (re.compile(r"\bold[ -]fashioned\b|\bout of date\b|\bthing of the past\b|\bhad its day\b"), "outdated"),
    (re.compile(r"\bup[ -]to[ -]date\b"), "current"),
    (re.compile(r"\btoo (?:little|few|short)\b|\bfall(?:s|ing)? short\b"), "insufficient"),
    (re.compile(r"\bhold(?:s|ing)? (?:me|you|people|us|them) back\b|\bget in the way\b"), "hurt"),
    (re.compile(r"\btake[ns]? seriously\b|\blook(?:s|ed)? up to\b"), "respected"),
    (re.compile(r"\blook(?:s|ed)? down on\b"), "dismissed"),
    (re.compile(r"\bno longer\b|\bnot any ?more\b"), "not"),
    (re.compile(r"\bpay(?:s)? off\b|\bmakes? sense\b|\bany (?:good|use|point)\b|\ba point\b"), "worthwhile"),
    (re.compile(r"\bno (?:good|use|point)\b"), "pointless"),
    (re.compile(r"\b(?:a )?waste of (?:time|money|effort|energy|my \w+)\b"), "waste"),
    (re.compile(r"\bworth (?:it|the \w+|having|doing|getting|my \w+|your \w+|while)\b"), "worth"),
    (re.compile(r"\blong (?:service|tenure|term)\b"), "tenure"),
)
"""Phrases that mean as much as one of these words, or as "not"."""

NEGATIONS = _words("barely hardly neither never no nobody none nor not nothing rarely scarcely seldom")
"""Words that deny what a clause says."""

FILLERS = _words(
    "a about actually all already also am an and another any anybody anyone are as ask at be because "
    "been being believe bit both but by can career correct could days did do does doing done down each "
    "even ever everyone folks for from get gets getting give given gives giving go goes going got "
    "gotten guy guys had has have having he hello her here hi his how i if in into is it its job just "
    "kind know let like lot lots made make makes many may me might mine much my no not now of off ok on "
    "one ones or other our out over people person please really reckon right say says shall she should "
    "since so some somebody someone sort still stuff such take takes tell than thanks that the their "
    "them then there these they thing things think this those to today too up us very want wants was "
    "way ways we were what when where whether which while who why will with wonder work would yeah yes "
    "yet you your yours"
)
"""Words that say nothing of what a question is about."""
