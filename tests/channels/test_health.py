from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.channels.health import HealthInput
from bot.serving.health_probe import Health
from tests.channels.serving import FakeAgent, serving


class FakeProbe:
    def __init__(self, health: Health) -> None:
        self.health = health
        self.agents: list[Any] = []

    async def check(self, agent: Any) -> Health:
        self.agents.append(agent)
        return self.health


@pytest.mark.parametrize(
    ("health", "status", "body"),
    [
        (Health("m.tar.gz", (), False), 200, {"status": "ok", "model": "m.tar.gz", "retrain_needed": False}),
        (
            Health("m.tar.gz", ("the database does not answer",), True),
            503,
            {
                "status": "failing",
                "model": "m.tar.gz",
                "retrain_needed": True,
                "failing": ["the database does not answer"],
            },
        ),
    ],
)
async def test_health_is_at_the_root_of_the_server(health: Health, status: int, body: dict[str, Any]) -> None:
    agent, probe = FakeAgent(), FakeProbe(health)
    async with serving(HealthInput(), agent, health_probe=probe) as base, aiohttp.ClientSession() as session:
        for path in ("/health", "/health/"):
            async with session.get(base + path) as response:
                assert response.status == status
                assert await response.json() == body
        async with session.get(base + "/webhooks/health") as response:
            assert response.status == 404
    assert probe.agents == [agent, agent]
