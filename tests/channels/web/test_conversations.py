from __future__ import annotations

import asyncio

from bot.channels.web.conversations import MOST_ENTRIES, Conversation, Conversations
from bot.channels.web.entries import Entry, said
from bot.channels.web.turn import Incoming


def spoken(message_id: str, text: str) -> Entry:
    return said(Incoming(message_id, text, text), None)


async def nothing(_sender_id: str) -> list[Entry]:
    return []


def test_a_message_is_taken_once() -> None:
    conversation = Conversation()
    assert conversation.take("m")
    assert list(conversation.waiting) == ["m"]
    assert not conversation.take("m")
    conversation.finish("m")
    assert list(conversation.waiting) == []
    assert not conversation.take("m")


def test_an_entry_that_comes_twice_is_shown_once() -> None:
    conversation = Conversation()
    for text in ("one", "two"):
        conversation.add(spoken("m", text))
    assert [entry["text"] for entry in conversation.entries] == ["two"]


def test_a_page_shows_the_last_entries_and_memory_holds_little_more() -> None:
    conversation = Conversation()
    for number in range(5 * MOST_ENTRIES):
        conversation.add(spoken(str(number), "x"))
    assert len(conversation.entries) == MOST_ENTRIES
    assert conversation.entries[-1]["id"] == str(5 * MOST_ENTRIES - 1)
    assert len(conversation._entries) == 2 * MOST_ENTRIES
    assert conversation.has_earlier
    conversation.clear()
    assert not conversation.has_earlier


def test_what_a_turn_said_is_found_by_its_message() -> None:
    conversation = Conversation()
    for entry in (spoken("a", "x"), {"id": "a/0", "who": "assistant"}, spoken("b", "y")):
        conversation.add(entry)
    assert [entry["id"] for entry in conversation.of_turn("a")] == ["a", "a/0"]
    assert not conversation.has_earlier


def test_the_buttons_of_the_last_replies_are_on_offer() -> None:
    conversation = Conversation()
    for number, payload in enumerate(("/a", "/b")):
        conversation.add(spoken(f"m{number}", "x"))
        conversation.add({"id": f"m{number}/0", "who": "assistant", "buttons": [{"payload": payload}]})
        conversation.add({"id": f"m{number}/1", "who": "assistant"})
    assert (conversation.offers("/a"), conversation.offers("/b")) == (False, True)
    conversation.take("m2")
    conversation.add(spoken("m2", "yes"))
    assert conversation.offers("/b")


def test_messages_from_before_a_restart_are_known() -> None:
    conversation = Conversation()
    conversation.remember([spoken("m", "hi"), {"id": "m/0", "who": "assistant"}])
    assert not conversation.take("m")
    conversation.clear()
    assert conversation.entries == []
    assert not conversation.take("m")


async def test_all_tabs_share_one_conversation_that_is_read_once() -> None:
    reads: list[str] = []
    begun, free = asyncio.Event(), asyncio.Event()

    async def read(sender_id: str) -> list[Entry]:
        reads.append(sender_id)
        begun.set()
        await free.wait()
        return [spoken("m", "hi")]

    conversations = Conversations(read)
    waiting = [asyncio.ensure_future(conversations.get("web:a")) for _ in range(10)]
    await begun.wait()
    free.set()
    found = await asyncio.gather(*waiting)
    assert len(set(map(id, found))) == 1
    assert found[0] is await conversations.get("web:a")
    assert found[0] is not await conversations.get("web:b")
    assert reads == ["web:a", "web:b"]


async def test_the_longest_unused_are_dropped_unless_somebody_waits() -> None:
    conversations = Conversations(nothing, most=2)
    first = await conversations.get("web:1")
    first.take("m")
    second = await conversations.get("web:2")
    await conversations.get("web:3")
    assert await conversations.get("web:1") is first
    assert await conversations.get("web:2") is not second
