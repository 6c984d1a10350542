"""The words that job titles end with: "officer", "nurse", "fitter". What holds none of them is seldom a job.

Counted on annotated messages: of the roles that were read as hardly likely, half hold such a word and are there; of
those without one, a third of the aims and a fifth of the jobs are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_BEHIND_THE_HEAD = re.compile(r",|\(|\b(?:of|in|for|at|with|to)\b")
_DOES = re.compile(r"(?:er|or|ist|ian|man|woman|ess|eur|ant|wright|keeper|smith|hand)$")
_SURELY_DOES = re.compile(r"(?:[^aeiou]er|[ei]er|or|ist|ician|man|woman|wright|smith)$")
_LONG = 6
_NOBODY = re.compile(
    r"another|brother|career|cent(?:er|re)|christmas|computer|corner|corridor|counter|daughter|either|father|former"
    r"|further|german|human|junior|leather|letter|matter|member|mother|motor|number|others?|over|pallet|quarter|rather"
    r"|register|sector|semester|senior|shower|summer|timber|together|transfer|whether|winter"
)
"""Words of that ending for things and for people whose work it is not."""

_ACRONYM = re.compile(r"\b[A-Z]{2,5}\d?\b")

TITLES_AT_LEAST = 2
"""In so many titles a word has to come last, where its ending does not make a person of it."""


def title_heads(titles: Iterable[str]) -> frozenset[str]:
    """The words in the singular that these titles end with, what stands behind "of" or a comma left out."""
    counts: Counter[str] = Counter()
    for title in titles:
        words = _words(_BEHIND_THE_HEAD.split(title)[0])
        if words:
            counts[words[-1]] += 1
    return frozenset(
        word
        for word, count in counts.items()
        if len(word) > 1 and not _NOBODY.fullmatch(word) and (count >= TITLES_AT_LEAST or _DOES.search(word))
    )


def holds_a_head(words: str, heads: frozenset[str]) -> bool:
    """Whether these words hold a head of a title, or letters such as "TA" that stand for a title."""
    if _ACRONYM.search(words):
        return True
    return any(_does_something(word) or not heads.isdisjoint(_doers(word)) for word in _words(words))


def _doers(word: str) -> tuple[str, ...]:
    """The word, and who does what it says: "bookkeeping" is what a bookkeeper does."""
    if not word.endswith("ing") or len(word) < _LONG:
        return (word,)
    stem = word.removesuffix("ing")
    return (word, f"{stem}er", f"{stem}or", f"{stem}e", f"{stem}ist")


def _does_something(word: str) -> bool:
    return len(word) >= _LONG and not _NOBODY.fullmatch(word) and bool(_SURELY_DOES.search(word))


def _words(text: str) -> list[str]:
    return [_singular(word) for word in _WORD.findall(re.sub(r"['’]s\b", "", text.casefold()))]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
