"""Wishes that a message says by its own words, whatever it was classified as."""

from __future__ import annotations

import re

from bot.dialogue.payload import (
    ASK_HR_FOR_ME,
    FIND_TARGET,
    FORGET_ME,
    PREPARE_TALK,
    PROMOTION_ROUTE,
    SHOW_RECOMMENDATION,
    UNDO_ACHIEVEMENT,
)
from bot.reading.manner import words_said

LOGS = "log_achievement"

_PLEASE = r"^\W*(?:(?:ok(?:ay)?|and|so|now|please|pls|can you|could you|would you|i want to|i'd like to)\W+){0,3}"
_SO = r"^\W*(?:(?:ok(?:ay)?|and|so|well|now|then|but|just|right|anyway|back to (?:me|my case|us))\W+){0,3}"
_WISHES = (
    (
        FORGET_ME,
        re.compile(
            rf"{_PLEASE}(?:forget|delete|erase|wipe|remove)\s+(?:about\s+)?(?:me|myself"
            rf"|(?:all\s+)?(?:of\s+)?my\s+(?:data|profile|information|details)"
            r"|(?:everything|all|anything|what(?:ever)?)\s+(?:(?:that\s+)?(?:you|u)\s+(?:know|have|kept|stored"
            r"|saved|noted)\b|(?:about|of|on)\s+me\b).*)"
            r"(?:\W+(?:please|pls|now|again|completely|entirely))*\W*$"
        ),
    ),
    (LOGS, re.compile(rf"{_PLEASE}log(?:\s+(?:this|that|it))?\s*[:,]\s*\w")),
    (
        UNDO_ACHIEVEMENT,
        re.compile(
            rf"{_PLEASE}(?:take back|take off|undo|unlog|remove|delete|scrap|strike|withdraw|cross out)\s+"
            r"(?:the|that|my|what i|last)\b.*\b(?:one|entry|log|logged|item|line)\b"
        ),
    ),
    (
        "speak_language",
        re.compile(
            rf"{_PLEASE}(?:(?:can|could) (?:we|i) )?(?:help|speak|talk|chat|write|answer|continue|go on|switch)\b"
            r"(?: \w+){0,3} "
            r"(?:in|to) english(?: (?:please|pls|then|now|with me))*\W*$"
        ),
    ),
    (
        FIND_TARGET,
        re.compile(
            rf"{_PLEASE}help me\s+(?:to\s+)?(?:find|choose|pick)\s+(?:a|my|some|another)\s+(?:new\s+)?"
            r"(?:roles?|targets?|jobs?|directions?|careers?)\W*$"
        ),
    ),
    (
        SHOW_RECOMMENDATION,
        re.compile(
            rf"{_SO}"
            r"(?:what (?:do|would|can) you (?:advise|recommend|suggest)(?: me)?(?: (?:to do|i do|that i do))?"
            r"|what(?:'s| is) your (?:advice|recommendation|suggestion)"
            r"|what(?:'s| is| would be) (?:my|the|a good|my best|the best|your) (?:very )?(?:first|next) "
            r"(?:step|move|thing)(?: (?:to (?:do|take)|i should take))?"
            r"|what (?:do|should|can|could) i (?:do|begin with|start with) (?:first|next|now|this week|today)"
            r"|what can i do|what(?:'s|s| is) first|so what(?: do i do)? now|now what|what now|what(?:'s| is|"
            r" comes)? next|your"
            r" (?:recommendation|advice|verdict|opinion)(?: would be| is)?"
            r"|(?:tell me |say )?what (?:do )?you (?:think|reckon)(?: i should do)?|go on(?: then)?\W+what do"
            r" you (?:think|reckon)"
            r"|what(?:'s| is) your (?:opinion|view|verdict|take)|(?:tell me|let me hear) your (?:opinion|advice"
            r"|verdict)"
            r"|tell me what (?:to do|i should do)|does (?:that|this|it) change (?:anything|it|things|your \w+))"
            r"(?: (?:for me|then|now|next|first|this week|today))*\W*$"
        ),
    ),
    (
        PROMOTION_ROUTE,
        re.compile(
            rf"{_SO}"
            r"(?:what (?:really )?(?:separates|distinguishes|divides|keeps) (?:an? |the )?(?:[\w/-]+ ){1,5}from me"
            r"|what(?:'s| is) the difference between (?:me|my (?:job|role|grade|level|band)) and "
            r"(?:an? |the |my )?(?:[\w/-]+ ?){1,5}"
            r"|what does (?:an? |the )(?:[\w/-]+ ){1,5}(?:do|have|know) that i (?:don't|do not|haven't)"
            r"(?: (?:do|have|know))?)\W*$"
        ),
    ),
    (
        PREPARE_TALK,
        re.compile(
            rf"{_SO}what (?:exactly )?(?:do|should|would|could) i (?:say|tell)(?: (?:to )?(?:him|her|them))?(?:"
            rf" exactly)?\W*$"
        ),
    ),
    (
        ASK_HR_FOR_ME,
        re.compile(
            rf"{_PLEASE}(?:let|tell|ask|inform|message|write(?: to)?|contact|send(?: a \w+)?(?: to)?)\s+(?:the\s+)?"
            r"(?:hr|human resources|people team)\b"
        ),
    ),
)

