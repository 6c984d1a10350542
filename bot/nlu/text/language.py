"""Which language a text is in: by its script, or by the small words that each language has of its own.

English wins wherever it can be meant: a foreign word in an English question, a name or a fragment is English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from bot.dialogue.message_contract import ENGLISH_CODE
from bot.nlu.text.language_words import ENGLISH, LATIN, LETTERS, ROMAN_HINDI
from bot.nlu.text.message_text import MessageText

OTHER_SCRIPT = 0.5
"""The part of a text's letters that must be of another script for the text to be in its language."""

FEWEST = 2
"""How many words of its own a text in another language must hold, a word with foreign letters among them."""

SHARE = 0.3
"""The part of all its words that these must be."""

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS: Mapping[str, str] = {
    "DEVANAGARI": "hi",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "GREEK": "el",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "THAI": "th",
    "BENGALI": "bn",
    "TAMIL": "ta",
}
_UKRAINIAN = frozenset("іїєґ")

_ENGLISH = frozenset(ENGLISH.split())
_OWN = {code: frozenset(words.split()) - _ENGLISH for code, words in {**LATIN, "hi": ROMAN_HINDI}.items()}

_FOREIGN_LETTERS = {code: frozenset(letters) for code, letters in LETTERS.items()}


def with_language(text: MessageText) -> MessageText:
    """The same text, tagged with its language."""
    return replace(text, language=language_of(text.now))


def language_of(text: str) -> str:
    """The two-letter code of a text's language; English unless another one is beyond doubt."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return ENGLISH_CODE
    return _by_script(letters) or _by_words(set(_WORD.findall(text.lower())))


def _by_script(letters: list[str]) -> str | None:
    if all(letter.isascii() for letter in letters):
        return None
    found = Counter(filter(None, map(_script_language, letters)))
    if sum(found.values()) < OTHER_SCRIPT * len(letters):
        return None
    if found["ja"]:
        # Japanese writes Chinese characters too; Chinese writes no kana.
        return "ja"
    code = found.most_common(1)[0][0]
    return "uk" if code == "ru" and _UKRAINIAN & set("".join(letters).lower()) else code


def _script_language(letter: str) -> str | None:
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0])


def _by_words(words: set[str]) -> str:
    hits = {code: sum(_belongs(word, code) for word in words) for code in _OWN}
    code = max(hits, key=lambda each: hits[each])
    own = hits[code]
    english = len(words & _ENGLISH)
    if own < FEWEST or own <= english or own < SHARE * len(words):
        return ENGLISH_CODE
    return code


def _belongs(word: str, code: str) -> bool:
    return word in _OWN[code] or not (word.isascii() or _FOREIGN_LETTERS.get(code, frozenset()).isdisjoint(word))
