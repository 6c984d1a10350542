from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import jwt
import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from benchmarks.performance.socket_client import NotConnectedError
from bot.channels import limits, messages, turn
from bot.channels.limits import Allowance
from bot.channels.web import chat
from bot.channels.web.conversations import MOST_WAITING
from bot.channels.web.turn import MOST_BYTES, MOST_CHARACTERS, TOO_LONG
from bot.database.tracker_store import RungTrackerStore
from tests.channels.web.talking import Site, Widget, site

SSO_KEY = "a-key-of-thirty-two-characters-xx"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path, RUNG_SSO_KEY=SSO_KEY, RUNG_WEB_ORIGINS="https://intranet.example.com") as made:
        yield made


def login(**claims: Any) -> str:
    return jwt.encode({"sub": "anna", "aud": "rung", "exp": time.time() + 600, **claims}, SSO_KEY, "HS256")


async def test_a_new_visitor_gets_a_token_and_has_said_nothing(here: Site) -> None:
    opened = await (await here.tab()).open()
    assert opened["token"]
    assert (opened["entries"], opened["earlier"], opened["waiting"]) == ([], False, [])


async def test_a_message_is_shown_answered_and_done(here: Site) -> None:
    here.agent.replies = ["one", "two"]
    tab = await here.tab()
    replies = await tab.ask("hello")
    assert [reply["blocks"][0]["text"] for reply in replies] == ["one", "two"]
    assert [entry["who"] for entry in tab.entries] == ["person", "assistant", "assistant"]
    got = here.agent.messages[0]
    assert got.sender_id.startswith("web:")
    assert (got.text, got.input_channel, got.message_id) == ("hello", "web", tab.done[0])


async def test_the_same_message_is_answered_once_however_often_it_comes(here: Site) -> None:
    tab, message_id = await here.tab(), uuid.uuid4().hex
    answers = await asyncio.gather(*(tab.send("hello", message_id) for _ in range(10)))
    assert {answer["status"] for answer in answers} <= {"taken", "done"}
    await tab.until(lambda: tab.done)
    assert (await tab.send("hello", message_id))["status"] == "done"
    assert len(here.agent.messages) == 1


async def test_messages_are_answered_in_their_order(here: Site) -> None:
    here.agent.seconds = 0.01
    tab = await here.tab()
    for number in range(20):
        await tab.send(str(number))
    await tab.until(lambda: len(tab.done) == 20)
    assert [message.text for message in here.agent.messages] == [str(number) for number in range(20)]
    assert [entry["who"] for entry in tab.entries] == ["person", "assistant"] * 20


async def test_a_reload_shows_what_was_said_and_what_is_under_way(here: Site) -> None:
    first = await here.tab()
    token = (await first.open())["token"]
    await first.ask("hello")
    here.agent.seconds = 0.5
    await first.send("and now?")
    await first.client.disconnect()
    again = await here.tab(token=token)
    opened = await again.open()
    assert [entry["id"] for entry in opened["entries"][:2]] == [first.entries[0]["id"], first.entries[1]["id"]]
    assert len(opened["waiting"]) == 1
    await again.until(lambda: again.done == opened["waiting"])
    assert len(again.said()) == 1


async def test_two_tabs_show_the_same_conversation_and_nobody_elses(here: Site) -> None:
    first = await here.tab()
    second = await here.tab(token=(await first.open())["token"])
    stranger = await here.tab()
    await first.ask("hello")
    await second.until(lambda: second.done)
    assert [entry["id"] for entry in second.entries] == [entry["id"] for entry in first.entries]
    assert stranger.entries == []


async def test_the_id_of_a_conversation_opens_nothing(here: Site) -> None:
    victim = await here.tab()
    key = (await victim.open())["key"]
    await victim.ask("my secret")
    stolen = here.agent.messages[0].sender_id
    for auth in ({"session_id": stolen}, {"sender": stolen}, {"sender_id": stolen, "key": key}):
        thief = await here.tab(**auth)
        for event in ("session_request", "open", "message"):
            await thief.client.emit(event, {"session_id": stolen, "sender": stolen, "room": stolen})
        assert "my secret" not in str(await thief.open())
        await thief.ask("hi")
        assert here.agent.messages[-1].sender_id != stolen
    for name in ("token", "login"):
        thief = Widget(here.base, **{name: stolen})
        with pytest.raises(NotConnectedError) as refusal:
            await thief.connect()
        assert refusal.value.data["data"]["code"] == name
    assert len(victim.done) == 1


async def test_an_employee_is_known_by_the_login_of_the_host_page(here: Site) -> None:
    tab = await here.tab(login=login())
    assert (await tab.open())["token"] is None
    await tab.ask("hello")
    assert here.agent.messages[0].sender_id == "intranet:anna"


class LaterClock:
    """What `time` tells a quarter of an hour later."""

    def time(self) -> float:
        return time.time() + 900


