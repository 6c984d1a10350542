"""How something is said: refused, skipped, not known, or put right."""

from __future__ import annotations

import re

_SKIP = re.compile(
    r"^\W*(?:please\s+)?(?:skip(?:\s+(?:this|that|it|the question|this one))?|pass"
    r"|next(?:\s+(?:question|one))?|no\s+(?:comment|answer))\W*$"
    r"|\b(?:rather|prefer|would like)\s+not\b|\bnone\s+of\s+your\s+business\b|\b(?:don'?t"
    r"|do\s+not|won'?t)\s+want\s+to\s+(?:say|tell|answer|share)\b"
    r"|\bnot\s+(?:bothered|fussed|fussy)\b|\b(?:don'?t|do\s+not)\s+(?:mind|care)\b|\bno\s+preference\b"
    r"|\bdoes(?:n'?t|\s+not)\s+matter\b|^\W*you\s+(?:decide|choose|pick)\W*$|\bup\s+to\s+you\b"
    r"|\bthat'?s\s+private\b|\bi\s+won'?t\s+(?:say|tell|answer)\b|\bskip\s+(?:this|that|it)\b"
)
_UNKNOWN = re.compile(
    r"\b(?:don'?t|do\s+not|i\s+not|dunno|doesn'?t)\s+know\b|\bdunno\b|\bnot\s+know\b|\bno\s+idea\b|\bnot\s+sure\b"
    r"|\bunsure\b|\bno\s+clue\b|\bidk\b"
    r"|\bhard\s+to\s+say\b|\bcan'?t\s+(?:say|tell)\b|\bhaven'?t\s+(?:decided|thought)\b"
)
_NO_DEADLINE = re.compile(
    r"\bno\s+(?:rush|hurry|deadline|particular\s+date)\b|\bwhenever\b|\bany\s*time\b"
    r"|\bnot\s+in\s+a\s+hurry\b|\btakes?\s+as\s+long\b"
)
_CORRECTION = re.compile(
    r"^\W*(?:(?:oh|ah|er|um|no|ok(?:ay)?|and|but)\W+){0,2}"
    r"(?:sorry|oops|wait|hang on|hold on|actually|correction|scratch that|my mistake|i mis\w+|i meant"
    r"|make (?:it|that))\b"
    r"|\b(?:rather than|instead of)\b|\bi meant\b"
)
_OWN_JOB = re.compile(
    r"\b(?:i ?'?m|i am|me,?) (?:(?:just|only|still|now|\w+ly) )?(?:an? |the |currently )"
    r"|\bi(?: currently| now)? work(?:ing)? (?:as|in)\b"
    r"|\bmy (?:present |current )?job(?: is|'s)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:i(?:'?m|'?ve|'?d|'ll)?|my|me|myself|we|our|us)\b")
_OR = r"\bor\b(?!\s+(?:not|so|something|anything|what|more|less|two)\b)"
_OF_TWO = re.compile(
    rf"{_OR}[^.?!]*\?|\b(?:should|shall|do|does|would|will|is|are|which|what|better)\b[^.?!]*{_OR}[^.?!]*$"
)
_GLAD = re.compile(
    r"\b(?:chuffed|thrilled|delighted|over the moon|excited|stoked|buzzing|so (?:happy|proud|pleased)"
    r"|(?:good|great) news|(?:i|i've|i have|just|finally) (?:got|been|was|been offered|landed|made) "
    r"(?:the |a |my )?(?:\w+ )?"
    r"(?:promot\w+|the (?:job|post|role)))\b"
)
_QUESTION = re.compile(
    r"^\W*(?:(?:so|ok(?:ay)?|and|but|hey|hi|hello|well|um+|then|now|pls|please)\W+){0,2}"
    r"(?:how (?:do|can|could|should|shall|would|will|did|does|much|many|long|is|are|am|about|come|\w+ (?:is|am"
    r"|are|would))"
    r"|what(?:'s| is| are| do| does| did| should| shall| would| will| can| could| if| about| kind| sort| happens"
    r"| comes| else| next)"
    r"|wh(?:y|ich|ose|om)|when (?:is|do|does|should|can|will|would)|where (?:do|can|should|is|are|would)"
    r"|who (?:is|are|can|will|else|would|should)|(?:can|could|should|shall|may|must) (?:i|you|we|they|it)"
    r"|do(?:es)? (?:i|you|we|they|it|this|that|a)|is (?:it|there|this|that|a|my)|are (?:there|they|you|we)"
    r"|(?:would|will) (?:it|you|they|i|a|this|that))\b"
)


