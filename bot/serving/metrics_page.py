"""The metrics of both servers on one page, with the state of the parts as it is now."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.monitoring.exposition import merged, own_page
from bot.serving.action_endpoint import ActionEndpoint
from bot.serving.health_probe import PROBE_SECONDS, HealthProbe

RASA, ACTIONS = "rasa", "actions"
"""The values of the label `process`."""


class MetricsPage:
    """Asks the action server for its part each time; while that is away, the page has one process less."""

    def __init__(self, probe: HealthProbe, action: ActionEndpoint) -> None:
        self._probe = probe
        self._action = action

    async def render(self, agent: Any) -> bytes:
        """The page; takes a little over `PROBE_SECONDS` at most."""
        actions, _ = await asyncio.gather(self._action.metrics(PROBE_SECONDS), self._probe.check(agent))
        pages = {RASA: own_page()}
        if actions is not None:
            pages[ACTIONS] = actions
        return await asyncio.to_thread(merged, pages)