async def test_a_login_that_expires_ends_the_connection(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    tab = await here.tab(login=login())
    await tab.ask("hello")
    monkeypatch.setattr(chat, "time", LaterClock())
    await tab.client.emit("message", {"id": "a" * 32, "text": "still there?"})
    await tab.until(lambda: tab.ended and not tab.client.connected)
    assert tab.ended == [{"code": "login"}]
    assert len(here.agent.messages) == 1


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_foreign_page_is_refused(here: Site, origin: str) -> None:
    with pytest.raises(NotConnectedError):
        await here.tab(origin=origin)


async def test_a_listed_page_and_our_own_are_let_in(here: Site) -> None:
    for origin in ("https://intranet.example.com", here.base):
        assert await (await here.tab(origin=origin)).ask("hello")


async def wait_until_taken(tab: Widget, seconds: float = 5.0) -> None:
    """Sends when it may, as often as it is told to wait; fails when no message is taken in time."""
    deadline = time.monotonic() + seconds
    while (answer := await tab.send("x"))["status"] != "taken":
        assert time.monotonic() < deadline, answer
        await asyncio.sleep(answer["seconds"])


async def test_who_sends_too_fast_is_told_when_to_try_again(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MESSAGES_OF_VISITOR", Allowance("visitor", burst=3, per_second=5.0))
    tab, other = await here.tab(), await here.tab()
    answers = [await tab.send("x") for _ in range(4)]
    assert [answer["status"] for answer in answers] == ["taken", "taken", "taken", "wait"]
    assert 0 < answers[3]["seconds"] < 0.3
    assert (await other.send("x"))["status"] == "taken"
    await wait_until_taken(tab)


async def test_an_address_has_a_limit_of_its_own(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MESSAGES_OF_ADDRESS", Allowance("address", burst=2, per_second=0.1))
    monkeypatch.setattr(chat, "CONNECTIONS_OF_ADDRESS", Allowance("connections", burst=3, per_second=0.1))
    tabs = [await here.tab() for _ in range(3)]
    assert [(await tab.send("x"))["status"] for tab in tabs] == ["taken", "taken", "wait"]
    refused = Widget(here.base)
    with pytest.raises(NotConnectedError) as refusal:
        await refused.connect()
    assert refusal.value.data["data"]["code"] == "busy"


async def test_no_more_than_some_messages_wait_at_once(here: Site) -> None:
    here.agent.seconds = 0.4
    tab = await here.tab()
    answers = [await tab.send("x") for _ in range(MOST_WAITING + 1)]
    assert [answer["status"] for answer in answers] == ["taken"] * MOST_WAITING + ["wait"]


async def test_a_long_message_is_refused_in_words_and_a_huge_one_ends_the_connection(here: Site) -> None:
    tab = await here.tab()
    assert await tab.send("x" * (MOST_CHARACTERS + 1)) == {"status": "refused", "code": TOO_LONG}
    await tab.client.emit("message", {"id": "a" * 32, "text": "x" * 2 * MOST_BYTES})
    await tab.until(lambda: not tab.client.connected)
    assert here.agent.messages == []


@pytest.mark.parametrize("data", [None, [], "x", {"id": 1}, {"id": "a" * 32, "text": {}}], ids=str)
async def test_odd_packets_break_nothing(here: Site, data: Any) -> None:
    tab = await here.tab()
    assert (await tab.client.call("message", data, timeout=5))["status"] == "refused"
    assert await tab.ask("hello")


async def test_a_failing_turn_gets_an_apology_and_ends(here: Site) -> None:
    here.agent.error = RuntimeError("inner workings")
    tab = await here.tab()
    (reply,) = await tab.ask("hello")
    assert reply["blocks"] == [{"kind": "text", "text": messages.TURN_FAILED}]


async def test_a_turn_over_time_shows_apology_and_late_reply_apart(
    here: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "TURN_SECONDS", 0.2)
    here.agent.seconds = 0.6
    tab = await here.tab()
    (apology,) = await tab.ask("hello")
    assert apology["blocks"][0]["text"] == messages.TURN_FAILED
    await tab.until(lambda: len(tab.said()) == 2)
    # The place that the reply has in the tracker, whatever was said meanwhile.
    assert tab.said() == [f"{tab.done[0]}/apology", f"{tab.done[0]}/0"]


async def test_starting_over_clears_every_tab(here: Site) -> None:
    tab = await here.tab()
    token = (await tab.open())["token"]
    await tab.ask("hello")
    await tab.send("/start_over", shown="Start again")
    await tab.until(lambda: len(tab.done) == 2)
    assert tab.cleared == [{"entries": []}]
    opened = await (await here.tab(token=token)).open()
    assert opened["entries"][0]["text"] == "Start again"
    assert here.agent.messages[-1].metadata == {"shown": "Start again"}


async def test_a_restarted_server_knows_the_conversation_and_answers_nothing_twice(tmp_path: Path) -> None:
    answered, lost = uuid.uuid4().hex, uuid.uuid4().hex
    async with site(tmp_path) as before:
        token = (await (await before.tab()).open())["token"]
        tab = await before.tab(token=token)
        await tab.send("hello", answered)
        await tab.until(lambda: tab.done)
        sender_id = before.agent.messages[0].sender_id
    store = RungTrackerStore(Domain.empty(), url=before.settings.database_url)
    events = [UserUttered("hello", message_id=answered), BotUttered("one")]
    await store.save(DialogueStateTracker.from_events(sender_id, events))
    store.engine.dispose()
    async with site(tmp_path) as after:
        tab = await after.tab(token=token)
        opened = await tab.open()
        assert [entry["id"] for entry in opened["entries"]] == [answered, f"{answered}/0"]
        assert (await tab.send("hello", answered))["status"] == "done"
        assert (await tab.send("and this", lost))["status"] == "taken"
        await tab.until(lambda: tab.done)
        assert [message.text for message in after.agent.messages] == ["and this"]
        assert after.agent.messages[0].sender_id == sender_id
