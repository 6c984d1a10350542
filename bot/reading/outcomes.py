"""What somebody tells of a job that they went for: they got it, or they have not heard."""

from __future__ import annotations

import re

from bot.reading.manner import words_said

_JOB = r"(?:job|post|promotion|role|position|place|step up|supervisor(?:'s)? job|offer)"
_THEY = (
    r"(?:they|she|he|hr|the (?:boss|board|panel|company|school|trust|owner|director)"
    r"|my (?:boss|manager|supervisor))(?:'ve| have| has|'s)? (?:just |finally |now |only )*"
)
_NO_POST = (
    r"(?:redundant|do|go|work|stay|wait|feel|think|sign|cry|laugh|look|want|see|train|cover|write|redo|apply|repeat"
    r"|pay|take|sit|stand|start|promise|swear|leave|so|very|really|angry|sad|ill|sick|happy|proud|mad|nervous|late"
    r"|anxious|uncomfortable|unhappy|miserable|offer|promises|target|joke)"
)
_GOT = re.compile(
    r"\bi(?:'ve| have)? (?:finally |just |actually |only |really )*"
    rf"(?:got|landed|bagged|nailed|clinched|been (?:offered|given)) (?:the|that|my) (?:\w+ ){{0,2}}{_JOB}\b"
    r"|\bi(?:'ve| have)? (?:finally |just |actually )*got it\s*!"
    r"|\bi(?:'ve| have)? (?:finally |just |actually )*(?:got it|made it),? (?:i'm|i am|they)\b"
    r"|\band i(?:'ve| have)? (?:finally |just |actually )*got it\W*$"
    r"|\bi(?:'ve| have)? (?:finally |just |actually )*(?:been|got) made (?:up )?(?:to )?(?!redundant|to )\w+"
    r"|\bi(?:'ve| have)? (?:finally |just |actually )*(?:been|got) promoted\b|\bi was promoted (?:today"
    r"|yesterday|on)\b"
    rf"|\b{_THEY}(?:appointed|named|promoted|confirmed|upgraded) me\b"
    rf"|\b{_THEY}made me (?:up to )?(?:the |a |an |their |acting )*(?!{_NO_POST}\b)\w+"
    r"|(?:^|[.!,;] ?)(?:\w+ ){0,2}(?:just|finally) (?:got|been) (?:promoted\b|made (?:up )?(?:to )?"
    rf"(?!{_NO_POST}\b)\w+)"
    r"|\b(?:the|that) (?:\w+ ){0,2}(?:job|post|role|promotion|position)(?:'s| is) mine\b"
    r"|\b(?:my|the) promotion (?:came|went) through\b"
    r"|\b(?:they|she|he|the boss|my (?:boss|manager)|the panel) (?:said yes\b|(?:chose|picked) me\b"
    rf"|(?:gave|offered) me (?:the|that) (?:\w+ ){{0,2}}{_JOB}\b|gave it to me\b)"
)
_FROM_THEN = re.compile(
    r"\b(?:from|as of|starting|come) (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tomorrow|today|now on|(?:next|the) \w+)\b,? (?:i'm|i am|i'll be|i will be) "
    r"(?:the |an? |your )?(?:new |acting )?"
    r"(?!on |off |out |free|available|not |going|moving|away|unemployed|redundant|\w+ing\b)\w+"
)
_GLADLY = re.compile(r"!|\b(?:thanks|thank you|thx|ta|cheers|it worked|finally|chuffed|promoted|happy|news)\b")
_NO_EVENT = re.compile(
    r"\b(?:if|when|once|until|hope|wish|want|would|could|should|how|suppose|imagine|before|after|unless|not|never"
    r"|nearly|almost|years? ago)\b|n't\b|\?"
)
_REFUSED = re.compile(
    rf"\bi (?:didn't|did not|never) get (?:it|the (?:\w+ ){{0,2}}{_JOB})\b"
    r"|\b(?:they|she|he|the boss|my (?:boss|manager)|the panel|hr) (?:have |has |'ve )?(?:just )?(?:gave|given"
    r"|handed|went)"
    rf" (?:it|with|(?:the|my) (?:\w+ )?{_JOB})(?! (?:(?:to|with) )?me\b) \w+"
    r"|\b(?:they|she|he|the boss|my (?:boss|manager)|the panel) (?:picked|chose|took|hired|promoted) (?!me\b"
    r"|up\b|on\b|over\b)\w+"
    r"|\b(?:someone|somebody|another \w+|the other \w+|a (?:mate|colleague|newcomer)) (?:else )?got (?:it|the"
    r" (?:job|post|promotion|role))\b"
    r"|\b(?:passed|turned|knocked) me (?:over|down|back)\b"
    rf"|(?:^|[.!?,;:] ?)(?:\w+ ){{0,2}}(?:didn't|did not|never) get (?:it|the (?:\w+ ){{0,2}}{_JOB})\b"
    rf"|\b{_THEY}(?:said|told me) no\b.*\b(?:gutted|crushed|devastated|heartbroken|upset|sad|cry|cried|crying"
    r"|disappointed|hurts?|hurting|stung|stings|down about|miserable)\b"
    r"|\b(?:went|applied|put in|interviewed|tried) (?:in )?for\b.*"
    rf"\b{_THEY}(?:said|told me|says) (?:it's |it was )?(?:a )?(?:no|not (?:yet|now|this (?:time|year)))\b"
    r"|\b(?:got|been|was) told (?:it's (?:a )?|it was (?:a )?|that it's a |a )?no\b(?! (?:need|problem|longer|one))"
    r"|\band (?:gave|handed) it to (?!me\b)\w+"
    r"|\b(?:got|been|was) (?:turned down|passed over|knocked back|rejected|overlooked)\b"
)
_LONG_AGO = re.compile(r"\b(?:before|once|twice|times|years?|in (?:19|20)\d\d|since)\b")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_FEEDBACK = re.compile(
    r"\b(?:they|she|he|the (?:boss|panel|feedback)|my (?:boss|manager|supervisor)|hr) (?:(?:just|also|always"
    r"|only) )?"
    r"(?:said|told me|tells me|says?|wrote|reckons?|thinks?|felt|feels?|was)(?: that)? i(?:'m| am|'ve| have)?"
    r" (?:(?:still|just|really) )?"
    r"(?:need(?:ed)?|lack(?:ed|ing)?|should|must|ought|have to|haven't|don't|didn't|wasn't|not|had no|was(?:"
    r" too)?|too|missing)\b"
)
_IF = re.compile(r"\b(?:if|when|unless|suppose|imagine|hope|afraid|worried|in case|what|how|why)\b")
_WAITS = re.compile(
    r"\b(?:haven'?t|hasn'?t|have(?: still)? not|not|never)(?: \w+)? heard\b(?! of\b)"
    r"|\bno (?:word|answer|reply|news|decision|response)(?: \w+){0,2} (?:yet|since|so far|back|from them)\b"
    r"|\bstill (?:nothing|no \w+) (?:from|back|yet)\b"
    r"|\bstill (?:waiting|wait) (?:to hear|on|for) |\bgone (?:all )?quiet\b"
    r"|\bwaiting (?:to hear|for (?:an|the|their|his|her) (?:answer|decision|reply|result|verdict))\b"
    r"|\b(?:nothing|not a (?:word|peep)|silence)(?: \w+)? since\b"
)

