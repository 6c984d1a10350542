"""Ninety pairs of roles, and what counts as heard: each role in the own words or as a fitting occupation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

OF_A_STEP = "It takes work rather than a certificate, so this is a plan of work."
"""What the plan for a step up says, and no other."""

PAIRS = Path(__file__).with_name("pairs.yml")


@dataclass(frozen=True)
class Pair:
    """What somebody is and wants to become; `now_fits` and `aim_fits` are what a right occupation's title holds."""

    kind: str
    now: str
    aim: str
    now_fits: tuple[str, ...]
    aim_fits: tuple[str, ...]

    @property
    def said(self) -> str:
        """The message that tells both."""
        return f"I'm {_article(self.now)} {self.now} and I want to become {_article(self.aim)} {self.aim}"

    def fitting(self, field: str) -> tuple[str, ...]:
        """What fits for a field of the profile; a step stays in the occupation, so both roles fit its target."""
        if field == "occupation":
            return self.now_fits
        return (*self.aim_fits, *self.now_fits) if self.kind == "step" else self.aim_fits


@dataclass(frozen=True)
class Stored:
    """What was noted of one person, the occupations by title; `reply` is what came when a plan was asked for."""

    occupation: str | None
    occupation_words: str | None
    target: str | None
    target_words: str | None
    has_plan: bool
    reply: str

    @property
    def has_route(self) -> bool:
        """Whether the reply is a promotion route, or the plan of work that follows from it."""
        return ("Ask your manager:" in self.reply and "This week:" in self.reply) or OF_A_STEP in self.reply


def pairs() -> list[Pair]:
    """The pairs of pairs.yml, in its order."""
    rows = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    return [
        Pair(row["kind"], row["now"], row["aim"], tuple(row["now_fits"]), tuple(row["aim_fits"])) for row in rows
    ]


def is_right(pair: Pair, stored: Stored, field: str) -> bool:
    """Whether a role was noted in the person's words or as a fitting occupation, and not as any other."""
    words, title = getattr(stored, f"{field}_words"), getattr(stored, field)
    own = pair.now if field == "occupation" else pair.aim
    if title is not None and not fits(title, pair.fitting(field)):
        return False
    return title is not None or (words or "").casefold() == own.casefold()


def fits(title: str, holds: tuple[str, ...]) -> bool:
    """Whether an occupation's title holds one of these."""
    return any(each in title.casefold() for each in holds)


def score(pair: Pair, stored: Stored) -> Mapping[str, bool]:
    """What was right of one pair."""
    now, aim = is_right(pair, stored, "occupation"), is_right(pair, stored, "target")
    return {
        "now right": now,
        "aim right": aim,
        "both right": now and aim,
        "seen as a step": stored.has_route,
        "plan or route": stored.has_plan or stored.has_route,
    }


def _article(words: str) -> str:
    return "an" if words[:1].lower() in "aeiou" else "a"
