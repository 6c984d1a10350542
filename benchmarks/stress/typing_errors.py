"""Errors of the fingers: a neighbouring key, a dropped letter, a doubled one, two letters the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SHORTEST = 4
"""Words from this length on are hit: in a shorter one an error often makes another word."""

WORDS_AN_ERROR = 5
"""One error in about this many words, and one at least."""

_WORD = re.compile(rf"[A-Za-z]{{{SHORTEST},}}")

Slip = Callable[[str, int, Random], str]


def neighbouring_keys(text: str, random: Random) -> str:
    """A key beside the right one."""
    return _with_errors(text, random, lambda word, at, rng: _put(word, at, rng.choice(_neighbours(word[at]))))


def dropped_letters(text: str, random: Random) -> str:
    """A letter that is not there."""
    return _with_errors(text, random, lambda word, at, _: _put(word, at, ""))


def doubled_letters(text: str, random: Random) -> str:
    """A letter typed twice."""
    return _with_errors(text, random, lambda word, at, _: _put(word, at, 2 * word[at]))


def swapped_letters(text: str, random: Random) -> str:
    """Two letters in the wrong order."""
    return _with_errors(text, random, lambda word, at, _: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])


def _with_errors(text: str, random: Random, slip: Slip) -> str:
    words = list(_WORD.finditer(text))
    count = min(len(words), max(1, round(len(text.split()) / WORDS_AN_ERROR)))
    for match in sorted(random.sample(words, count), key=lambda found: -found.start()):
        # The first letter is seldom wrong.
        at = random.randrange(1, len(match.group()))
        text = text[: match.start()] + slip(match.group(), at, random) + text[match.end() :]
    return text


def _put(word: str, at: int, letters: str) -> str:
    return word[:at] + letters + word[at + 1 :]


def _neighbours(letter: str) -> list[str]:
    row = next(row for row in ROWS if letter.lower() in row)
    at = row.index(letter.lower())
    return [row[place] for place in (at - 1, at + 1) if 0 <= place < len(row)]
