"""Events of Slack at twenty a second: how soon each is acknowledged, and whether each is answered once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import aiohttp
import yaml

from benchmarks.performance.figures import Latency, percentile
from benchmarks.performance.processes import BenchmarkError
from benchmarks.performance.project_copy import ProjectCopy
from benchmarks.performance.servers import serve_rung
from benchmarks.slack.fake_slack import BOT_TOKEN, FakeSlack, fake_slack
from benchmarks.slack.people import SECRET, People
from bot.channels.slack.manifest import PATH

PER_SECOND = 20
PEOPLE = 100
LAST_WAIT_SECONDS = 30.0
_CHANNEL = "bot.channels.slack.channel.SlackInput"


@dataclass(frozen=True)
class SlackEvents:
    """What came of it. Times are in seconds, from connecting to the acknowledgement."""

    sent: int
    refused: int
    lost: int
    doubled: int
    latency: Latency
    p99: float


def measure_slack(
    project: ProjectCopy, knowledge: Sequence[str], others: Sequence[str], seconds: float
) -> SlackEvents:
    """Direct messages of `PEOPLE` people to what `make run` starts, half of them knowledge questions."""
    return asyncio.run(_measured(project, knowledge, others, round(seconds * PER_SECOND)))


async def _measured(
    project: ProjectCopy, knowledge: Sequence[str], others: Sequence[str], events: int
) -> SlackEvents:
    credentials = project.root / "credentials.yml"
    as_it_was = credentials.read_text(encoding="utf-8")
    async with fake_slack() as slack, aiohttp.ClientSession() as session:
        named = {**yaml.safe_load(as_it_was), _CHANNEL: {"base_url": slack.base_url}}
        credentials.write_text(yaml.safe_dump(named), encoding="utf-8")
        with ExitStack() as servers:
            try:
                serving = serve_rung(project, SLACK_BOT_TOKEN=BOT_TOKEN, SLACK_SIGNING_SECRET=SECRET)
                # In a thread: the small Slack has to answer while the server starts.
                server = await asyncio.to_thread(servers.enter_context, serving)
                people = People(f"http://127.0.0.1:{server.port}{PATH}", session, slack)
                return await _sent(people, slack, knowledge, others, events)
            finally:
                credentials.write_text(as_it_was, encoding="utf-8")


async def _sent(
    people: People, slack: FakeSlack, knowledge: Sequence[str], others: Sequence[str], events: int
) -> SlackEvents:
    await people.write(knowledge[0], user="UWARM")
    await slack.wait("chat.postMessage", 1, LAST_WAIT_SECONDS)
    loop = asyncio.get_running_loop()
    start = loop.time()
    tasks = []
    for number in range(events):
        await asyncio.sleep(max(0.0, start + number / PER_SECOND - loop.time()))
        texts = knowledge if number % 2 == 0 else others
        text = texts[number // 2 % len(texts)]
        # The thread tells which event an answer belongs to.
        tasks.append(asyncio.ensure_future(people.write(text, f"U{number % PEOPLE}", thread_ts=f"{number}.0")))
    answers = await asyncio.gather(*tasks)
    deadline = loop.time() + LAST_WAIT_SECONDS
    while len(_answered(slack)) < events and loop.time() < deadline:
        await asyncio.sleep(0.1)
    if slack.violations:
        raise BenchmarkError(f"Slack would refuse: {slack.violations[0]}")
    answered = _answered(slack)
    times = [answer.seconds for answer in answers]
    return SlackEvents(
        sent=events,
        refused=sum(answer.status != 200 for answer in answers),
        lost=events - len(answered),
        doubled=sum(number > 1 for texts in answered.values() for number in texts.values()),
        latency=Latency.of(times),
        p99=percentile(times, 0.99),
    )


def _answered(slack: FakeSlack) -> dict[str, Counter[str]]:
    """By event what it was answered, and how often each text came."""
    answered: dict[str, Counter[str]] = {}
    for message in slack.of("chat.postMessage"):
        if "thread_ts" in message:
            answered.setdefault(message["thread_ts"], Counter())[message["text"]] += 1
    return answered
