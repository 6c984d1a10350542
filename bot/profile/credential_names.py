"""Which credentials of the catalogue a text names, as people write their titles."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from bot.catalogue.records import Credential

_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
_COMMON = frozenset(
    {"a", "an", "and", "the", "of", "for", "to", "in", "on", "with", "my", "i", "at", "from", "by", "level"}
    | {"badge", "badges", "certificate", "certification", "course", "nanodegree", "programme", "program", "degree"}
    | {"hour", "hours", "today", "yesterday", "day", "week"}
)
_ALIKE = 86
"""From this likeness (0 to 100) on, two words are taken for the same one."""


def credentials_named(text: str, credentials: Sequence[Credential]) -> tuple[Credential, ...]:
    """The credentials whose titles the text names best; several when it names them alike."""
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

    # Short names differ by a letter from others ("R", "SQL"), so only longer ones are matched loosely.
    return any(word == one or (len(word) > 4 and fuzz.ratio(word, one) >= _ALIKE) for one in said)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _rarity(titles: Iterable[set[str]]) -> dict[str, float]:
    """How much each word tells one title from the others."""
    all_titles = list(titles)
    counts: dict[str, int] = {}
    for words in all_titles:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return {word: 0.2 + math.log((1 + len(all_titles)) / count) for word, count in counts.items()}
