"""Which role a title names that is told when roles are known already: the job, the target once more, or a new one.

Only words that say so, or the question for the job, change a job that is known. A bare title of the target, a part
of it, or one that is wished for is about the target; a part of the target's name is no other target.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.profile.profile import Profile
from bot.profile.surroundings.sentence import SENTENCE_END
from bot.rungs.titles import words_of

_WISHES = re.compile(
    r"\b(?:(?:i['’]?d|i\s+would|would|i['’]?ll|i\s+will)\s+(?:\w+\s+)?(?:like|love|rather|sooner|prefer|settle|go|take|want)"
    r"|want(?:ed|ing)?|wanna|wish|hop(?:e|ing)|aim(?:ing)?|prefer(?:red)?|dream|goal|target|i['’]?m\s+after|looking\s+(?:for|at)"
    r"|going\s+for|the\s+one\s+above|quisiera|me\s+gustar[ií]a|quiero|gostaria|queria|quero|m[oö]chte|j['’]aimerais"
    r"|je\s+voudrais|vorrei|chcia[lł](?:bym|abym))\b",
    re.IGNORECASE,
)
_WISHED_BEHIND = re.compile(
    r"\b(?:ideally|preferabl[ey]|hopefully|eventually|one\s+day|some\s?day|if\s+(?:possible|any(?:one|body))|gusto"
    r"|am\s+liebsten|that['’]?s\s+(?:the\s+one|what)\s+i(?:['’]?d)?|is\s+(?:what|the\s+one)\s+i)\b",
    re.IGNORECASE,
)
"""Words for a wish before a role, and such as may follow it."""

_SAYS_JOB = re.compile(
    r"\b(?:i['’]?m|i\s+am|im|(?:i|we)\s+work|working|employed|my\s+(?:present\s+|current\s+)?(?:job|role|title|post|position)"
    r"|now|currently|presently|at\s+the\s+moment|these\s+days|nowadays|became|i['’]?ve\s+been|i\s+have\s+been|been"
    r"|promoted|made\s+me|i\s+got|started\s+as|just\s+started)\b",
    re.IGNORECASE,
)
_NOT_THE_JOB = re.compile(r"\bi['’]?m\s+(?:after|aiming|looking|going|hoping|thinking|not)\b", re.IGNORECASE)
_WITHOUT_MEANING = frozenset(
    {"a", "an", "the", "job", "role", "post", "position", "level", "seat", "spot", "of", "in"}
)

_CLAUSE_END = re.compile(r"[.,;:!?\n]+\s|\b(?:but|though|because)\b")

BARE_SHARE = 0.5
"""A title that makes up this share of its sentence stands nearly alone in it."""


def roles_as_meant(
    roles: Sequence[Mapping[str, Any]], text: str, asked: str | None, known: Profile, corrects: bool
) -> tuple[list[dict[str, Any]], frozenset[str]]:
    """The roles with what each names before what is known, and the fields that were only told once more."""
    now, aim = known.occupation_words, known.target_words
    found: list[dict[str, Any]] = []
    again = set()
    has_target = any(role["role"] == "target" for role in roles)
    for role in roles:
        sentence = _sentence_of(role, text)
        says_job = bool(_SAYS_JOB.search(_NOT_THE_JOB.sub(" ", sentence)))
        is_wished = _is_wished(role, text, sentence)
        kind = str(role["role"])
        if kind == "present" and not says_job and not corrects:
            said = str(role["text"])
            if now and asked != "occupation" and _is_part_of(said, now):
                again.add("occupation")
                continue
            is_aimed_at = is_wished and not has_target and (asked == "occupation" or now)
            if is_aimed_at or (asked != "occupation" and aim and _is_part_of(said, aim)):
                kind = "target"
            elif now and asked != "occupation":
                if has_target or not _is_bare(role, sentence):
                    continue
                kind = "target"
        if kind == "target" and aim and asked != "target" and not corrects:
            said = str(role["text"])
            if _is_part_of(said, aim) or (_is_part_of(aim, said) and not is_wished):
                again.add("target")
                continue
        found.append({**role, "role": kind})
    return found, frozenset(again)


def _is_wished(role: Mapping[str, Any], text: str, sentence: str) -> bool:
    """Whether a wish stands before the role or behind it: "I'd go back as a buyer", "buyer, ideally"."""
    clause = _CLAUSE_END.split(text[: int(role["start"])])[-1]
    return bool(_WISHES.search(clause) or _WISHED_BEHIND.search(sentence))


def _sentence_of(role: Mapping[str, Any], text: str) -> str:
    first = max((end.end() for end in SENTENCE_END.finditer(text) if end.end() <= int(role["start"])), default=0)
    last = min(
        (end.start() for end in SENTENCE_END.finditer(text) if end.start() >= int(role["end"])), default=len(text)
    )
    return text[first:last]


def _is_part_of(said: str, whole: str) -> bool:
    """Whether every word of one name is a word of the other."""
    words = set(words_of(said)) - _WITHOUT_MEANING
    return bool(words) and words <= set(words_of(whole))


def _is_bare(role: Mapping[str, Any], sentence: str) -> bool:
    words = str(role["text"])
    return len(words) >= BARE_SHARE * len(sentence.strip()) or sentence.strip().lower().startswith(words.lower())