_READY_FOR = re.compile(
    rf"{_PLEASE}(?:(?:help|get|make) me (?:to )?)?(?:prepare|prep|ready|brief|coach)(?: me)?\s+for\s+"
    r"(?:the|my|a|that|this)\s+(?:\w+\s+){0,2}(?:talk|chat|conversation|meeting|sit-?down|one[ -]to[ -]one|1:1"
    r"|discussion|review)\b"
    rf"|{_SO}(?:good\W+)?(?:now |next )?(?:for |to )?the (?:talk|conversation|chat|meeting)(?: with (?:\w+"
    rf" ?){{1,3}}| itself)?\W*$"
)
_PLAN = re.compile(
    rf"{_SO}(?:please )?back to (?:my|the) plan\b|{_PLEASE}(?:make|give|show|draw(?: up)?|write|build|create"
    rf"|prepare)\s+(?:me\s+)?"
    r"(?:a|my|the)\s+(?:\w+\s+)?(?:plan|steps|timeline)\b"
)

_ABOVE = (
    r"(?:(?:my|the|our|a)\s+)?(?:line\s+|ward\s+|shop\s+|area\s+|team\s+)?(?:boss(?:es)?|managers?|supervisors?|"
    r"superiors?|foreman|gaffer|director|team\s+lead(?:er)?|head(?:\s+(?:chef|teacher))?|chef|matron|sergeant"
    r"|owner|principal|"
    r"(?:managing\s+)?partners?)\b"
)
_SPEAKS = re.compile(
    rf"\b(?:tell|say(?:\s+it)?\s+to|ask|convince|persuade|approach|talk\s+(?:to|with)|speak\s+(?:to|with)|"
    rf"put\s+(?:it|this)\s+to|raise\s+(?:it|this)\s+with|bring\s+(?:it|this)\s+up\s+(?:with|to)|"
    rf"word\s+it\s+to|meeting\s+with|conversation\s+with|interview\s+with|sit\s*-?\s*down\s+with"
    rf"|one[ -]to[ -]one\s+with|1:1\s+with|"
    rf"(?:chat|talk|word)\s+with)\s+{_ABOVE}"
)
_NOT_WANTED = re.compile(
    r"\b(?:don't|do not|didn't|doesn't|never|not|no longer)\s+(?:(?:really|even|at all)\s+)?"
    r"(?:want|interested|after|wanting)\b"
    r"|\b(?:turn|turned|turning)\s+(?:\w+\s+){0,3}down\b|\b(?:declin|refus)\w*\b"
)
_NEEDS_WORDS = re.compile(r"\b(?:how|what|best way|help|prep\w*|ready|advice|script|practi[sc]e)\b")


_WHO = (
    r"(?:he|she|they|it|(?:the )?(?:answer|reply|decision)|(?:my|our|the) (?:[\w-]+ ){1,2}?|hr|management|somebody)"
)
_NO = (
    r"(?:(?:'s|is|are|be|will be|turns out(?: to be)?|comes? back(?: as)?|says?|answers?|replies|goes)"
    r" (?:(?:a|just|simply|only|flat|still|that it's) )*(?:no|nope|not (?:now|yet|this (?:time|year)|ready))(?:"
    r" again)?"
    r"|refuses?|declines?|(?:turn(?:s)?|knocks?|shoots?) (?:me|it) (?:down|back)|won't|will not"
    r"|(?:do(?:es)?n't|do(?:es)? not) (?:agree|want(?: (?:to|it))?|say yes))"
)
_IF_NO = re.compile(
    rf"{_SO}"
    r"(?:what (?:(?:do|should|can|would) i (?:say|do|tell (?:him|her|them)) |then |now )?"
    r"|how (?:do|should) i \w+ )?"
    rf"(?:if|when|suppose|in case) {_WHO}(?: (?:just|simply|only|still))? ?{_NO}(?: to (?:it|me|that|this))?\W*$"
)
_WAS_NO = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|and|so|well|now|then|but|oh)\W+){0,3}"
    rf"{_WHO} ?(?:said (?:no|not (?:now|yet))|refused(?: (?:me|it))?|was (?:a )?no|turned (?:me|it) down)"
    r"(?:[\s,:;]+(?:no|not (?:now|yet)|again))?\W*$"
)


def asks_what_if_no(text: str) -> bool:
    """Whether somebody asks what to do when the person they talk to says no, or not yet, and asks nothing else."""
    return bool(_IF_NO.search(words_said(text)))


def tells_of_a_no(text: str) -> bool:
    """Whether somebody tells that they got a no, or a not yet, and tells nothing else."""
    return bool(_WAS_NO.search(words_said(text)))


def asks_for_a_plan(text: str) -> bool:
    """Whether a message begins with the wish for a plan: "make me a plan, I have 3 hours a week"."""
    return bool(_PLAN.search(words_said(text)))


def speaks_of_a_talk(text: str) -> bool:
    """Whether somebody wants help with what to ask of the person above them; to say no to them is another talk."""
    said = words_said(text)
    is_to_prepare = bool(_SPEAKS.search(said) and _NEEDS_WORDS.search(said)) or bool(_READY_FOR.search(said))
    return is_to_prepare and not _NOT_WANTED.search(said)


def asks_to_be_prepared(text: str) -> bool:
    """Whether somebody wants to be prepared for a talk, in so many words: its name is no role that they aim at."""
    return bool(_READY_FOR.search(words_said(text)))


def speaks_with_own_manager(text: str) -> bool:
    """Whether it is their own manager with whom somebody speaks: no talk about one of their team then."""
    said = words_said(text)
    return any(re.search(r"\b(?:my|our)\b", match[0]) for match in _SPEAKS.finditer(said))


def plain_wish(text: str) -> str:
    """The intent of a wish that stands at the beginning of a message in so many words; empty without one."""
    said = words_said(text)
    return next((intent for intent, pattern in _WISHES if pattern.search(said)), "")
