"""What people say they hold or can do, matched with the catalogue as claimed evidence.

Titles are recognised as people write them: rare words count more than common ones, and long words may be misspelt.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from bot.catalogue.records import Credential, Skill
from bot.profile.profile import Evidence

_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
_COMMON = frozenset(
    {"a", "an", "and", "the", "of", "for", "to", "in", "on", "with", "my", "i", "at", "from", "by", "level"}
    | {"badge", "badges", "certificate", "certification", "course", "nanodegree", "programme", "program", "degree"}
    | {"hour", "hours", "today", "yesterday", "day", "week"}
)
_ALIKE = 86
"""From this similarity (0 to 100) on, two words count as the same."""


class Titled(Protocol):
    """What a text may name by its title: a credential, or a piece of work in a plan."""

    @property
    def key(self) -> str:
        """What tells it from the others."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def kind(self) -> str:
        """What it is, in a word that people may say with its title."""


AnyTitled = TypeVar("AnyTitled", bound=Titled)


def credentials_named(text: str, credentials: Sequence[AnyTitled]) -> tuple[AnyTitled, ...]:
    """Those whose titles the text names best; several when it names them equally well."""
    said = _words(text)
    titles = {one.key: _words(one.title) - _COMMON or _words(one.title) for one in credentials}
    rarity = _rarity(titles.values())
    scores = {}
    for one in credentials:
        words = titles[one.key]
        found = [word for word in words if _is_said(word, said)]
        if found:
            whole = sum(rarity[word] for word in words)
            share = sum(rarity[word] for word in found) / whole
            scores[one.key] = share + (0.05 if one.kind in said else 0.0)
    best = max(scores.values(), default=0.0)
    return tuple(one for one in credentials if best >= 0.3 and scores.get(one.key, 0.0) >= best - 0.02)


def _is_said(word: str, said: Iterable[str]) -> bool:
    from rapidfuzz import fuzz

    # Short names differ from others by a single letter ("R", "SQL"), so only longer words match loosely.
    return any(word == one or (len(word) > 4 and fuzz.ratio(word, one) >= _ALIKE) for one in said)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _rarity(titles: Iterable[set[str]]) -> dict[str, float]:
    """The inverse document frequency of each word: how well it tells one title from the others."""
    all_titles = list(titles)
    counts: dict[str, int] = {}
    for words in all_titles:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return {word: 0.2 + math.log((1 + len(all_titles)) / count) for word, count in counts.items()}


def claimed_credentials(titles: Iterable[str], credentials: Mapping[str, Credential]) -> tuple[Evidence, ...]:
    """Each title as claimed evidence: for the one credential that it names, or for none if that is not clear."""
    evidence = []
    for title in titles:
        named = credentials_named(title, tuple(credentials.values()))
        if len(named) == 1:
            evidence.append(Evidence("claimed", named[0].title, credential=named[0].key))
        else:
            evidence.append(Evidence("claimed", title))
    return tuple(evidence)


def beside_titles(skills: Mapping[str, str], titles: Iterable[str]) -> tuple[str, ...]:
    """The keys of those skills, given with the words for them, that no title of a held credential contains."""
    named = " ".join(titles).casefold()
    return tuple(key for key, words in skills.items() if words.casefold() not in named)


def claimed_skills(keys: Iterable[str], skills: Mapping[str, Skill]) -> tuple[Evidence, ...]:
    """These skills as claimed evidence; keys that are not in the catalogue are skipped."""
    return tuple(Evidence("claimed", skills[key].name, skill=key) for key in keys if key in skills)
