"""A widget that no WebSocket gets through to, on the real channel."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.limits import Allowance
from bot.channels.web import polling
from bot.channels.web.conversations import MOST_ENTRIES
from bot.channels.web.turn import MOST_BYTES
from bot.database.tracker_store import RungTrackerStore
from tests.channels.web.talking import Site, site

LISTED = "https://intranet.example.com"


class Answer(NamedTuple):
    status: int
    body: Any
    headers: dict[str, str]


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path, RUNG_WEB_ORIGINS=LISTED) as made:
        yield made


async def request(here: Site, method: str = "GET", token: str | None = None, **more: Any) -> Answer:
    headers = {**more.pop("headers", {}), **({"Authorization": f"Visitor {token}"} if token else {})}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"{here.base}/messages", headers=headers, **more) as response,
    ):
        return Answer(response.status, await response.json(content_type=None), dict(response.headers))


async def store(here: Site, sender_id: str, *message_ids: str) -> None:
    """Keeps turns as Rasa's tracker store does."""
    kept = RungTrackerStore(Domain.empty(), url=here.settings.database_url)
    events = [made for one in message_ids for made in (UserUttered("hello", message_id=one), BotUttered("one"))]
    await kept.save(DialogueStateTracker.from_events(sender_id, events))
    kept.engine.dispose()


def ids(answer: Answer) -> list[str]:
    return [entry["id"] for entry in answer.body["entries"]]


async def test_a_message_is_answered_in_the_request_that_brings_it(here: Site) -> None:
    token = (await request(here)).body["token"]
    message_id = uuid.uuid4().hex
    answer = await request(here, "POST", token, json={"id": message_id, "text": "hello"})
    assert answer.body["status"] == "done"
    assert ids(answer) == [message_id, f"{message_id}/0"]
    again = await request(here, "POST", token, json={"id": message_id, "text": "hello"})
    assert ids(again) == ids(answer)
    assert len(here.agent.messages) == 1


async def test_what_another_server_has_answered_is_told_and_not_answered_again(here: Site) -> None:
    token = (await request(here)).body["token"]
    await request(here, "POST", token, json={"id": "a" * 32, "text": "hello"})
    sender_id = here.agent.messages[0].sender_id
    await store(here, sender_id, "a" * 32, "b" * 32)
    everything = await request(here, token=token)
    assert ids(everything) == ["a" * 32, "a" * 32 + "/0", "b" * 32, "b" * 32 + "/0"]
    news = await request(here, token=token, params={"since": "a" * 32 + "/0"})
    assert ids(news) == ["b" * 32, "b" * 32 + "/0"]
    assert ids(await request(here, token=token, params={"since": news.body["last"]})) == []
    assert ids(await request(here, token=token, params={"since": ""})) == ids(everything)
    lost = await request(here, token=token, params={"since": "gone"})
    assert (lost.body["anew"], ids(lost)) == (True, ids(everything))
    await request(here, "POST", token, json={"id": "b" * 32, "text": "hello"})
    assert len(here.agent.messages) == 1


async def test_a_long_history_is_told_from_its_end_and_before_it_on_request(here: Site) -> None:
    token = (await request(here)).body["token"]
    await request(here, "POST", token, json={"id": "a" * 32, "text": "hello"})
    await store(here, here.agent.messages[0].sender_id, *(f"{number:032}" for number in range(MOST_ENTRIES)))
    opened = await request(here, token=token)
    assert (len(ids(opened)), opened.body["earlier"]) == (MOST_ENTRIES, True)
    before = await request(here, token=token, params={"before": ids(opened)[0]})
    assert before.body["earlier"] is True
    assert not set(ids(before)) & set(ids(opened))


async def test_starting_over_tells_that_what_was_said_is_gone(here: Site) -> None:
    token = (await request(here)).body["token"]
    await request(here, "POST", token, json={"id": "a" * 32, "text": "hello"})
    over = await request(here, "POST", token, json={"id": "b" * 32, "text": "/start_over", "shown": "Start again"})
    assert (over.body["cleared"], over.body["forgotten"]) == (True, False)
    assert ids(over) == ["b" * 32, "b" * 32 + "/0"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("{", 400, "not_read"),
        ("[" * 20_000, 400, "not_read"),
        ("[]", 200, "not_read"),
        ("x" * 2 * MOST_BYTES, 413, "too_long"),
    ],
    ids=["no JSON", "nested", "no message", "huge"],
)
async def test_odd_messages_are_refused(here: Site, body: str, status: int, code: str) -> None:
    token = (await request(here)).body["token"]
    answer = await request(here, "POST", token, data=body)
    assert (answer.status, answer.body["code"]) == (status, code)


async def test_nobody_asks_for_another(here: Site) -> None:
    assert (await request(here, token="web:somebody")).status == 401
    assert (await request(here, "POST", json={"id": "a" * 32, "text": "hello"})).status == 401
    assert here.agent.messages == []


async def test_who_asks_too_often_is_told_so(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "POLLS_OF_VISITOR", Allowance("polls", burst=1, per_second=0.01))
    token = (await request(here)).body["token"]
    assert (await request(here, token=token)).status == 200
    refused = await request(here, token=token)
    assert (refused.status, refused.body["code"]) == (429, polling.BUSY)


async def test_only_listed_pages_may_ask(here: Site) -> None:
    listed = await request(here, headers={"Origin": LISTED})
    assert (listed.status, listed.headers["Access-Control-Allow-Origin"]) == (200, LISTED)
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{here.base}/messages", headers={"Origin": "https://evil.example"}) as refused,
    ):
        assert refused.status == 403
