"""What somebody says of the conversation itself: how many questions, what for, who reads it, that they are done."""

from __future__ import annotations

import re

from bot.reading.manner import words_said

_LEAD_IN = (
    r"^\W*(?:(?:ok(?:ay)?|and|so|but|well|right|hmm+|wait|fine|sorry|before (?:i|we) (?:start|begin|go"
    r" on))\W+){0,3}"
)
_QUESTIONS = re.compile(
    rf"{_LEAD_IN}(?:"
    r"how many (?:more )?(?:questions?|of (?:these|those|them))\b.*|how many (?:more|are there|are left|to go)"
    r"|(?:are|will) there (?:be )?(?:many|a lot of|lots of|any) (?:more )?(?:questions?|of (?:these|those))\b.*"
    r"|(?:is|are) (?:that|this|it|we) (?:the last (?:one|question)|(?:nearly |almost )?(?:done|finished|there"
    r"|through))(?: (?:yet|now))?"
    r"|(?:do i (?:have|need) to|must i) (?:tell|answer|give|fill in|say) (?:you )?(?:anything"
    r"|something|all (?:of )?"
    r"(?:that|this|these|them)|everything|every (?:question|one)|that|them all)\b.*"
    r"|(?:do|must) i (?:have to |need to )?(?:say (?:where|what|who|how|my)|give (?:you )?my|tell you (?:my"
    r"|where|what|who))\b.*"
    r"|(?:how does (?:this|it|that|the (?:advice|assessment|questionnaire)) work\W+)?(?:and |so )?what do you"
    r" ask(?: me)?"
    r"|do you (?:want|need|have) to know (?:anything|something|more)\b.*"
    r"|what (?:do|will) you (?:need|have|want) to know(?: (?:about|from|of) me)?\b.*"
    r"|what (?:sort|kind)s? of (?:things|questions) (?:do|will|are) you .*"
    r"|what (?:if|happens if) i (?:don't|do not|won't|skip|leave) .{0,20}?(?:answer|say|tell|one|some|that|it)\b.*"
    r")\W*$"
)
_WHAT_FOR = re.compile(
    rf"{_LEAD_IN}(?:"
    r"what(?:'s| is) (?:it|that|this) (?:to|got to do with) (?:you|it|this)\b.*"
    r"|what(?:'s| has| does)? (?:that|this|it) (?:got to do|have to do) with .*"
    r"|(?:why|what|how come) (?:(?:do|would|are) )?(?:you|u) (?:need|want|wanna|have|ask(?:ing)?)(?! me to)\b(?:"
    r" (?:to|that"
    r"|this|it|me"
    r"|know|for|all"
    r"|about|how|what|my)\b)*.{0,40}|what(?:'s| is) that for|why (?:does|would) (?:that|it) matter(?: to you)?"
    r"|why should i (?:tell|say|answer)\b.{0,20}|what for"
    r")\W*$"
)
_PRIVACY = re.compile(
    rf"{_LEAD_IN}(?:"
    r"(?:what|where|how long) (?:do|will|are) (?:you|u) (?:do(?:ing)?|going to do|keep|put|store|use) (?:with )?"
    r"(?:what i (?:tell|say|write|told|have told)|my (?:answers?|data|details|words)|(?:all )?(?:that|this|it))\b.*"
    r"|what happens (?:to|with) (?:what i (?:tell|say|write|told)|my (?:answers?|data|details)|(?:all )?(?:that"
    r"|this))\b.*"
    r"|who (?:else )?(?:sees|reads|gets|can (?:see|read)|will (?:see|read)|gets to (?:see|read)) (?:all"
    r" )?(?:that|this|it|what i|my)\b.*"
    r"|(?:does|can|will|would) (?:my (?:boss|manager|employer)|hr|anyone|anybody|somebody|someone)(?: else)?"
    r" (?:see|read|get|find out)\b.*"
    r")\W*$"
)
_DONE = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|right|alright|all right|well|great|good|cool|perfect|brilliant|lovely|done|yes|no|nope"
    r"|so|fine"
    r"|ta|thx|cheers|thanks?|thank you|many thanks|much appreciated|nice one)(?: (?:mate|pal|love|so much|very"
    r" much|a lot|then|again|a million))?\W+){0,4}"
    r"(?:that'?s|that is|that'?ll be|thatll be|that will be|i'?m|i am|im|we'?re|me)?\s*"
    r"(?:me |us |it |all |everything |enough )?"
    r"(?:done|sorted|finished|all|everything|off|set|good|it|enough|that'?ll do|thatll do|that will do|all i"
    r" needed|what i needed)"
    r"(?: (?:i needed|i wanted|from me|for (?:today|now|tonight|me)|now|then|here|mate|with (?:that|this|it|you)"
    r"|to know))*\W*"
    r"(?:(?:thanks?|thank you|cheers|ta|bye|goodbye|good (?:day|night|evening)|have a)\b.{0,30})?$"
)
_AGAIN = re.compile(
    r"\b(?:again|over|anew|afresh|fresh|new|scratch|reset|restart|beginning|re-?do|wipe|clear|from (?:the"
    r" )?(?:start|top))\b"
)
_THATS_ME = re.compile(r"^\W*(?:\w+\W+){0,3}(?:that'?s|that is) (?:me|us)(?: (?:then|now|for now|mate))?\W*$")
_LATER = re.compile(
    r"^\W*(?:\w+\W+){0,4}?(?:i'll|i will|ill|let me|i need to|i'd better) (?:go and |go |just )?(?:have a think"
    r"|think (?:about it|it over|on it)"
    r"|sleep on it|come back|be back|get back|leave it (?:there|at that)|have a look at it)\b(?: \w+){0,6}\W*$"
)
_THANKED = re.compile(r"\b(?:ta|thx|cheers|thanks?|thank you|appreciated|nice one)\b")
_HELPED = re.compile(
    r"\b(?:that|this|it)(?:'s| is| was|'re)? (?:(?:actually|really|very|so|dead|proper|quite|super) )*"
    r"(?:handy|useful|helpful|a (?:big |great |real )?help)\b"
    r"|\b(?:that|this|it|which|your \w+) (?:really |actually |has |did )?(?:helped|worked)\b"
)
_ENDED = re.compile(r"\b(?:done|sorted|finished|all|everything|off|enough|do|that'?s it|that is it)\b")


