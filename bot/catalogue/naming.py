"""Keys made from names, and a normal form in which different spellings of a title are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.files.names import MAX_KEY

_NOT_KEY = re.compile(r"[^a-z0-9]+")
_SPELT_OUT = {"c#": "c sharp", "c++": "c plus plus", ".net": " dot net", "&": " and "}


def key_of(name: str, prefix: str = "") -> str:
    """A key of lower-case letters, digits and hyphens, cut between words: "Nurse, ward" -> ``nurse-ward``."""
    text = name.lower()
    for signs, words in _SPELT_OUT.items():
        text = text.replace(signs, words)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    key = prefix + _NOT_KEY.sub("-", plain).strip("-")
    if len(key) <= MAX_KEY:
        return key
    return key[: MAX_KEY + 1].rpartition("-")[0]


class Keys:
    """Gives each name a key of its own; equal keys are told apart by the end of the names' references."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._given: set[str] = set()

    def give(self, name: str, reference: str) -> str:
        """A key that was not given before; the same names in the same order get the same keys."""
        key = key_of(name, self._prefix)
        if key in self._given:
            tail = _NOT_KEY.sub("", reference.lower())[-8:]
            key = f"{key[: MAX_KEY - 9].rstrip('-')}-{tail}"
        number = 2
        while key in self._given:
            key, number = f"{key[: MAX_KEY - 4].rstrip('-')}-{number}", number + 1
        self._given.add(key)
        return key


def normalised(title: str) -> str:
    """The title's words in lower case and the singular: "Web Developers" -> ``web developer``."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9+#]+", plain.replace("'", "").replace("&", " and "))
    return " ".join(map(_singular, words))


def distinct(names: Iterable[str], beside: str = "") -> tuple[str, ...]:
    """The names in order, without any whose normal form equals that of an earlier one or of `beside`."""
    seen = {normalised(beside), ""}
    kept = []
    for name in names:
        if (form := normalised(name)) not in seen:
            seen.add(form)
            kept.append(" ".join(name.split()))
    return tuple(kept)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
