"""Courtesies around a question say nothing about what is asked, but they would count in its vector all the same.

Only everyday forms of politeness and hesitation are taken off, at the beginning and the end, and only where a
question of a few words is left. What could be part of the question stays.
"""

from __future__ import annotations

import re

from bot.nlu.text.message_text import MessageText

FEWEST_WORDS = 3
"""What must be left of a text for its courtesies to be taken off."""

_ADDRESSED = r"(?: (?:there|all|team|everyone|everybody|again|bot|folks))?"
_OPENINGS = (
    rf"(?:hi|hello|hey|hiya|greetings){_ADDRESSED}",
    rf"good (?:morning|afternoon|evening|day){_ADDRESSED}",
    r"dear (?:assistant|bot|team|all|sir or madam|hr(?: team)?)",
    r"(?:i )?hope (?:you|this|all|everything)\b[^,.!:;?]{0,40}(?=[,.!:;])",
    r"(?:sorry|apologies)(?: (?:to|for) (?:bother|disturb|interrupt|ask|trouble)\w*(?: you)?)?,? but",
    r"excuse me",
    r"(?:(?:just )?an?|one)? ?(?:quick|small|silly|stupid|general|random|short) question",
    r"(?:i have|i've got|i got|here is|here's) (?:a|one|another)(?: \w+)? question(?: for you)?",
    r"(?:i (?:was|am) |i'm )?just (?:wondering|curious)|i was wondering|wondering",
    r"(?:what )?i(?:'ve been| have been)?(?: just)? (?:want|wanted|meant|meaning|like)(?: to)? (?:to )?ask\b"
    r"[^,.!:;?]{0,24}?(?: is|(?=[:,]))",
    r"my question is",
    r"(?:first of all )?(?:thank you|thanks|thx)\b[^,.!:;?]{0,40}(?=[,.!:;])",
    r"(?:i'm |i am )?not (?:quite )?sure (?:if|whether)\b[^,.!:;?]{0,50},? but",
    r"(?:(?:so|ok|okay|right|well|basically|anyway|alright|um+|uh+|erm?|hm+)(?=[\s,.!:;-]))",
)
_ENDINGS = (
    r"(?:many |kind |best |warm )?(?:thanks|thank you|thx|cheers|regards|wishes)"
    r"(?: (?:a lot|so much|very much|again|in advance|for (?:your|the|any) \w+))?(?:,? [A-Z]\w+)?",
    r"(?:any|some) (?:help|advice|info|pointers|tips)\b[^,.!:;?]{0,20} (?:appreciated|welcome|great)",
    r"(?:please |pls |plz )?let me know",
    r"(?:just |only )(?:curious|asking|wondering)",
    r"no (?:rush|hurry)(?: at all)?(?:,? when\w*\b[^.!:;?]{0,40})?",
    r"(?:i )?hope (?:that|this|it) (?:makes sense|is ok(?:ay)?|helps)",
    r"(?:sorry|apologies) (?:if|for)\b[^.!:;?]{0,40}",
    r"have a (?:\w+ ){1,2}(?:day|evening|weekend|one|week)",
    r"lol|haha+|pls|plz|please",
)
_BEFORE = re.compile(rf"^\W*(?:{'|'.join(_OPENINGS)})(?![\w'])\s*[,.!:;…-]*\s*", re.IGNORECASE)
_AFTER = re.compile(rf"(?:[\s,.!;…-]+|(?<=\?)\s*)(?:{'|'.join(_ENDINGS)})\s*[.!,)…]*\s*$", re.IGNORECASE)
_HESITATION = re.compile(r"(?<!\S)(?:u+m+|u+h+|erm+|h+m+)[,.…]*(?:\s+|$)", re.IGNORECASE)


def without_courtesies(text: MessageText) -> MessageText:
    """The text without greeting, apology, hesitation and thanks around its question."""
    return _repeatedly(_AFTER, _repeatedly(_BEFORE, _taken_off(_HESITATION, text)))


def _repeatedly(pattern: re.Pattern[str], text: MessageText) -> MessageText:
    while (rest := _taken_off(pattern, text, most=1)).now != text.now:
        text = rest
    return text


def _taken_off(pattern: re.Pattern[str], text: MessageText, most: int | None = None) -> MessageText:
    rest = text.substituted(pattern, most=most).stripped()
    return rest if len(rest.now.split()) >= FEWEST_WORDS else text
