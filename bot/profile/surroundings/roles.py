"""Words read as a role that are none of the speaker's: a course, a place, "in charge of", somebody else's job.

What is passed in and comes out has the shape of what the pipeline puts on the message (`bot.nlu.situation_reader`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from bot.catalogue.title_heads import holds_a_head
from bot.dialogue.message_reading import ROLE_AIM, ROLE_NOW, FactSpan
from bot.profile.surroundings.others import wants_to_be_it
from bot.profile.surroundings.sentence import around
from bot.rungs.titles import read_title
from bot.rungs.words import PLACES

LEAST_WITHOUT_A_HEAD = 0.6
"""How probable a role has to be that holds no word for somebody at work; of those below, a third is one."""

LEAST_OF_A_PLACE = 0.8
"""The same where the words end in one for where people work."""

_WHERE = PLACES | {
    *("centre", "charity", "coop", "council", "hangar", "house", "institute", "library", "number", "op", "pool"),
    *("programme", "program", "trust", "utility"),
}
_DOES_IT = re.compile(r"(?:i\s+)?(?:on|in|at|behind|with|\w+ing|run|keep|do|clean|mop|push|fit|drive|work)\b", re.I)
"""What is done somewhere is more than the place: "behind the bar", "run the kitchen"."""

_TRAINING = re.compile(
    r"\b(?:courses?|nanodegrees?|bootcamps?|certificates?|certifications?|diplomas?|degrees?|licen[cs]es?|modules?"
    r"|mooc|webinars?)$",
    re.IGNORECASE,
)
_PROVIDER = re.compile(
    r"(?:coursera|udemy|edx|udacity|futurelearn|skillshare|pluralsight|datacamp|codecademy|khan\s+academy|youtube"
    r"|linkedin(?:\s+learning)?|open\s+university)\b",
    re.IGNORECASE,
)
_AT_A_PLACE = re.compile(r"\s(?:at|in|for|of|on)\s", re.IGNORECASE)
_IN_CHARGE = re.compile(r"(?:in\s+)?charge", re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\s+of\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:s?he|they|(?:my|his|her|our|their|the|an?|this|that|one\s+of\s+(?:my|the|our))\s+(?:[\w'’-]+\s+){0,2}?"
    r"(?:mate|friend|buddy|pal|colleague|co-?worker|cousin|brother|sister|husband|wife|partner|nephew|niece|son"
    r"|daughter|uncle|aunt|dad|mum|mom|father|mother|neighbou?r|classmate|batch(?:mate)?s?|trainees?|juniors?|lad|girl"
    r"|guy|bloke|woman|man|apprentice|people|reports?|team)s?|every(?:one|body)(?:\s+(?:else|in\s+my\s+\w+))?)"
    r"(?:\s+(?:who|that)\s+[^,.;!?]{1,60}?)?(?:\s+(?:did|does|do|has|have|took|finished|got|came)\s+[^,.;!?]{1,40}?\s+and)?"
    r"(?:\s+(?:is|was|are|were|became|(?<!they\s)got|has\s+been|have\s+been|works?\s+as|started\s+as)|['’](?:s|re)(?!\s+\w+\s+(?:is|was)\b))"
    r"\s+(?:(?:already|now|also|just|still|only|been|made|promoted\s+to)\s+)*(?:an?\s+|the\s+|our\s+)?$",
    re.IGNORECASE,
)
"""Somebody else and what they are, right before the role."""

_MADE_ME = re.compile(
    r"\b(?<!to\s)(?:made|converted|promoted|upgraded|appointed)\s+me\s+(?:(?:up\s+)?(?:to|as|into)\s+)?(?:an?\s+|the\s+|their\s+)?$",
    re.IGNORECASE,
)
_GOAL_IS = re.compile(
    r"\b(?:goal|aim|dream|wish|hope|idea|ambition)\s+(?:is|was|would\s+be)\s+to\b[^.;!?]*\bworking\s+as\s+(?:an?\s+|the\s+)?$",
    re.I,
)
_WISHED_OF_THEM = re.compile(r"\b(?:want|wish|if|could|should|would|hope|never|not)\b[^.;!?,]*$", re.IGNORECASE)
_HERE_NOW = re.compile(
    r"\b(?:but|and|now|,)\W+(?:here|now|currently|these\s+days|at\s+the\s+moment)\b[^.;!?]*$", re.I
)


def own_roles(
    roles: Sequence[Mapping[str, Any]], spans: Sequence[FactSpan], text: str, heads: frozenset[str], is_asked: bool
) -> list[dict[str, Any]]:
    """The roles that are the speaker's, each as what its surroundings make of it.

    `heads` are the words that titles end with (`bot.catalogue.title_heads`). Where a role is asked for
    (`is_asked`), nobody has to name one by such a word.
    """
    found: list[tuple[dict[str, Any], float]] = []
    for role in roles:
        span = _span_of(role, spans)
        before, behind = around(span, text)
        words = _whole(span.text)
        if _is_none(words, span.probability, heads, is_asked) or _ANOTHER.search(before):
            continue
        if wants_to_be_it(before):
            continue
        if _IN_CHARGE.fullmatch(words) and _OF_SOMETHING.match(behind):
            continue
        kind = role["role"]
        if _MADE_ME.search(before) and not _WISHED_OF_THEM.search(before):
            kind = "present"
        elif _GOAL_IS.search(before):
            kind = "target"
        found.append(({**role, "role": kind, "text": words}, span.probability))
    return _without_earlier_jobs(found, text)


def _whole(words: str) -> str:
    """Without half a bracket: what stands in it says more of the role and is no part of its name."""
    return words.split("(")[0].rstrip(" ,;:-") if words.count("(") > words.count(")") else words


def _is_none(words: str, probability: float, heads: frozenset[str], is_asked: bool) -> bool:
    if not words or _PROVIDER.match(words) or (_TRAINING.search(words) and not _AT_A_PLACE.search(words)):
        return True
    if is_asked or not heads or holds_a_head(words, heads) or read_title(words).marks_a_level:
        return False
    last = re.findall(r"[a-z]+", words.casefold())[-1:]
    is_place = bool(last) and bool({last[0], last[0].removesuffix("s")} & _WHERE) and not _DOES_IT.match(words)
    return probability < (LEAST_OF_A_PLACE if is_place else LEAST_WITHOUT_A_HEAD)


def _without_earlier_jobs(found: Sequence[tuple[dict[str, Any], float]], text: str) -> list[dict[str, Any]]:
    """Without the jobs that lie behind: "I was trained as a baker, but here I work as a packer"."""
    present = sorted((one for one in found if one[0]["role"] == "present"), key=lambda one: int(one[0]["start"]))
    behind = []
    for (earlier, probability), (later, its_probability) in pairwise(present):
        is_made = _MADE_ME.search(text[: int(later["start"])])
        between = text[int(earlier["end"]) : int(later["start"])] + str(later["text"])
        if is_made or (its_probability >= probability and _HERE_NOW.search(between)):
            behind.append(earlier)
    return [role for role, _ in found if role not in behind]


def _span_of(role: Mapping[str, Any], spans: Sequence[FactSpan]) -> FactSpan:
    place = int(role["start"]), int(role["end"])
    surest = max(
        (
            span.probability
            for span in spans
            if (span.start, span.end) == place and span.label in (ROLE_NOW, ROLE_AIM)
        ),
        default=1.0,
    )
    return FactSpan(ROLE_NOW, str(role["text"]), *place, surest)
