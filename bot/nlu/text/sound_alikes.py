"""Words that sound alike, for what voice input mishears."""

from __future__ import annotations

import re
from collections.abc import Mapping

import jellyfish

HOMOPHONES = (
    "to too two", "for four fore", "know no", "knew new", "their there they're", "your you're", "its it's",
    "one won", "here hear", "by buy bye", "would wood", "write right", "which witch", "whether weather",
    "week weak", "some sum", "where wear", "whole hole", "higher hire", "than then", "our hour", "be bee",
    "see sea", "seen scene", "sent cent", "made maid", "mail male", "main mane", "meet meat", "need knead",
    "not knot", "or ore", "pair pear", "peace piece", "plain plane", "read red", "road rode", "sale sail",
    "through threw", "time thyme", "wait weight", "way weigh", "past passed", "led lead", "lessen lesson",
    "accept except", "affect effect", "affects effects", "allowed aloud", "board bored", "great grate",
    "grade greyed", "guest guessed", "principle principal", "counsel council", "course coarse", "fair fare",
    "heard herd", "raise rays", "role roll", "roles rolls",
)  # fmt: skip
"""Everyday words that sound the same, or nearly so, in groups."""

_NEAR_SOUNDS = str.maketrans({"J": "X", "0": "T"})
"""Sounds of Metaphone that a microphone hardly tells apart: "badge" and "batch", "ladder" and "lather"."""

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?<=[aeiouy])([^aeiouyl]+)e$")


def sound_key(word: str) -> str:
    """A key that words with similar consonants share: Metaphone (Philips, 1990), with near sounds merged."""
    return str(jellyfish.metaphone(word)).translate(_NEAR_SOUNDS)


def sounds_like(word: str, other: str) -> bool:
    """Whether two words with the same `sound_key` have similar vowels as well."""
    own, others = _vowels(word), _vowels(other)
    return own[:1] == others[:1] and len(own) == len(others) and abs(len(word) - len(other)) <= 2


def homophones() -> Mapping[str, tuple[str, ...]]:
    """For each word, the others of its group."""
    groups = [group.split() for group in HOMOPHONES]
    return {word: tuple(other for other in group if other != word) for group in groups for word in group}


def _vowels(word: str) -> list[str]:
    """The first letter of each run of vowels, ignoring a silent "e" at the end."""
    return [run[0].replace("y", "i") for run in _VOWELS.findall(_SILENT_E.sub(r"\1", word))]
