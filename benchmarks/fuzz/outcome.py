"""What came of many changed inputs to one thing, and which of it is a fault."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MOST_SECONDS = 5.0
"""What takes longer counts as hanging."""

MOST_MEMORY = 256
"""By how many MB a process may grow over all inputs of one kind."""


@dataclass
class Outcome:
    """Of the inputs of one kind: how they ended, the slowest, the growth of memory, faults with an example."""

    name: str
    ends: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds."""
    grown: float = 0.0
    """MB by which the process that reads them has grown."""
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def inputs(self) -> int:
        """How many there were."""
        return self.ends.total()

    def took(self, seconds: float, end: str, example: object) -> None:
        """Counts one input; it is a fault where it took too long."""
        self.ends[end] += 1
        self.slowest = max(self.slowest, seconds)
        if seconds > MOST_SECONDS:
            self.fault("takes too long", example)

    def fault(self, kind: str, example: object) -> None:
        """Keeps the first example of each kind of fault."""
        self.faults.setdefault(kind, repr(example)[:2_000])

    def grew(self, megabytes: float) -> None:
        """Notes by how much the process grew; it is a fault where that has no bound."""
        self.grown = max(self.grown, megabytes)
        if megabytes > MOST_MEMORY:
            self.fault(f"grew by {megabytes:.0f} MB", "all inputs together")
