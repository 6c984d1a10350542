"""What people say around a question: greetings, reasons for asking, thanks."""

from __future__ import annotations

from random import Random

BEFORE = (
    "Hi there, hope you're having a good day!",
    "Hello, quick question:",
    "hey,",
    "Sorry to bother you, but",
    "Good afternoon. I was just wondering,",
    "So, um, basically what I wanted to ask is",
    "ok so",
    "I've been meaning to ask this for a while:",
    "My colleague and I were talking about this at lunch.",
    "Not sure if this is the right place to ask, but",
    "Dear assistant,",
    "First of all thank you for your help so far.",
    "right, here goes:",
    "I'm fairly new here and a bit lost, so please bear with me.",
)
AFTER = (
    "Thanks in advance!",
    "thx",
    "Many thanks, Priya",
    "any help would be appreciated",
    "please let me know, cheers",
    "Sorry if that's a stupid question.",
    "Have a lovely weekend!",
    "I hope that makes sense.",
    "Kind regards",
    "lol",
    "just curious",
    "No rush at all, whenever you have a minute.",
)


def filler_before(text: str, random: Random) -> str:
    """Something said first."""
    return f"{random.choice(BEFORE)} {text}"


def filler_after(text: str, random: Random) -> str:
    """Something said behind it."""
    end = "" if text.rstrip().endswith(("?", ".", "!")) else ","
    return f"{text.rstrip()}{end} {random.choice(AFTER)}"
