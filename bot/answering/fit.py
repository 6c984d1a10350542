"""Whether an answer fits what was asked for: its side and its aspect, beyond what the ranking says.

The ranking knows what a question is about, less well what it wants of it: "how much is it" and "how much would I
get" are near each other and have different answers. Here the wish is read from the question's words, and a point
counts as meeting it when its own words or a good share of the questions stored with it have the same wish. So it
holds for any document, without anything declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.answering.candidates import AskedQuestion, Candidate
from bot.answering.follow_up import DEFINITION, point_for
from bot.documents.passage import LEAD, Passage

CLOSE = 0.5
"""The share of the best score from which another passage may go first because it fits better."""

FAR = 0.1
"""The same where the best passage answers something else: what it costs for what it pays, or the other side."""

MEETS = 0.25
"""The share of a point's stored questions with a wish, from which the point meets it."""

COST, PAY, TIME, VALIDITY, WORTH, WHICH, DRAWBACK = (
    "cost",
    "pay",
    "timeframe",
    "validity",
    "worth",
    "which",
    "drawback",
)
BENEFIT = "benefit"

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
        r"|\bbother\b|\bmakes? sense\b|\boverrated\b|\bhype\b|\bgimmick\b|\bscam\b|\bsilly\b|\bworth it\b"
        r"|\bpay(?:s)? for itself\b|\bany value\b|\bvaluable\b|\blegit\b"
    ),
    DRAWBACK: (
        r"\b(?:drawback|downside|disadvantage|risk|pitfall)s?\b|\bcons\b|\bcatch\b|\bwrong with\b"
        r"|\bnegatives?\b|\bbad (?:about|thing|side|sides)\b|\bspeaks against\b|\bargu\w* against\b|\bagainst it\b"
        r"|\blimits?\b|\blimitations?\b|\bweak(?:ness|nesses| spots?| points?)\b|\bproblems? with\b|\bdark side\b"
        r"|\b(?:go|goes|went) wrong\b|\bbackfire\b|\bwhat (?:can|do|does|would) .{0,20}\bnot\b"
    ),
    WHICH: (
        r"\bwhich\b|\bwhat(?:'s| is) better\b|\bbetter (?:off|choice|deal|bet|option|route)\b"
        r"|\brather\b|\bversus\b|\bvs\b"
        r"|\bchoose\b|\bchoosing\b|\bpick (?:one|between)\b|\bshould i go for\b|\b(?:is|are) .{0,30}\bbetter than\b"
    ),
    COST: (
        r"\bhow much (?:is|are|does it cost|do they cost|for)\b(?! .{0,20}\b(?:raise|rise|pay|salary|earn\w*)\b)"
        r"|\bcosts?\b|\bprices?\b|\bpric(?:e)?y\b|\bfees?\b|\bexpensive\b|\b(?:cheap|afford)\w*\b|\bfree\b"
        r"|\bwho pays\b|\b(?:have|need|got) to pay\b|\bdo i pay\b|\bpay for (?:it|them|that|a|an|the|my)\b"
        r"|\bset me back\b|\bout of (?:my|your|own) pocket\b"
        r"|\bhow much (?:money )?(?:do|will|would|must|should) (?:i|we|you) (?:have to |need to )?(?:spend|pay)\b"
        r"|\bcharge[ds]?\b"
    ),
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
_GAIN = re.compile(r"\b(?:how much more|earn|salar|raise\b|rise\b)", re.IGNORECASE)
_PATTERNS = {wish: re.compile(pattern, re.IGNORECASE) for wish, pattern in _WISHES.items()}
_BOTH = re.compile(
    r"\b(?:or|than|vs|versus|whereas|compar\w+|instead|rather|difference|both|either|better|which)\b", re.IGNORECASE
)
_MEASURES = (COST, PAY, TIME)


@lru_cache(maxsize=16384)
def wishes(text: str) -> frozenset[str]:
    """What a question wants to know, of those wishes that are told apart here; often nothing of these."""
    found = {wish for wish, pattern in _PATTERNS.items() if pattern.search(text.replace("’", "'"))}
    if VALIDITY in found:
        found.discard(TIME)
    if WORTH in found or VALIDITY in found:
        # "is it worth the money" asks for no price, "how long is it worth something" for no duration.
        found -= {COST, TIME}
    if (
        PAY in found
        and COST in found
        and re.search(r"\bhow much more\b|\bearn|\bsalar|\braise\b|\brise\b", text, re.I)
    ):
        found.discard(COST)
    return frozenset(found)


def with_aspects_read(question: AskedQuestion) -> AskedQuestion:
    """The question with its aspects put right: what it costs is not what it pays, how long it holds no duration."""
    wanted = wishes(question.text)
    measures = [wish for wish in _MEASURES if wish in wanted]
    wrong = {TIME} if VALIDITY in wanted else set()
    if len(measures) == 1 and measures[0] != TIME:
        wrong = wrong | {COST, PAY} - {measures[0]}
    aspects = (*(aspect for aspect in question.aspects if aspect not in wrong), *measures)
    return replace(question, aspects=tuple(dict.fromkeys(aspects)))