_NAMED = re.compile(
    r"\b(?:made|appointed|named) me (?:up )?(?:to |as )?(?:the |an? |their |your )?(?:new )?"
    r"(?P<job>[^\W\d][\w'/&-]*(?: (?!from\b|as\b|starting\b|and\b|but\b|so\b|in\b|on\b|at\b"
    r"|today\b|yesterday\b|last\b"
    r"|this\b|with\b|because\b|thanks\b|now\b|next\b)[\w'/&-]+){0,3})",
    re.IGNORECASE,
)
_FOR_A_TIME = re.compile(
    r"\b(?:acting|interim|temporar\w+|temp|cover(?:ing)?|stand(?:ing)?[ -]in|secondment|seconded|on trial"
    r"|a trial|trial period|probation\w*|fixed[- ]term|not permanent|isn't permanent|only for|just for)\b"
)
_NOT_SETTLED = re.compile(
    r"\b(?:been |only |just |it's |it is )?offered\b|\b(?:just|only) an offer\b"
    r"|\b(?:not|never|haven't|hasn't|nothing|yet to|still to)(?: \w+){0,2} (?:sign\w*|accept\w*|agreed|in writing"
    r"|official|final\w*|confirmed)\b|\bnothing(?:'s| is)? signed\b|\bverbal(?:ly)?\b"
)


def tells_of_getting_it(text: str) -> bool:
    """Whether somebody tells that they got the job or the promotion; a bare "got it" says that they understood."""
    said = words_said(text)
    match = _GOT.search(said) or (_FROM_THEN.search(said) if _GLADLY.search(said) else None)
    return match is not None and not _NO_EVENT.search(said[: match.end()]) and not _LONG_AGO.search(said)


def job_named(text: str) -> str:
    """What somebody calls the post that they say they were given, in their words; empty where it is not told."""
    match = _NAMED.search(" ".join(text.replace("’", "'").split()))
    named = match["job"] if match is not None else ""
    return "" if re.match(rf"{_NO_POST}\b", named, re.IGNORECASE) else named


def is_for_a_time(text: str) -> bool:
    """Whether a post is told to be held for a time only: acting up, covering, on trial."""
    return bool(_FOR_A_TIME.search(words_said(text)))


def is_not_settled(text: str) -> bool:
    """Whether a post is told to be offered, and not yet taken or signed for."""
    return bool(_NOT_SETTLED.search(words_said(text)))


def tells_of_a_refusal(text: str) -> bool:
    """Whether somebody tells that they did not get the job or the promotion, or who got it instead."""
    said = words_said(text)
    match = _REFUSED.search(said)
    if match is None or _IF.search(said[: match.start()]):
        return False
    asked = _SENTENCE_END.search(said, match.end())
    return asked is None or asked.group() != "?"


def tells_of_feedback(text: str) -> bool:
    """Whether somebody tells what they were told to be missing: "they said I lack leadership"."""
    return bool(_FEEDBACK.search(words_said(text))) and not text.rstrip().endswith("?")


def waits_to_hear(text: str) -> bool:
    """Whether somebody tells that they wait for the answer to an application."""
    return bool(_WAITS.search(words_said(text)))
