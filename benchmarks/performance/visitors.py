"""Many visitors of a website at once, over the socket as the widget does: what is lost or doubled, and how long."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.performance.figures import Latency, percentile
from benchmarks.performance.socket_client import SocketClient

LAST_WAIT_SECONDS = 20.0
"""How long the last answers may take before they count as lost."""


@dataclass(frozen=True)
class Crowd:
    """What came of it. Times are in seconds, from sending a message to its first reply."""

    visitors: int
    seconds: float
    sent: int
    lost: int
    doubled: int
    latency: Latency
    p99: float
    generator_cpu: float
    """The share of one core that the visitors themselves took."""


@dataclass
class Seen:
    """What all visitors saw together."""

    sent_at: dict[str, float] = field(default_factory=dict)
    first_reply: dict[str, float] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    entries: Counter[str] = field(default_factory=Counter)

    def on_event(self, name: str, data: Any) -> None:
        """Takes note of one event of the socket; the first reply to a message stops its clock."""
        if name == "done":
            self.done[data["id"]] += 1
        elif name == "entry":
            self.entries[data["id"]] += 1
            message_id, _, place = data["id"].partition("/")
            if place and message_id in self.sent_at:
                self.first_reply.setdefault(message_id, time.perf_counter() - self.sent_at[message_id])

    def lost(self) -> int:
        """How many messages were not finished, or got no reply."""
        return sum(not (self.done[one] and one in self.first_reply) for one in self.sent_at)

    def doubled(self) -> int:
        """How many messages were finished, and entries sent, more than once."""
        return sum(count > 1 for counts in (self.done, self.entries) for count in counts.values())


def measure_visitors(
    base: str, knowledge: Sequence[str], others: Sequence[str], visitors: int, seconds: float, every: float = 10.0
) -> Crowd:
    """Visitors who each send every few seconds, half of it knowledge questions, spread evenly over that time."""
    return asyncio.run(_crowd(base, knowledge, others, visitors, seconds, every))


async def _crowd(
    base: str, knowledge: Sequence[str], others: Sequence[str], visitors: int, seconds: float, every: float
) -> Crowd:
    seen = Seen()
    clients = [SocketClient(seen.on_event) for _ in range(visitors)]
    for client in clients:
        await client.connect(base)
    start, cpu = time.perf_counter(), time.process_time()
    rounds = max(1, int(seconds / every))

    async def visit(number: int, client: SocketClient) -> None:
        for turn in range(rounds):
            due = start + every * (turn + number / visitors)
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            place = number + turn * visitors
            texts = knowledge if place % 2 == 0 else others
            message_id = uuid.uuid4().hex
            seen.sent_at[message_id] = time.perf_counter()
            await client.emit("message", {"id": message_id, "text": texts[place // 2 % len(texts)]})

    await asyncio.gather(*(visit(number, client) for number, client in enumerate(clients)))
    deadline = time.perf_counter() + LAST_WAIT_SECONDS
    while seen.lost() and time.perf_counter() < deadline:
        await asyncio.sleep(0.1)
    took, used = time.perf_counter() - start, time.process_time() - cpu
    await asyncio.gather(*(client.disconnect() for client in clients))
    times = list(seen.first_reply.values())
    return Crowd(
        visitors=visitors,
        seconds=seconds,
        sent=len(seen.sent_at),
        lost=seen.lost(),
        doubled=seen.doubled(),
        latency=Latency.of(times),
        p99=percentile(times, 0.99),
        generator_cpu=used / took,
    )
