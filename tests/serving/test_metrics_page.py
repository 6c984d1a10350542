"""The page of both servers; while the action server hangs or is gone, the page still comes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.monitoring.exposition import own_page
from bot.serving.metrics_page import MetricsPage


class FakeProbe:
    def __init__(self) -> None:
        self.agents: list[Any] = []

    async def check(self, agent: Any) -> None:
        self.agents.append(agent)


class FakeAction:
    def __init__(self, page: bytes | None) -> None:
        self.page = page

    async def metrics(self, seconds: float) -> bytes | None:
        assert seconds <= 2
        return self.page


@pytest.mark.parametrize(("page", "processes"), [(own_page(), {"rasa", "actions"}), (None, {"rasa"})])
async def test_the_page_has_every_process_that_answers(page: bytes | None, processes: set[str]) -> None:
    probe: Any = FakeProbe()
    action: Any = FakeAction(page)
    text = (await MetricsPage(probe, action).render("agent")).decode()
    assert {name for name in ("rasa", "actions") if f'process="{name}"' in text} == processes
    assert probe.agents == ["agent"]
