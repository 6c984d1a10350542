"""Which language a text is in, judged by its script or by the short words that only that language has.

In doubt a text is English: so are a foreign word in an English question, a name and a fragment.
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
"""The share of a text's letters that must be of another script for the text to be in its language."""

FEWEST = 2
"""How many words of that language's own a text must contain; a word with its foreign letters counts as one."""

SHARE = 0.3
"""The share of the text's words that these must be."""

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
    """The two-letter code of a text's language; English unless it is clearly another one."""
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
        # Japanese uses Chinese characters too, but Chinese does not use kana.
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
