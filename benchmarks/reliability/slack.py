"""A server that is killed after it has acknowledged what people wrote in Slack, and before it has answered."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import time
from pathlib import Path

import aiohttp
import yaml

from benchmarks.reliability.hurting import QUESTION, WELL_SECONDS, Observation, Place
from benchmarks.running import START_SECONDS, Running, start
from benchmarks.slack.fake_slack import BOT_TOKEN, FakeSlack, fake_slack
from benchmarks.slack.people import SECRET, People
from bot.channels.slack.manifest import PATH

CHANNEL = "bot.channels.slack.channel.SlackInput"
PEOPLE = 3


def slack_killed(place: Place) -> Observation:
    """Three people write, the action server hangs so that no answer is ready, and Rasa's server is killed."""
    return asyncio.run(_killed(place))


async def _killed(place: Place) -> Observation:
    async with fake_slack() as slack, aiohttp.ClientSession() as session:
        root = copy_with_slack(place, slack)
        first = await asyncio.to_thread(_started, place, root)
        people = People(f"{first.url}{PATH}", session, slack)
        hung = first.servers("action_server")
        for process in hung:
            process.suspend()
        acknowledged = [(await people.write(QUESTION, user=f"U{number}")).status for number in range(PEOPLE)]
        first.server("rasa_server").kill()
        for process in hung:
            process.resume()
        await asyncio.to_thread(first.process.wait, 30)
        killed = time.monotonic()
        second = await asyncio.to_thread(_started, place, root)
        started = time.monotonic()
        with contextlib.suppress(AssertionError):
            await slack.wait("chat.postMessage", PEOPLE, WELL_SECONDS)
        answered, seconds = len(slack.posted()), time.monotonic() - killed
        await asyncio.to_thread(second.stop)
    well = f"{seconds:.0f} s, {started - killed:.0f} s of them for the start" if answered == PEOPLE else "never"
    seen = f"{acknowledged.count(200)} messages acknowledged, {answered} answered"
    return Observation("Slack: killed after the 200", seen, f"{PEOPLE - answered} answers", well)


def copy_with_slack(place: Place, slack: FakeSlack) -> Path:
    """The checkout, with the small Slack in its credentials. Models are the checkout's own."""
    root = place.folder / "slack"
    for folder in ("bot", "actions", "data"):
        shutil.copytree(place.root / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "uv.lock", "pyproject.toml"):
        shutil.copy2(place.root / name, root / name)
    (root / "models").symlink_to(place.root / "models")
    credentials = yaml.safe_load((root / "credentials.yml").read_text(encoding="utf-8"))
    named = {**credentials, CHANNEL: {"base_url": slack.base_url}}
    (root / "credentials.yml").write_text(yaml.safe_dump(named), encoding="utf-8")
    return root


def _started(place: Place, root: Path) -> Running:
    tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET}
    running = start(place.sqlite("slack"), None, root, **tokens)
    running.wait_until_ready(START_SECONDS)
    return running