def asks_about_the_questions(text: str) -> bool:
    """Whether somebody asks how many questions there are, or whether they have to answer."""
    return bool(_QUESTIONS.search(words_said(text)))


def asks_what_for(text: str) -> bool:
    """Whether somebody asks what they are asked something for: "what's it to you", "why do you need that"."""
    return bool(_WHAT_FOR.search(words_said(text)))


def asks_what_becomes_of_it(text: str) -> bool:
    """Whether somebody asks what is done with what they say, or who reads it."""
    return bool(_PRIVACY.search(words_said(text)))


def is_done(text: str) -> bool:
    """Whether somebody has what they came for: "ta, that's me done", "that'll do", "cheers, I'm sorted".

    A lone word ("all", "done") may be an answer to a question as well.
    """
    said = words_said(text)
    is_ended = bool(_DONE.search(said) and _ENDED.search(said))
    return len(said.split()) > 1 and (is_ended or bool(_LATER.search(said) or _THATS_ME.search(said)))


def begins_again(text: str) -> bool:
    """Whether the words say that it is to begin anew: what was told so far is deleted for it."""
    return bool(_AGAIN.search(words_said(text)))


def thanks_too(text: str) -> bool:
    """Whether the words hold thanks."""
    return bool(_THANKED.search(words_said(text)))


def reports_help(text: str) -> bool:
    """Whether somebody tells that something was of use to them: "that's handy", "it worked"."""
    return bool(_HELPED.search(words_said(text)))
