"""How long a plan takes: 60 missing skills over a catalogue of 2,000 credentials, at limits wide and tight."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from datetime import date

from benchmarks.performance.figures import median
from bot.catalogue.records import Credential, CredentialKind, TaughtSkill
from bot.tools.limits import Limits
from bot.tools.plan.planning import AIMS, plan_skills

NEEDED, CREDENTIALS, SKILLS = 60, 2000, 300
TODAY = date(2026, 11, 24)
LIMITS = (
    Limits(),
    Limits(10.0, 2000.0, date(2028, 1, 1)),
    Limits(5.0, 500.0, date(2027, 1, 1)),
    Limits(5.0, 0.0),
)
"""None at all, some that hold, some that no plan keeps, and no money."""

_TAUGHT: dict[CredentialKind, tuple[int, int]] = {"badge": (1, 2), "certificate": (2, 5), "nanodegree": (4, 9)}


@dataclass(frozen=True)
class Planning:
    """Seconds of one plan, including what is offered when there is none."""

    median: float
    slowest: float
    plans: int


def measure_planning(catalogues: int) -> Planning:
    """Plans over so many made-up catalogues, at all limits and for both aims."""
    needs = {f"s{number}": None for number in range(NEEDED)}
    plan_skills(needs, made_up_catalogue(0)[:50], (), LIMITS[0], TODAY)  # loads the solver
    taken = []
    for seed in range(catalogues):
        credentials = made_up_catalogue(seed)
        for limits in LIMITS:
            for aim in AIMS:
                start = time.perf_counter()
                plan_skills(needs, credentials, (), limits, TODAY, aim)
                taken.append(time.perf_counter() - start)
    return Planning(median(taken), max(taken), len(taken))


def made_up_catalogue(seed: int) -> list[Credential]:
    """Credentials of every kind, about half of which build on others; the same for the same seed."""
    chance = random.Random(seed)
    skills = [f"s{number}" for number in range(SKILLS)]
    found = []
    for number in range(CREDENTIALS):
        kind: CredentialKind = chance.choice(list(_TAUGHT))
        size = chance.randint(*_TAUGHT[kind])
        taught = tuple(TaughtSkill(skill) for skill in chance.sample(skills, size))
        cost = float(chance.choice([0, chance.randint(10, 100) * size]))
        first = (
            tuple({f"c{chance.randrange(number)}" for _ in range(chance.choice([0, 0, 1, 2]))}) if number else ()
        )
        hours = float(chance.randint(2, 20) * size)
        found.append(
            Credential(
                f"c{number}", f"C {number}", kind, "X", taught, hours, cost, prerequisites=tuple(sorted(first))
            )
        )
    return found
