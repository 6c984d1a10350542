"""What the fields of a profile are called in a sentence, and how a message's new facts are said back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue.phrases import in_a_row
from bot.profile.answers import IN_OWN_WORDS, ProfileUpdate
from bot.profile.facts import Facts
from bot.profile.profile import Evidence, Profile

FIELD_TITLES: Mapping[str, str] = {
    "occupation": "your present role",
    "months_in_role": "your time in the role",
    "target": "what you are aiming for",
    "goal": "what you want most",
    "deadline": "by when",
    "hours_per_week": "your hours a week",
    "budget": "your budget",
    "employer_pays": "who pays",
    "evidence": "what you already hold",
    "opening": "whether there is an opening",
    "recognition": "whose recognition counts",
    "catalogue": "the skills and criteria of your target role",
}
"""The name of each field in a sentence."""

_IS_SOMEWHERE = re.compile(r"(?:on|in|at|behind|with)\s", re.IGNORECASE)
_DOES_SOMETHING = re.compile(
    r"(?:i\s+)?(?:run|keep|do|answer|make|serve|sell|pick|pack|drive|push|mop|clean|fit|lay|cut|mind|load|stack"
    r"|look\s+after|take\s+care\s+of|\w+ing)\s+(?:(?:the|an?|my|our)\s|\w+[^\Ws]s\b(?=\s+(?:in|at|on|for|to)\b|$))",
    re.IGNORECASE,
)
"""People say where they are and what they do as often as what they are: neither is said back as a title."""

MOST_LISTED = 3


@dataclass(frozen=True)
class News:
    """A fact that a message brought, in words; `is_changed` where it took the place of another."""

    field: str
    words: str
    is_changed: bool = False


def list_titles(fields: Sequence[str]) -> str:
    """Fields listed in a sentence; of more than `MOST_LISTED` only the first two."""
    titles = [FIELD_TITLES[field] for field in fields]
    if len(titles) > MOST_LISTED:
        titles = [*titles[: MOST_LISTED - 1], "other things about you"]
    return in_a_row(titles)


def news_in_words(
    taken: ProfileUpdate, facts: Facts, evidence: Iterable[Evidence], titles: Mapping[str, str]
) -> tuple[News, ...]:
    """Each new fact in a few words; `titles` are what occupations are called, by key.

    A role is said back as the person called it, whatever its name in the catalogue.
    """
    said: dict[str, News] = {}
    for name in taken.changed:
        field = IN_OWN_WORDS.get(name, name)
        is_changed = name in taken.replaced
        if field in ("occupation", "target"):
            words = _role_in_words(taken.profile, field, titles)
            is_changed = is_changed or (field in said and said[field].is_changed)
            if words:
                said[field] = News(field, words, is_changed)
        elif name in facts.understood:
            # An amount without a rate is said back by its words; one with a rate by what it is worth.
            said.setdefault(field, News(field, facts.understood[name], is_changed))
    held = [News("evidence", f"you have “{one.title}”") for one in evidence]
    passed = [News("deadline", "no particular date")] if "deadline" in facts.refused else []
    return (*said.values(), *dict.fromkeys(held), *passed)


def named_besides(roles: Sequence[str]) -> News:
    """Further roles that somebody aims at, so that none is dropped in silence: one is advised on at a time."""
    names = in_a_row([f"“{one}”" for one in roles])
    return News("target", f"you also think of {names}, which can come later")


def _role_in_words(profile: Profile, field: str, titles: Mapping[str, str]) -> str:
    key, words = getattr(profile, field), getattr(profile, f"{field}_words")
    if key is None and words is None:
        return ""
    called = words or titles.get(key, key or "")
    if field == "target":
        return f"you aim at “{called}”"
    if _DOES_SOMETHING.match(called):
        return f"what you do is “{called}”"
    return f"you work “{called}”" if _IS_SOMEWHERE.match(called) else f"you work as “{called}”"
