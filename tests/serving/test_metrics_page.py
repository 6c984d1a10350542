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
    def __init__(self, pages: list[bytes | None]) -> None:
        self.pages = pages

    async def metrics(self, seconds: float) -> list[bytes | None]:
        assert seconds <= 2
        return self.pages


@pytest.mark.parametrize(
    ("pages", "processes"),
    [
        ([own_page()], {"rasa", "actions"}),
        ([None], {"rasa"}),
        ([own_page(), own_page()], {"rasa", "actions", "actions-2"}),
        ([None, own_page()], {"rasa", "actions-2"}),
    ],
)
async def test_the_page_has_every_process_that_answers(pages: list[bytes | None], processes: set[str]) -> None:
    probe: Any = FakeProbe()
    action: Any = FakeAction(pages)
    text = (await MetricsPage(probe, action).render("agent")).decode()
    assert {name for name in ("rasa", "actions", "actions-2") if f'process="{name}"' in text} == processes
    assert probe.agents == ["agent"]
