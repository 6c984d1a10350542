"""How many turns a second a company asks for on a Monday morning, and what it needs of memory and disk."""

from __future__ import annotations

import math
from dataclasses import dataclass

COMPANIES = (1_000, 20_000, 500_000)
MOST_BUSY = 0.7
"""The share of what a server can do that is planned for: beyond it, chance alone makes people wait."""

P99_SECONDS = 2.0


@dataclass(frozen=True)
class Monday:
    """What is assumed of people. Set your own: the figures follow in proportion."""

    share: float = 0.2
    """How many of all employees come that morning: a launch that everybody was told of, not a common week."""
    messages: float = 10.0
    """What each of them writes."""
    busiest_hour: float = 0.5
    """The share of the morning's messages in its busiest hour."""

    def per_second(self, employees: int) -> float:
        """Turns a second in the busiest hour."""
        return employees * self.share * self.messages * self.busiest_hour / 3600


@dataclass(frozen=True)
class Year:
    """What is assumed of a year."""

    active: float = 0.3
    """The share of employees who talk to the assistant at all."""
    messages: float = 60.0
    """What each of them writes in a year."""
    kept_days: float = 90.0
    """How long conversations are kept (`RUNG_KEEP_CONVERSATIONS`)."""

    def turns(self, employees: int) -> float:
        """Turns in a year."""
        return employees * self.active * self.messages

    def disk_bytes(self, employees: int, bytes_of_turn: float) -> float:
        """What the conversations take once as much is deleted as comes in."""
        return self.turns(employees) * bytes_of_turn * min(self.kept_days, 365) / 365

    def disk_bytes_for_good(self, employees: int, bytes_of_turn: float) -> float:
        """What a year adds when nothing is deleted."""
        return self.turns(employees) * bytes_of_turn


def servers_at_least(per_second: float, most_per_second: float) -> int:
    """The smallest number that keeps each of them at `MOST_BUSY` of what it can do, or below."""
    return max(1, math.ceil(per_second / (MOST_BUSY * most_per_second)))


def memory_bytes(rasa: float, action_process: float, processes: int, servers: int) -> float:
    """What all servers take together."""
    return servers * (rasa + processes * action_process)