LAST_OF_A_STORY = 300
"""How many characters at the end of a story are read for what it asks."""

_OWN_QUESTION = re.compile(
    r"\b(?:how (?:do|does|can|could|should|would|might|to|am|is)\b(?: (?:i|we|you|one|someone))?"
    r"|what (?:do|should|can|could|would|shall|am) (?:i|we|you)\b|what to\b"
    r"|(?<!\bi )(?<!\byou )(?:can|may|could|will|would|does|do|did|are|is) "
    r"(?:i|we|they|he|she|it|my|the|this|that|there)\b)"
)
_WEIGHS = re.compile(r"\b(?:enough|worth|better|good idea|right (?:one|move|step)|waste|should i|help me)\b")
_FOR_GUIDANCE = re.compile(
    r" ?(?:even |ever |best |really |actually |just |need to |have to |go about )*"
    r"(?:get (?:ahead|on|into|in|there|out|promoted|a |up|up)|becom\w+|mov\w+|switch\w*|chang\w+|advanc\w+|grow\w*"
    r"|start\w*|begin\w*|progress\w*|choos\w+|decid\w+|climb\w*|do (?:now|next|to|first)|do$|do\?|learn\w*"
    r"|worth|better|enough|need|go for|aim)\b|$"
)


def is_refusal(text: str) -> bool:
    """Whether the question is passed over: skipped, refused, or answered with "don't know"."""
    words = words_said(text)
    return bool(_SKIP.search(words) or _UNKNOWN.search(words))


def is_no_deadline(text: str) -> bool:
    """Whether there is no date to be ready by."""
    return bool(_NO_DEADLINE.search(words_said(text)))


def is_correction(text: str) -> bool:
    """Whether it puts something right: "sorry, I mean", "no wait", "make that", "two rather than one"."""
    return bool(_CORRECTION.search(words_said(text)))


def begins_as_question(text: str) -> bool:
    """Whether it opens as questions do, with a mark at its end or without one."""
    return bool(_QUESTION.search(words_said(text)))


def speaks_of_own_job(text: str) -> bool:
    """Whether somebody says what they are or work as: "I'm a waiter", "i work as a plumber", "my job is baking"."""
    return bool(_OWN_JOB.search(words_said(text)))


_DEED = re.compile(
    r"^\W*(?:(?:and|so|also|oh|ok(?:ay)?|well|yes)\W+){0,2}(?:i|we)(?:'ve| have| also| just| even)*\s+(?:\w+ly\s+)?"
    r"(?!(?:worked|used|needed|wanted|liked|loved|started|moved|asked|tried|decided|hoped|planned|earned)\b)"
    r"(?:[a-z]{2,}ed|led|ran|cut|built|won|made|wrote|taught|grew|sold|brought|took|set|held|got|found|gave|kept"
    r"|put"
    r"|rebuilt|oversaw)\b"
)


def tells_a_deed(text: str) -> bool:
    """Whether it opens with something that somebody did: "I led a team", "we cut falls by a fifth"."""
    return bool(_DEED.search(words_said(text)))