def meets(passage: Passage, point: str, wish: str) -> bool:
    """Whether a point says what the wish is for: by its questions, its own words or what the passage is about."""
    stored = [question.text for question in passage.questions if question.point == point]
    if stored and sum(wish in wishes(text) for text in stored) >= MEETS * len(stored):
        return True
    return wish in wishes(passage.text_of(point)) or (wish in _MEASURES and passage.aspect == wish)


def side_asked(question: AskedQuestion) -> str | None:
    """The one side that a question is about; None for neither, and for both also where just one is named.

    "Wait for the promotion or keep learning?" is about both.
    """
    return question.sides[0] if len(question.sides) == 1 and _BOTH.search(question.text) is None else None


def misfit(question: AskedQuestion, passage: Passage, point: str) -> int:
    """0 for a point that fits, 1 for one that says less than was asked for, 2 for one that says something else."""
    wanted = wishes(question.text)
    side = side_asked(question)
    told = _side_told(passage, point)
    if side is not None and told is not None and told != side:
        return 2
    measures = [wish for wish in _MEASURES if wish in wanted]
    if VALIDITY in wanted and not meets(passage, point, VALIDITY):
        return 2 if passage.aspect in _MEASURES or any(meets(passage, point, wish) for wish in _MEASURES) else 1
    if len(measures) == 1 and not meets(passage, point, measures[0]):
        other = passage.aspect in _MEASURES or any(meets(passage, point, wish) for wish in _MEASURES)
        return 2 if other else 1
    if WORTH in wanted and point == LEAD and _defines(passage):
        return 1
    if DRAWBACK in wanted and not meets(passage, point, DRAWBACK) and _praises(passage):
        return 2
    if WHICH in wanted and not meets(passage, point, WHICH) and _praises(passage):
        return 1
    return 0


def fitting_point(question: AskedQuestion, candidate: Candidate, passage: Passage) -> str:
    """The candidate's point, or another one of the passage that fits better: of the side and wish of the question.

    A point that the passage no longer has counts as its lead.
    """
    point = candidate.point if passage.point(candidate.point) is not None else LEAD
    side = side_asked(question)
    if passage.is_comparison:
        if len(question.sides) > 1:
            return LEAD
        return point_for(passage, side, LEAD if side is not None else point)
    if side is not None and _side_told(passage, point) not in (None, side):
        own = [other.id for other in passage.points if other.side == side and not other.is_reason]
        point = max(own, key=lambda other: _likeness(question.text, passage, other), default=point)
    if misfit(question, passage, point) == 0:
        return point
    wanted = wishes(question.text)
    if VALIDITY in wanted and misfit(question, passage, LEAD) < misfit(question, passage, point):
        point = LEAD
    others = [LEAD, *(other.id for other in passage.points if not other.is_reason)]
    better = [
        other
        for other in others
        if misfit(question, passage, other) == 0 and any(meets(passage, other, wish) for wish in wanted)
    ]
    return max(better, key=lambda other: _likeness(question.text, passage, other), default=point)


def fitting_first(
    question: AskedQuestion, candidates: Sequence[Candidate], passages: Mapping[str, Passage]
) -> tuple[Candidate, ...]:
    """The candidates, with the first one that fits better than the best put before it if its score allows.

    Each has its fitting point. Others keep their order.
    """
    if not candidates:
        return ()
    fitted = [
        Candidate(one.key, fitting_point(question, one, passages[one.key]), one.score, one.similarity, one.why)
        for one in candidates
    ]
    poor = misfit(question, passages[fitted[0].key], fitted[0].point)
    if poor:
        allowed = fitted[0].score * (FAR if poor > 1 else CLOSE)
        for one in fitted[1:]:
            if one.score >= allowed and misfit(question, passages[one.key], one.point) == 0:
                return (one, *(other for other in fitted if other is not one))
    return tuple(fitted)


def answers_validity(question: AskedQuestion, passage: Passage, point: str) -> bool:
    """False where it is asked how long something holds, and told how long it takes, what it costs, is or brings."""
    if VALIDITY not in wishes(question.text) or meets(passage, point, VALIDITY):
        return True
    return not (_defines(passage) or _praises(passage) or passage.aspect in _MEASURES)


def _side_told(passage: Passage, point: str) -> str | None:
    told = passage.point(point)
    if told is not None:
        return told.side
    return passage.side


def _likeness(text: str, passage: Passage, point: str) -> float:
    """The share of words that a question has in common with the nearest question stored with a point."""
    words = _words(text)
    stored = (_words(question.text) for question in passage.questions if question.point == point)
    return max((len(words & other) / len(words | other) for other in stored if other), default=0.0)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _defines(passage: Passage) -> bool:
    return passage.aspect == DEFINITION or passage.term is not None


def _praises(passage: Passage) -> bool:
    return passage.aspect == BENEFIT
