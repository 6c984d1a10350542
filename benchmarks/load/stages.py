"""What is asked of the server, stage by stage: how many users, how fast they come, how long it goes on.

Needs no package: locust reads it in an environment of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PACE_SECONDS = 1.6
"""Each user sends a message this long after the one before, or as soon as that is answered: 80 users ask for 50
turns a second. People take ten times as long to read and write, so a user here stands for ten people or more."""

MOST_USERS = 300
MOST_SECONDS = 1800.0
"""No plan may be longer or larger, whatever somebody writes into it."""


@dataclass(frozen=True)
class Stage:
    """So many users for so many seconds; `ramp` lets them come one after the other all along the stage."""

    name: str
    users: int
    seconds: float
    ramp: bool = False
    slow_connections: int = 0
    """How many connections send a request byte by byte meanwhile."""

    @property
    def spawn_rate(self) -> float:
        """Users that come per second: all at once, in a burst, but for a ramp."""
        return max(1.0, self.users / self.seconds) if self.ramp else float(self.users)


WARM_UP, ALONE, SOAK_NAME = "warm-up", "4 users", "soak"
"""What is not counted, what the simulation takes its times from, and where memory is looked at."""

STEPS = (20, 80, 200)
"""The numbers of users that the simulation is checked at."""

STEP_SECONDS = 20.0
"""How long the simulation lasts, as the stage that is aimed at."""


def step_name(users: int) -> str:
    """What the stage of so many users is called."""
    return f"{users} users"


PLAN = (
    Stage(WARM_UP, 10, 6),
    Stage(ALONE, 4, 6),
    Stage(step_name(20), 20, 10),
    Stage(step_name(80), 80, 20),
    Stage(step_name(200), 200, 10),
    Stage("ramp 1 to 300", MOST_USERS, 12, ramp=True),
    Stage("calm", 20, 3),
    Stage("burst of 150", 150, 5),
    Stage("20 and 50 slow connections", 20, 7, slow_connections=50),
)
"""Eighty seconds, so that both versions are asked within four."""

QUICK = (
    Stage(WARM_UP, 5, 5),
    Stage(ALONE, 4, 5),
    *(Stage(step_name(users), users, 8) for users in STEPS),
    Stage("20 and 50 slow connections", 20, 7, slow_connections=50),
)

SOAK = (Stage(WARM_UP, 4, 45), Stage(SOAK_NAME, 4, 900))
PLANS = {"load": PLAN, "quick": QUICK, "soak": SOAK}


class PlanTooLargeError(ValueError):
    """A plan asks for more than `MOST_USERS` or `MOST_SECONDS`."""


def checked(plan: Sequence[Stage]) -> tuple[Stage, ...]:
    """The plan; raises `PlanTooLargeError` where it is out of bounds."""
    if sum(stage.seconds for stage in plan) > MOST_SECONDS or any(stage.users > MOST_USERS for stage in plan):
        raise PlanTooLargeError(f"at most {MOST_USERS} users and {MOST_SECONDS:.0f} s")
    return tuple(plan)


def stage_at(plan: Sequence[Stage], seconds: float) -> Stage | None:
    """The stage under way so many seconds after the start; None after the last."""
    for stage in plan:
        if seconds < stage.seconds:
            return stage
        seconds -= stage.seconds
    return None
