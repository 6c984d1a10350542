from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.fetching.hosting import Host, hosting


@pytest_asyncio.fixture
async def host() -> AsyncIterator[Host]:
    async with hosting() as running:
        yield running
