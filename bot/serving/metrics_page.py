"""The metrics of both servers on one page, with the state of the parts as it is now."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.monitoring.exposition import merged, own_page
from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.health_probe import PROBE_SECONDS, HealthProbe

RASA, ACTIONS = "rasa", "actions"
"""The values of the label `process`; the action server's second process is `actions-2`, and so on."""


class MetricsPage:
    """Asks the action server for its part each time; while a process of it is away, the page has one less."""

    def __init__(self, probe: HealthProbe, action: ActionEndpoint) -> None:
        self._probe = probe
        self._action = action

    async def render(self, agent: Any) -> bytes:
        """The page; takes a little over `PROBE_SECONDS` at most."""
        actions, _ = await asyncio.gather(self._action.metrics(PROBE_SECONDS), self._probe.check(agent))
        pages = {RASA: own_page()}
        for number, page in enumerate(actions, start=1):
            if page is not None:
                pages[ACTIONS if number == 1 else f"{ACTIONS}-{number}"] = page
        return await asyncio.to_thread(merged, pages)
