"""The same text as somebody in a hurry would type it: slips of the finger, chat spellings, no capitals.

An encoder that is shown such forms of its examples reads them like the clean ones. The spellings are common ones of
English chat, collected by hand; README.md says by whom, and what was changed after the shipped weights were made.
"""

from __future__ import annotations

import re

import numpy as np

NEIGHBOUR_KEYS = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sfe", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip

CHAT = {
    "you": "u", "your": "ur", "you're": "ur", "are": "r", "please": "pls", "because": "cuz", "people": "ppl",
    "between": "btwn", "with": "w/", "without": "w/o", "about": "abt", "before": "b4", "though": "tho",
    "really": "rly", "something": "smth", "someone": "sb", "going to": "gonna", "want to": "wanna",
    "got to": "gotta", "and": "&", "versus": "vs", "to": "2", "for": "4", "the": "da", "what": "wat",
    "have": "hv", "should": "shld", "would": "wld", "could": "cld", "thanks": "thx", "right now": "rn",
    "to be honest": "tbh", "i don't know": "idk", "in my opinion": "imo", "probably": "prob", "manager": "mgr",
    "management": "mgmt", "experience": "exp", "company": "co", "months": "mths", "years": "yrs", "year": "yr",
    "different": "diff", "difference": "diff", "certificate": "cert", "certificates": "certs",
    "promotion": "promo", "promotions": "promos", "career": "carreer", "micro-credential": "microcred",
    "micro-credentials": "microcreds", "credential": "cred", "credentials": "creds", "salary": "sal",
    "information": "info", "qualification": "quali", "qualifications": "qualis", "job": "jb", "work": "wrk",
    "employee": "ee", "employees": "ees", "does": "dos", "organisation": "org",
}  # fmt: skip
OPENERS = ("hey ", "ok so ", "quick q ", "hi ", "lol ", "umm ", "so ", "yo ", "sry ", "btw ", "hello, ")
CLOSERS = (" thx", " pls", "??", " lol", " tho", " idk", " tbh", " anyone", "...", " right?")
WORDS = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(CHAT, key=len, reverse=True)), re.I)


def hurried(text: str, random: np.random.Generator) -> str:
    """The text with some of these marks of haste; each call draws others."""
    if random.random() < 0.6:
        text = text.lower()
    if random.random() < 0.6:
        text = re.sub(r"[,;:'’\"()?!.]+", lambda match: "" if random.random() < 0.7 else match.group(), text)
    share = random.choice([0.0, 0.3, 0.8])
    text = WORDS.sub(lambda match: CHAT[match.group().lower()] if random.random() < share else match.group(), text)
    if random.random() < 0.7:
        text = " ".join(_mistyped(word, random) for word in text.split())
    if random.random() < 0.25:
        text = str(random.choice(OPENERS)) + text
    if random.random() < 0.25:
        text += str(random.choice(CLOSERS))
    return text


def _mistyped(word: str, random: np.random.Generator) -> str:
    """The word with a letter changed, doubled, lost or swapped; mostly the word itself."""
    if len(word) < 4 or random.random() > 0.15:
        return word
    place = int(random.integers(1, len(word) - 1))
    kind = random.integers(4)
    if kind == 0:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == 1:
        return word[:place] + word[place + 1 :]
    if kind == 2:
        return word[:place] + word[place] + word[place:]
    near = NEIGHBOUR_KEYS.get(word[place].lower(), word[place])
    return word[:place] + str(random.choice(list(near))) + word[place + 1 :]
