"""How long a recommendation takes, and the search for what would change it."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.performance.figures import median
from bot.profile.profile import Profile
from bot.recommendation.recommendation import recommend
from bot.recommendation.signals import TargetFacts
from bot.recommendation.weights import load_weights
from bot.recommendation.what_would_change import what_would_change

TODAY = date(2026, 11, 24)
PEOPLE = 300


@dataclass(frozen=True)
class Recommending:
    """Seconds at the median: of one recommendation, and of one search for what would change it."""

    recommendation: float
    change: float
    people: int


def measure_recommending(people: int = PEOPLE) -> Recommending:
    """Recommends to so many made-up people, of whom some told little."""
    weights = load_weights()
    chance = random.Random(1)
    advised, changed = [], []
    for _ in range(people):
        profile, target = made_up_person(chance)
        start = time.perf_counter()
        recommend(profile, (), weights, target, today=TODAY)
        between = time.perf_counter()
        what_would_change(profile, (), weights, target, today=TODAY)
        advised.append(between - start)
        changed.append(time.perf_counter() - between)
    return Recommending(median(advised), median(changed), people)


def made_up_person(chance: random.Random) -> tuple[Profile, TargetFacts]:
    """Somebody who told each thing with a chance of three in four."""

    def told(value: object) -> object:
        return value if chance.random() < 0.75 else None

    answers = {
        "months_in_role": told(chance.randint(0, 120)),
        "target": told("role"),
        "deadline": told(TODAY + timedelta(days=chance.randint(10, 1500))),
        "hours_per_week": told(chance.uniform(0, 20)),
        "budget": told(chance.uniform(0, 3000)),
        "opening": told(chance.random() < 0.5),
        "recognition": told(chance.choice(["internal", "industry", "both"])),
    }
    return Profile(**answers), TargetFacts(chance.randint(0, 60), chance.random(), chance.random())  # type: ignore[arg-type]
