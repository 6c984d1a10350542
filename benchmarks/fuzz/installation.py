"""A whole installation to send to: `rung run`, an action server whose secret is known, and a small Slack."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks.fuzz.requests import ACTION_SECRET, METRICS_TOKEN, SSO_KEY, WEB_SECRET, Addresses
from benchmarks.reliability.hurting import Place
from benchmarks.reliability.slack import copy_with_slack
from benchmarks.running import START_SECONDS, start, until
from benchmarks.slack.fake_slack import BOT_TOKEN, fake_slack
from benchmarks.slack.people import SECRET
from bot.serving import environment
from bot.settings import PROJECT_ROOT

_LISTENS = re.compile(r"listens on 127\.0\.0\.1:(\d+)")


class Installation(NamedTuple):
    """What is sent to, and whose memory is watched."""

    addresses: Addresses
    rasa: psutil.Process
    actions: psutil.Process


@asynccontextmanager
async def installation(folder: Path) -> AsyncIterator[Installation]:
    """Started, with an empty SQLite database in this folder; ended with the block."""
    place = Place(PROJECT_ROOT, folder)
    async with fake_slack() as slack:
        root = copy_with_slack(place, slack)
        running = start(
            place.sqlite("fuzz"),
            None,
            root,
            SLACK_BOT_TOKEN=BOT_TOKEN,
            SLACK_SIGNING_SECRET=SECRET,
            RUNG_WEB_SECRET=WEB_SECRET,
            RUNG_SSO_KEY=SSO_KEY,
            RUNG_METRICS_TOKEN=METRICS_TOKEN,
        )
        try:
            await asyncio.to_thread(running.wait_until_ready, START_SECONDS)
            with action_server(place.sqlite("fuzz"), folder) as (port, process):
                addresses = Addresses(running.port, port, slack.address)
                yield Installation(addresses, running.server("rasa_server"), process)
        finally:
            await asyncio.to_thread(running.stop)


@contextmanager
def action_server(database_url: str, folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    """An action server of its own on this database, and its port."""
    log = folder / "actions.log"
    environ = {**os.environ, "RUNG_DATABASE_URL": database_url, environment.ACTION_SECRET: ACTION_SECRET}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.serving.action_server"],
            cwd=PROJECT_ROOT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        until(lambda: _LISTENS.search(log.read_text(errors="replace")) or process.poll() is not None, START_SECONDS)
        found = _LISTENS.search(log.read_text(errors="replace"))
        assert found is not None, log.read_text(errors="replace")
        yield int(found[1]), psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)
