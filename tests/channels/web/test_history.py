from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.web import history
from bot.channels.web.history import MOST_EVENTS, History
from bot.database.engine import create_engine
from bot.database.tracker_store import RungTrackerStore
from bot.dialogue.reply import Reply


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[RungTrackerStore]:
    store = RungTrackerStore(Domain.empty(), url=f"sqlite:///{tmp_path}/rung.db")
    yield store
    store.engine.dispose()


def user(text: str, message_id: str, shown: str | None = None) -> UserUttered:
    return UserUttered(
        text, {"name": "x"}, message_id=message_id, metadata={"shown": shown} if shown else None, timestamp=1.0
    )


def bot(text: str, reply: Reply | None = None, buttons: list[dict[str, str]] | None = None) -> BotUttered:
    metadata = {"reply": reply.as_dict()} if reply else {}
    return BotUttered(text, {"buttons": buttons, "custom": None}, metadata, timestamp=2.0)


async def save(store: RungTrackerStore, sender_id: str, *events: object) -> None:
    tracker = DialogueStateTracker.from_events(sender_id, list(events))
    await store.save(tracker)


def read(store: RungTrackerStore, sender_id: str = "web:a") -> list[dict[str, object]]:
    return History(store.engine).read(sender_id, lambda _title: [{"text": "The passage."}])


async def test_a_conversation_is_read_as_it_was_shown(store: RungTrackerStore) -> None:
    reply = Reply(("An answer.",), sources=("Earning potential",))
    await save(
        store,
        "web:a",
        ActionExecuted("action_listen"),
        user("hi", "m1"),
        bot("Hello!", buttons=[{"title": "A", "payload": "/a"}]),
        user("/tell_more", "m2", "Tell me more"),
        bot("An answer.\nSource: Earning potential", reply),
        bot("And more."),
    )
    await save(store, "web:b", user("secret", "m9"))
    entries = read(store)
    assert [entry["id"] for entry in entries] == ["m1", "m1/0", "m2", "m2/0", "m2/1"]
    assert [entry["text"] for entry in entries if entry["who"] == "person"] == ["hi", "Tell me more"]
    assert entries[1]["buttons"] == [{"title": "A", "payload": "/a"}]
    assert entries[3]["blocks"] == [
        {"kind": "text", "text": "An answer."},
        {"kind": "sources", "sources": [{"title": "Earning potential", "text": [{"text": "The passage."}]}]},
    ]
    assert "secret" not in str(entries)


async def test_what_was_said_before_starting_over_is_not_shown(store: RungTrackerStore) -> None:
    await save(
        store, "web:a", user("hi", "m1"), bot("Hello!"), user("/start_over", "m2", "Start again"), bot("Again.")
    )
    assert [entry["id"] for entry in read(store)] == ["m2", "m2/0"]


async def test_a_long_conversation_is_read_from_its_end(store: RungTrackerStore) -> None:
    events = [made for number in range(MOST_EVENTS) for made in (user("x", f"m{number}"), bot("y"))]
    await save(store, "web:a", *events)
    entries = read(store)
    assert len(entries) == MOST_EVENTS
    assert entries[-1]["id"] == f"m{MOST_EVENTS - 1}/0"


async def test_what_was_said_before_is_told_piece_by_piece(store: RungTrackerStore) -> None:
    most = history.MOST_EARLIER
    events = [made for number in range(most) for made in (user("x", f"m{number}"), bot("y"))]
    await save(store, "web:a", *events)
    told = History(store.engine)
    entries, more = told.before("web:a", f"m{most - 1}/0", lambda _title: [])
    assert (len(entries), entries[-1]["id"], more) == (most, f"m{most - 1}", True)
    rest, more = told.before("web:a", entries[0]["id"], lambda _title: [])
    assert (rest[0]["id"], len(rest), more) == ("m0", most - 1, False)
    assert told.before("web:a", "unknown", lambda _title: []) == ([], False)


def test_a_database_without_conversations_has_none(tmp_path: Path) -> None:
    assert History(create_engine(f"sqlite:///{tmp_path}/new.db")).read("web:a", lambda _title: []) == []


async def test_it_is_known_whether_a_message_is_still_kept(store: RungTrackerStore, tmp_path: Path) -> None:
    await save(store, "web:a", user("hi", "m1"), bot("Hello!"))
    kept = History(store.engine)
    assert kept.holds("web:a", "m1")
    assert not kept.holds("web:a", "m2")
    assert not kept.holds("web:b", "m1")
    # Nothing is forgotten because a database is away.
    assert History(create_engine(f"sqlite:///{tmp_path}/new.db")).holds("web:a", "m1")
