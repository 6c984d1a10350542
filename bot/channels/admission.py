"""How many turns may be under way in this server at a time, and whether it still takes new ones.

Beyond the bound somebody is told at once to try again in a moment. A queue without a bound would have everybody
wait longer than anyone does (https://sre.google/sre-book/addressing-cascading-failures/, "Queue Management").
"""

from __future__ import annotations

import asyncio

from bot.monitoring.metrics import TURNS_LIMIT, TURNS_REFUSED, TURNS_UNDER_WAY

MOST_TURNS = 64
"""What two cores answer in some two seconds."""

RETRY_SECONDS = 2


class Admission:
    """Counts turns. A turn over time counts until it has really ended."""

    def __init__(self, most: int = MOST_TURNS) -> None:
        self._most = most
        self._under_way = 0
        self._ending = False

    @property
    def under_way(self) -> int:
        """How many turns have begun and not ended."""
        return self._under_way

    @property
    def is_open(self) -> bool:
        """Whether another turn may begin."""
        return not self._ending and self._under_way < self._most

    def refuses(self) -> bool:
        """Whether somebody has to be told to come again; counts that they were."""
        if not self.is_open:
            TURNS_REFUSED.inc()
        return not self.is_open

    def begin(self) -> None:
        """Notes that a turn begins."""
        self._under_way += 1

    def end(self) -> None:
        """Notes that a turn has ended."""
        self._under_way -= 1

    async def drain(self, seconds: float) -> bool:
        """Takes no more turns and waits for those under way; whether all have ended in this time."""
        self._ending = True
        deadline = asyncio.get_running_loop().time() + seconds
        while self._under_way and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.05)
        return not self._under_way


ADMISSION = Admission()
"""The one of this process."""

TURNS_LIMIT.set(MOST_TURNS)
TURNS_UNDER_WAY.set_function(lambda: ADMISSION.under_way)
