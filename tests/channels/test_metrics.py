"""`GET /metrics` on a real server: for programs of this machine, or for whoever has the token."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.channels.metrics import MetricsInput
from tests.channels.serving import FakeAgent, serving


class FakePage:
    def __init__(self) -> None:
        self.agents: list[Any] = []

    async def render(self, agent: Any) -> bytes:
        self.agents.append(agent)
        return b"rung_turns_total 1.0\n"


@pytest.mark.parametrize(
    ("token", "headers", "status"),
    [
        (None, {}, 200),
        (None, {"X-Forwarded-For": "203.0.113.7"}, 403),
        (None, {"Host": "rung.example.com"}, 403),
        ("s3cret", {}, 403),
        ("s3cret", {"Authorization": "Bearer wrong"}, 403),
        ("s3cret", {"Authorization": "Bearer s3cret", "X-Forwarded-For": "203.0.113.7"}, 200),
    ],
)
async def test_who_may_read_them(token: str | None, headers: dict[str, str], status: int) -> None:
    agent, page = FakeAgent(), FakePage()
    async with (
        serving(MetricsInput(token), agent, metrics_page=page) as base,
        aiohttp.ClientSession() as session,
        session.get(f"{base}/metrics", headers=headers) as response,
    ):
        assert response.status == status
        text = await response.text()
    assert ("rung_turns_total" in text) == (status == 200)
    assert page.agents == ([agent] if status == 200 else [])


async def test_a_refusal_says_what_to_do() -> None:
    async with (
        serving(MetricsInput("s3cret"), metrics_page=FakePage()) as base,
        aiohttp.ClientSession() as session,
        session.get(f"{base}/metrics") as response,
    ):
        assert "RUNG_METRICS_TOKEN" in (await response.json())["error"]


def test_the_token_comes_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNG_METRICS_TOKEN", "s3cret")
    assert MetricsInput.from_credentials({})._token == "s3cret"