_DAY = (
    r"(?:yesterday|today|tonight|this (?:morning|afternoon|week|month)|the other (?:day|week|night)|recently"
    r"|(?:last|on|this past) (?:week(?:end)?|month|night|year|spring|summer|autumn|fall|winter|mon|tues|wednes"
    r"|thurs|fri|satur|sun)(?:day)?"
    r"|(?:a|two|three|four|some|a few|a couple of|\d+) (?:days?|weeks?|months?|years?) (?:ago|back)|earlier"
    r" (?:today|this week)"
    r"|(?:back )?in (?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:19|20)\d\d))"
)
_NO_DEED = (
    r"(?:work|us|need|want|lik|lov|start|mov|ask|tri|decid|hop|plann|earn|appli|fail|join|graduat|qualifi|retir"
    r"|turn"
    r"|miss|quit|chang|stay|liv|enjoy|hat|look|talk|call|finish|appear|seem|hear|expect|hop|thought|wonder"
    r"|mention|sign|cri|argu|worri|resign|marri|panick|collaps)ed"
)
_DID = (
    rf"(?:i|we)(?:'ve| have| also| just| even)*\s+(?:\w+ly\s+)?(?!{_NO_DEED}\b)"
    r"(?:[a-z]{3,}ed|led|ran|cut|built|won|made|wrote|taught|grew|sold|brought|took over|took the|set up|held"
    r"|gave|put"
    r"|rebuilt|oversaw|did|stood in|drew up|dealt)\b(?: \S+){2,}"
)
_PASSED = (
    r"(?:yesterday|the other (?:day|week|night)|last (?:week(?:end)?|month|night|year|spring|summer|autumn"
    r"|winter|mon|tues|wednes|thurs"
    r"|fri|satur|sun)(?:day)?|(?:two|three|four|some|a few|a couple of|\d+) (?:days?|weeks?|months?) (?:ago|back))"
)
_DO = (
    r"(?:i|we) (?:also )?(?!(?:am|are|was|were|have|had|has|want|need|got|get|go|went|see|saw|feel|felt|hear"
    r"|heard|think|thought"
    rf"|could|would|can|will|lost|left|quit|start|say|said|told|tell|came|come|met|know|knew|read|realised"
    rf"|{_NO_DEED})\b)"
    r"\w+(?: \S+){2,}"
)
_DAYS_WORK = re.compile(
    r"^\W*(?:(?:and|so|also|oh|ok(?:ay)?|well|yes|btw|by the way)\W+){0,2}"
    rf"(?:{_DAY}\W+{_DID}|{_PASSED}\W+{_DO}|{_DID}.*\b{_DAY}\W*$)"
)


def tells_a_days_work(text: str) -> bool:
    """Whether somebody tells what they did at a time that has passed: "last week I ran the handover"."""
    return bool(_DAYS_WORK.search(words_said(text)))


_SUPPOSES = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|well)\W+){0,2}(?:what )?(?:if|suppose|say|imagine) (?:they|he|she|work|hr"
    r"|the (?:firm|boss|company)"
    r"|my (?:firm|boss|work|company|employer|manager)) (?:said|says|gave|gives?|paid|pays?|let|lets|offered"
    r"|offers?|could|would|did)\b"
    r"(?! (?:no|not)\b)"
)


def supposes(text: str) -> bool:
    """Whether somebody asks what would be if others did something: "and if they gave me an afternoon a week"."""
    return bool(_SUPPOSES.search(words_said(text)))


def speaks_of_self(text: str) -> bool:
    """Whether somebody speaks in the first person: "should I", "my boss", "we"."""
    return bool(_FIRST_PERSON.search(words_said(text)))


def asks_which_of_two(text: str) -> bool:
    """Whether a question names two ways: "should I take the course or ask for the post first?"."""
    return bool(_OF_TWO.search(words_said(text)))


def asks_something_of_its_own(text: str) -> bool:
    """Whether the question is for words, a way or a right that no advice gives: "what do I say on Friday"."""
    said = " ".join(text[-LAST_OF_A_STORY:].replace("’", "'").lower().split())
    asked = list(_OWN_QUESTION.finditer(said))
    if not asked or _WEIGHS.search(said, asked[-1].start()):
        return False
    return not _FOR_GUIDANCE.match(said, asked[-1].end())


def is_glad(text: str) -> bool:
    """Whether somebody says that something good has come to them: "I got promoted!", "so chuffed"."""
    return bool(_GLAD.search(words_said(text)))


def words_said(text: str) -> str:
    """The beginning of a message in small letters, with straight apostrophes and single blanks."""
    return " ".join(text[:500].replace("’", "'").lower().split())
