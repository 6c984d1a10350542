"""What somebody says around their case in so many words: of the questions, of what becomes of the answers, of how
an application went, of what else they could become. Whatever is open, and whatever it was classified as.
"""

from __future__ import annotations

import re

from bot.dialogue.payload import FIND_TARGET, START_ASSESSMENT, WHAT_WOULD_CHANGE
from bot.reading.about_the_talk import asks_about_the_questions, asks_what_becomes_of_it
from bot.reading.manner import supposes, words_said
from bot.reading.outcomes import tells_of_a_refusal, tells_of_feedback, tells_of_getting_it, waits_to_hear

ASK_ASSESSMENT, ASK_PRIVACY, TAKE_AWAY = "ask_assessment", "ask_privacy", "take_away"
TOLD_FEEDBACK = "told_feedback"
GOT_THE_JOB, AWAITS_DECISION, WAS_REFUSED = "got_the_job", "awaits_decision", "was_refused"

_LEAD_IN = r"^\W*(?:(?:ok(?:ay)?|and|so|but|well|right|now|then|please|hi|hello|hey|yes|yeah|just)\W+){0,3}"
_WITH_WHAT_I_HAVE = (
    r"(?:(?:with|using|given|from) (?:all )?(?:what i (?:know|have|can(?: do)?|do|learnt|learned|'?ve got)"
    r"|my (?:[\w-]+ ){0,3}(?:experience|skills?|background|know-?how|knowledge|trade|training|qualifications?"
    r"|job|work|past"
    r"|(?:years|time) \w+)|this(?: job| trade)?|that|here|where i am|a background like mine|a job like (?:mine"
    r"|this)))"
)
_BECOME = re.compile(
    rf"{_LEAD_IN}(?:(?:when|once) i(?:'m| am|'ve)? (?:done|qualified|finished|through),? )?(?:"
    rf"what (?:else )?(?:could|can|might) (?:i|one|you|somebody like me|someone like me) (?:become|turn into|be"
    rf" instead|move (?:on )?to|go into)"
    rf"(?: (?:{_WITH_WHAT_I_HAVE}|instead|one day|next|later|then|else|at my age|after (?:that|this|it)|if i"
    rf" leave))*"
    rf"|what (?:else )?(?:could|can|might) (?:i|somebody like me|someone like me) (?:do|be)"
    rf" {_WITH_WHAT_I_HAVE}(?: (?:instead|next|then))?"
    r"|what (?:other )?(?:jobs?|roles?|work) (?:could|can|might|would) (?:i|somebody like me|someone like me)"
    r" (?:do|get|go for|aim for|fit|suit)"
    rf"(?: {_WITH_WHAT_I_HAVE})?"
    rf"|what (?:are|would be) my (?:options|choices|possibilities)(?: {_WITH_WHAT_I_HAVE})?"
    r"|what(?: else)?(?:'s| is) (?:out )?there for (?:me|somebody like me|someone like me|people like me)"
    r"|where (?:could|can|might) (?:i|this job|that) (?:go|lead|take me)(?: (?:from (?:here|there|this)|next))?"
    r")\W*$"
)
_ELSE = re.compile(
    rf"{_LEAD_IN}(?:what else|where(?: else)?) (?:can|could|might|does|do) (?:an? |the )?(?!i |this |that |it "
    rf"|you |we )"
    r"(?:[\w-]+ ){1,4}(?:do|become|be|go|move)(?: (?:into|to|on|on to|from here|next))?\W*$"
    r"|\bwhat (?:i'd|i would|i might|i could|i'll|would i|might i|could i) (?:be|do) (?:any )?(?:good|suited"
    r"|best|right|cut out)"
    r"(?: (?:at|for|to))?(?: [\w']+){0,4}\W*$"
)
_OTHER_WORK = re.compile(
    rf"{_LEAD_IN}what (?:other |else |kind of |sort of )*(?:jobs?|roles?|work|trades?) (?:could|can|would|might"
    rf"|will) "
    r"(?:(?:i|me|somebody|someone|people|like) |(?:take|suit|fit|have) )+.*"
)
_NEAR_MINE = re.compile(
    rf"{_LEAD_IN}which (?:other )?(?:jobs?|roles?) (?:are )?(?:near|like|close to|next to) (?:mine|my \w+)\b.*"
)
_BEGIN = re.compile(
    rf"{_LEAD_IN}(?:ask away|fire away|shoot|go (?:ahead|on)(?: and|,)? ask(?: me)?(?: your questions| them)?"
    rf"|ask me(?: your questions"
    r"| what you need| then)?|back to (?:my|the|your) (?:questions?|assessment|advice|case|thing)|what about"
    r" (?:for )?me|(?:and )?for me(?: personally)?|what about in my case)"
    r"(?:\W+(?:then|please|pls|now|mate))*\W*$"
)
_TAKE_AWAY = re.compile(
    rf"{_LEAD_IN}(?:(?:(?:can|could|would|will) (?:you|u) )?(?:please )?(?:send|e-?mail|mail|text|whatsapp"
    rf"|forward|post)"
    r" (?:me )?(?:that|this|it|them|(?:the|my|a) (?:copy|plan|link|list|pdf|answer|advice|summary|case|text"
    r"|whole thing)(?: of (?:that|this|it))?)"
    r"(?: (?:to|as|by|in|over to|on) \w+(?: \w+){0,2})?"
    r"|(?:can|could|may|how (?:do|can|could)) i (?:print|save|download|copy) (?:that|this|it|the plan|my plan)"
    r"(?: (?:out|off|somewhere|down|as a \w+|to \w+))?"
    r"|(?:can|could|may|how (?:do|can|could)) i (?:keep|get|have) (?:(?:a )?(?:copy|printout|pdf) of (?:that|it)"
    r"|(?:that|this|it|the plan|my plan) (?:somewhere|as a \w+|in writing|on paper))"
    r"|is there an? (?:pdf|printout|print version|file|copy)(?: (?:of|for) (?:that|this|it))?)"
    r"(?:\W+(?:please|pls|then|too|somewhere|later))*\W*$"
)
_SENTENCES = re.compile(r"[.!?;:,]+\s+|\s+-\s+")


def asks_what_to_become(text: str) -> bool:
    """Whether one of the sentences asks which other roles there are for the person."""
    return any(
        any(form.search(one) for form in (_BECOME, _ELSE, _OTHER_WORK, _NEAR_MINE))
        for one in _SENTENCES.split(words_said(text))
        if one
    )


def outcome(text: str) -> str:
    """The intent of how an application went; empty where none is told of."""
    if tells_of_getting_it(text):
        return GOT_THE_JOB
    if tells_of_a_refusal(text):
        return WAS_REFUSED
    if tells_of_feedback(text):
        return TOLD_FEEDBACK
    return AWAITS_DECISION if waits_to_hear(text) else ""


def spoken_around(text: str) -> str:
    """The intent of what is said of the conversation, and of what is to follow from it; empty without one."""
    said = words_said(text)
    if asks_about_the_questions(text):
        return ASK_ASSESSMENT
    if asks_what_becomes_of_it(text):
        return ASK_PRIVACY
    if _TAKE_AWAY.search(said):
        return TAKE_AWAY
    if _NEAR_MINE.search(said):
        return FIND_TARGET
    if supposes(text):
        return WHAT_WOULD_CHANGE
    if _BECOME.search(said):
        return FIND_TARGET
    return START_ASSESSMENT if _BEGIN.search(said) else ""
