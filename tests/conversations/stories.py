"""Conversations in the format of Rasa's test stories, with what each reply must hold.

A story is one of Rasa's: `user`, `intent`, `action`. Its `metadata.replies`, which Rasa passes over, says in the
order of the user's lines what the reply to each is:

    source    the title in the source line, a list of titles of which one must come first, or null for no such line
    sources   the titles of the source line, all of them, in this order
    opens     how the reply begins
    says      words in the reply (a list: all of them; "this|that": one of the two)
    not_says  words that would be about something else
    kind      what sort of reply it is, by the names in KINDS
    buttons   true where ways on are offered
    new       true where the reply must differ from all before it
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent

KINDS = {
    "not covered": ("utter_not_covered",),
    "not understood": ("utter_not_understood",),
    "examples": ("utter_try_an_example",),
    "better a person": ("utter_better_a_person",),
    "person": ("utter_person",),
    "which subject": ("utter_which_subject",),
    "sources in general": ("utter_sources_in_general",),
    "start over": ("utter_start_over",),
    "nothing said": ("utter_nothing_said",),
    "glad": ("utter_glad_it_helped",),
    "sorry": ("utter_sorry_it_did_not_help",),
    "small talk": (
        "utter_greet",
        "utter_goodbye",
        "utter_thank",
        "utter_how_are_you",
        "utter_praise",
        "utter_insult",
        "utter_bot_challenge",
        "utter_laugh",
        "utter_tell_joke",
        "utter_speak_language",
        "utter_user_mood",
        "utter_privacy",
        "utter_affirm",
        "utter_deny",
        "utter_stop",
    ),
}
"""The kinds of reply that are no answer from the knowledge base, with the responses of domain.yml they may be."""

ASKS_BACK = ("I am not sure which you mean", "Do you mean")


@dataclass(frozen=True)
class Line:
    """A line of the user, what the assistant is to make of it, and what its reply must hold."""

    text: str
    intent: str | None
    actions: tuple[str, ...]
    expected: dict[str, Any]


@dataclass(frozen=True)
class Story:
    name: str
    file: str
    lines: tuple[Line, ...]


def story_files() -> list[Path]:
    return sorted(FOLDER.glob("test_*.yml"))


def stories() -> list[Story]:
    """All stories; raises `ValueError` for one that does not say what each reply is to hold."""
    found = []
    for path in story_files():
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]:
            found.append(Story(entry["story"], path.stem.removeprefix("test_"), _lines(entry)))
    return found


def _lines(story: dict[str, Any]) -> tuple[Line, ...]:
    expected = story["metadata"]["replies"]
    turns: list[tuple[dict[str, Any], list[str]]] = []
    for step in story["steps"]:
        if "user" in step:
            turns.append((step, []))
        else:
            turns[-1][1].append(step["action"])
    if len(turns) != len(expected):
        raise ValueError(f"{story['story']}: {len(turns)} lines of the user, but {len(expected)} replies")
    return tuple(
        Line(step["user"].strip(), step.get("intent"), tuple(actions), reply)
        for (step, actions), reply in zip(turns, expected, strict=True)
    )
