"""The words of short follow-ups: what each asks of what was just said, whatever that was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from bot.reading.manner import words_said

FollowUp = Literal[
    "why",  # the reason for it
    "sure",  # how firm it is
    "other",  # the way that was not advised
    "long",  # how long it takes
    "other_cost",  # the same for less time or money
    "then",  # what comes after it
    "show",  # how it is proved
    "cannot",  # what if it cannot be done
    "need",  # what is missing for it
    "pay",  # what it pays
    "first",  # which part of it comes first
    "there",  # the same in another country
    "counts",  # whether what was done is worth anything
    "they",  # what if the other person does something
    "course",  # which course leads there
    "takes",  # that they will do it
    "far",  # how far the person is, be it with what they do or from where they want to be
    "near",  # how far off it is, and whether it can be reached
    "not_me",  # what the others have that the person has not
    "fair",  # whether they may do that
    "ask_them",  # whether to ask those who decide
]


_THAT = (
    r"(?:that|this|it|them|these|those|one|all (?:of )?(?:that|this|it)|the (?:other|first|second|last|whole"
    r" thing))"
)
_ONES = r"(?: (?:one|ones|way|route|path|option|side|course|badge|certificate|step|thing|version|alternative)s?)?"
_CAN = r"(?:do|would|can|could|should|will|might|shall|am i to|am i supposed to)"
_LESS = (
    r"(?:cheap(?:er|est)?|free|less expensive|low(?:er)?[ -]cost|quick(?:er|est)?|fast(?:er|est)?|short(?:er"
    r"|est)?|sooner)"
)
_FORMS: Mapping[FollowUp, str] = {
    "why": (
        r"(?:why|how come)(?:'s)?(?: (?:not|is|that|this|it|the|other|one|ones|first|second|both|way|route|round"
        r"|around"
        r"|start|begin|with|and|of|all|so|you (?:say|think|picked|chose)|(?:do|did) you (?:say|think|pick|choose"
        r"|advise)))*"
        r"|why (?:an? |the )?[\w' ]{2,30} and not [\w' ]{2,30}"
        r"|what makes you (?:say|think) (?:that|so)|what made you (?:pick|choose) (?:that|this|it)(?: one)?"
        r"|on what grounds"
    ),
    "sure": (
        r"(?:are )?(?:you|u) (?:really |quite |absolutely |very )?(?:sure|certain)(?: (?:about|of) (?:that|this"
        r"|it))?"
        r"|how (?:sure|certain) are you(?: (?:about|of) (?:that|this|it))?"
        r"|is (?:that|this|it) (?:really |definitely |actually )?(?:right|true|correct|so)(?: for me)?|really"
    ),
    "other": (
        r"(?:(?:what|how) about )?the (?:other|second|badges?|certificates?|credentials?|courses?|promotion)"
        r"(?: (?:one|way|route|path|option|side|thing))?"
        r"|what if i (?:took|did|chose|went for|go for|take|do) the other(?: (?:one|way|route|path|option))?(?:"
        r" instead)?"
    ),
    "long": (
        rf"(?:for )?how long(?: (?:would|will|does|might|is|could|should) {_THAT}{_ONES})?(?: (?:take|last|be"
        rf"|need))?(?:"
        rf" me)?"
        r"(?: (?:in all|altogether|overall|in total))?"
        rf"|how long(?:'s| is| will| would)? ?{_THAT}(?: going to| gonna)? (?:take|last|be)(?: me)?"
        r"|when (?:would|will|could|can) i be (?:done|there|finished|ready|through)(?: with (?:that|it|this|all"
        r" that))?"
    ),
    "other_cost": (
        rf"(?:(?:is|are) there|have you(?: got)?|do you have|got|can (?:you|i) (?:find|get)(?: me)?) (?:an?|any"
        rf"|some)"
        rf"(?:thing)?(?: \w+)? ?{_LESS}{_ONES}(?: (?:for me|to do (?:it|that)|than that))?"
        rf"|(?:anything|something|nothing|what about (?:an?|any)(?:thing|ones)?|an?|any|the) {_LESS}{_ONES}|{_LESS}"
        rf"|(?:can|could|can't|couldn't) (?:it|that|this|i|we|you) (?:be |do (?:it|that|this) |make (?:it|that"
        rf"|this) |go )?{_LESS}"
        r"|(?:that'?s|it'?s|thats|that is) (?:(?:a bit|too|very|so|quite|pretty|rather|far too|way too|really) )*"
        r"(?:long|slow|expensive|dear|pricey|much money|much)(?: for me)?|(?:really )?(?:that|so) (?:long|much"
        r"|expensive)"
        r"|i (?:can't|cannot|can not|could not|couldn't) afford (?:that|it|this|any of (?:that|it|those))"
    ),
    "then": (
        r"(?:then|next)(?: what)?|(?:what|so what)(?:'s| is| comes| happens)? (?:then|next|after(?:wards?)?(?:"
        r" (?:that|this|it))?)"
        r"|after (?:that|this|it|those)|what do i do (?:then|after that|afterwards|next)"
        rf"|(?:once|when) i(?:'ve| have)? (?:done|finished) {_THAT}(?:,? what(?: then| next)?)?"
    ),
    "show": (
        rf"how {_CAN} i (?:even |best )?(?:show|prove|demonstrate|document|evidence|back up|put over)"
        r"(?: (?:them |her |him |my (?:boss|manager) )?(?:that|it|this|these|those|any of (?:that|it)))?(?:"
        r" (?:i|i'm|i am|i've|to) [\w']+(?: [\w']+){0,5}| to (?:them|her|him|my \w+))?"
        r"|what (?:would|could|can|do) i (?:show|put forward|use) (?:as|for) (?:proof|evidence|that)"
    ),
    "cannot": (
        r"(?:(?:and )?(?:what )?(?:if|when) i (?:just |really )?(?:can't|cannot|can not|couldn't|don't|do not"
        r"|won't|am not|fail|"
        r"never)|suppose i can't)(?: [\w']+){0,7}"
        r"|(?:i )?(?:really |just |honestly )?(?:can't|cannot|can not|couldn't|cant) [\w']+(?: [\w']+){0,7}(?:,"
        r" .*)?"
    ),
    "need": (
        rf"what (?:else |more |exactly )?{_CAN} i (?:still )?(?:need|have)(?: to (?:learn|do|have|know|get|show"
        rf"|study))?(?: (?:for|to do|to get|to) (?:{_THAT}|there))?(?: first)?"
        r"|what(?:'s| is| am i) (?:still )?(?:missing|lacking|short of)(?: (?:for (?:that|it|this)|to get there))?"
        r"|what {can} (?:they|it) (?:want|ask|expect)(?: (?:for|from me|of me))?"
    ).replace("{can}", _CAN),
    "pay": (
        rf"how much (?:is|would|does|do|will|could) (?:{_THAT}|they|i|the job)(?: (?:pay|be|earn|make|bring"
        rf"|get))?(?: me)?"
        r"(?: (?:a|per) (?:year|month|hour))?"
        r"|is (?:that|it) (?:a lot |much |any )?(?:more|better|less) than (?:now|what i (?:get|earn|make|have)|i"
        r" (?:get|earn|make)|my (?:pay|job|wages?)|at present)"
        r"(?: (?:now|at present|today))?"
        r"|(?:do|would|will) (?:they|i) (?:earn|get|make|pay|be on|get paid|be paid)(?: any| much| a lot)? (?:more"
        r"|better)"
        r"|does (?:that|it|this)(?: one| job)? pay (?:more|better|well)"
        r"|what(?:'s| is| would be) the (?:pay|salary|wages?|money)(?: like| there)?"
        r"|which (?:one |(?:of (?:these|those|them) ))?pays? (?:the )?(?:best|most|better|more)"
    ),
    "there": (
        r"(?:(?:what|how) (?:is it|are they|about) )?in (?:the )?(?!(?:a|one|two|\d+|january|march|may) )"
        r"[a-z ]{2,24}"
    ),
    "counts": (
        r"(?:does|will|would|do) (?:that|this|it|these|those) (?:even )?(?:count|help(?: me)?|matter|do me any"
        r" good)"
        r"(?: (?:for|towards|with|as) (?:anything|something|it|that|the \w+|\w+ing|an? \w+))?"
        r"|is (?:that|this|it) (?:any |much )?(?:good|use|worth (?:anything|something))(?: to me)?"
    ),
    "they": (
        r"what (?:do i (?:do|say) )?(?:if|when) (?:he|she|they|my \w+|the \w+)(?:'s|'re)? (?!say|asks?"
        r" )[\w']+(?: [\w']+){0,5}"
    ),
    "course": (
        r"(?:is|are) there (?:an? |any |some )?(?:courses?|certificates?|training|qualifications?|badges?"
        r"|class(?:es)?|exams?)"
        r"(?: (?:for (?:that|it|this)|i (?:could|can) (?:do|take)|out there))*"
        r"|(?:what|which) (?:course|certificate|qualification|training|badge|exam)s? (?:do|would|should|could"
        r"|can) i (?:need|do|take|get)"
        r"(?: (?:for|to get) (?:that|it|there|this))?"
    ),
    "takes": (
        r"(?:i'll|ill|i will|i'd|let's|lets|i'm going to|im going to|gonna) (?:do|try|take|start|begin|go|give)"
        r"(?: (?:with|for|on))? (?:it|that|this|the first(?: (?:one|step|thing))?|step (?:one|1))(?: (?:a go"
        r"|first))?"
    ),
    "far": r"how far am i(?: (?:now|so far|already|along))?",
    "near": (
        r"how (?:realistic|likely|possible|doable|far|close|hard|difficult|near)(?: off| away)? (?:is|am|are"
        r"|would) (?:it|that|this|i|we)"
        r"(?: (?:be|to (?:it|that|get there)|off|away|from (?:it|that|there)))?(?: for me)?"
        r"|(?:is|isn't|would) (?:it|that|this) (?:be )?(?:even |really |at all )?(?:realistic|likely|possible"
        r"|doable|out of reach|too (?:big|much|far|hard))"
        r"(?: (?:a step|of a step))?(?: for (?:me|someone|somebody)(?: [\w']+){0,4})?"
        r"|(?:that'?s|thats|it'?s|that is) not (?:very |really )?(?:realistic|likely|possible|doable)(?: for"
        r" me)?(?: is it)?"
        r"|which (?:one |of (?:these|those|them) )?(?:is|would be|are) (?:the )?(?:easiest|closest|nearest"
        r"|likeliest)(?: for me)?"
        r"|(?:do|would) i (?:even )?(?:stand|have) a chance|am i (?:ready|good enough)(?: for (?:it|that))?"
        r"|could i do (?:it|that)"
    ),
    "not_me": (
        r"(?:why|how come) (?:is it |not |always |only |never ){0,2}(?:me|them|him|her)(?: and not (?:me|them))?"
        r"|what (?:did|do|does|have|has) (?:he|she|they|the other one|the others) (?:have|got|do)(?: got)? that"
        r" i (?:don't|didn't|haven't|do not)"
        r"(?: (?:have|got|do))?|what (?:did|have) i (?:do|done|get) wrong|what was (?:it that was )?(?:wrong"
        r"|missing)(?: with me)?"
    ),
    "fair": (
        r"(?:is|was) (?:that|this|it) (?:even |really )?(?:allowed|legal|fair|right|ok(?:ay)?)|(?:can|could|may)"
        r" they (?:just |even |really )?do (?:that|this)"
        r"|(?:that|this)(?:'s|s| is) (?:not |un|so un|just not )(?:fair|right)"
    ),
    "ask_them": (
        r"(?:should|can|could|may|shall|would|do) i .{0,30}\b(?:ask|ring|call|chase|e-?mail|contact|phone|write"
        r"|nudge|remind)\b.{0,40}"
        r"|is it (?:rude|ok(?:ay)?|all right|alright|bad|pushy|wrong|too soon) (?:to|if i) .{0,40}"
        r"|how (?:do|should|would|can) i (?:ask|chase|nudge|remind|follow up|word).{0,40}|how long (?:do|should"
        r"|shall) i (?:wait|leave it)(?: .{0,30})?"
    ),
    "first": (
        rf"which (?:one |of (?:these|those|them|all that) |step |thing |part )?(?:(?:{_CAN} i|would you|comes"
        rf"|goes|is|to) ?)?"
        r"(?:do |start |take |begin |tackle |learn )?(?:with )?(?:first|begin with|start with)"
        r"|what(?:'s| is|s)? (?:the )?first(?: (?:thing|step))?"
        r"|where (?:do|should|would|shall) i (?:start|begin)(?: with (?:that|it|this|all that))?"
    ),
}
_LEAD_IN = (
    r"^\W*(?:(?:ok(?:ay)?|and|so|but|well|right|hmm+|oh|ah|now|yes|yeah|no|wait|sorry|also|fine|alright|all"
    r" right|great"
    r"|good|thanks|cool|hang on|back up|just|er+|um+)\W+){0,3}"
)
_END = (
    r"(?:\W+(?:then|though|tho|please|pls|for me|now|again|mate|exactly|anyway|actually|in my case|do you"
    r" think))*\W*$"
)
_ASPECTS: Mapping[FollowUp, re.Pattern[str]] = {
    "pay": re.compile(r"\b(?:money[ -]?wise|salary|pay|paid|wages?|earn|the money)\b"),
    "long": re.compile(r"\b(?:time[ -]?wise|how long|months|weeks|timing|by when)\b"),
}
FEW_WORDS = 5
"""More words than these, without being a follow-up as a whole, name what they are about."""

_PATTERNS = {kind: re.compile(f"{_LEAD_IN}(?:{form}){_END}") for kind, form in _FORMS.items()}
_BARE = re.compile(rf"{_LEAD_IN}(?:why|how come)(?: (?:not|that|so))?{_END}")


def follow_up(text: str) -> FollowUp | None:
    """What kind of follow-up a message is by its words; None for any other message."""
    said = words_said(text)
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(said)), None)


def aspect_asked(text: str) -> FollowUp | None:
    """The kind of a question of a few words on time or pay that names no subject: "and moneywise?"."""
    said = words_said(text)
    if len(said.split()) > FEW_WORDS or not said.endswith("?"):
        return None
    return next((kind for kind, pattern in _ASPECTS.items() if pattern.search(said)), None)


def is_bare_why(text: str) -> bool:
    """Whether a message is "why?" and names nothing."""
    return bool(_BARE.search(words_said(text)))
