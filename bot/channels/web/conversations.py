"""Conversations in progress: what was said, which messages were accepted, and whose turn it is."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from bot.channels.web.entries import PERSON, Entry

MOST_ENTRIES = 120
"""How many entries a page shows after it was reloaded."""

MOST_WAITING = 40
"""How many messages of one person may wait for their turn."""

_MOST_IDS = 2000


class Conversation:
    """One person's conversation, in all of their tabs."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        """Held by the current turn; messages are answered in the order in which they arrived."""
        self.waiting: OrderedDict[str, None] = OrderedDict()
        """Ids of the messages that were accepted but not yet answered, in order."""
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._taken: OrderedDict[str, None] = OrderedDict()
        self._has_dropped = False

    @property
    def has_earlier(self) -> bool:
        """Whether more was said than `entries` has."""
        return self._has_dropped or len(self._entries) > MOST_ENTRIES

    @property
    def entries(self) -> list[Entry]:
        """The entries that a newly opened page shows."""
        return list(self._entries.values())[-MOST_ENTRIES:]

    def has_taken(self, message_id: str) -> bool:
        """Whether this message was accepted before."""
        return message_id in self._taken

    def take(self, message_id: str) -> bool:
        """Accepts a message; whether it was new."""
        if message_id in self._taken:
            return False
        self._taken[message_id] = None
        self.waiting[message_id] = None
        if len(self._taken) > _MOST_IDS:
            self._taken.popitem(last=False)
        return True

    def finish(self, message_id: str) -> None:
        """Notes that the message was answered."""
        self.waiting.pop(message_id, None)

    def add(self, entry: Entry) -> None:
        """Adds an entry, replacing one with the same id."""
        self._entries[entry["id"]] = entry
        while len(self._entries) > 2 * MOST_ENTRIES:
            self._entries.popitem(last=False)
            self._has_dropped = True

    def of_turn(self, message_id: str) -> tuple[Entry, ...]:
        """A message and the replies to it."""
        own = (entry for key, entry in self._entries.items() if key.partition("/")[0] == message_id)
        return tuple(own)

    def offers(self, payload: str) -> bool:
        """Whether a button of the latest replies sends this payload."""
        for entry in reversed(self._entries.values()):
            if any(button["payload"] == payload for button in entry.get("buttons", ())):
                return True
            if entry["who"] == PERSON and entry["id"] not in self.waiting:
                return False
        return False

    def remember(self, entries: list[Entry]) -> None:
        """Adds what was said before this server started."""
        for entry in entries:
            self.add(entry)
            if entry["who"] == PERSON:
                self._taken[entry["id"]] = None

    def clear(self) -> None:
        """Forgets what was said, but not which messages were accepted."""
        self._entries.clear()
        self._has_dropped = False


class Conversations:
    """Keeps the most recently used conversations in memory; others are read again when needed."""

    def __init__(self, read: Callable[[str], Awaitable[list[Entry]]], most: int = 2000) -> None:
        self._read = read
        self._most = most
        self._kept: OrderedDict[str, Conversation] = OrderedDict()
        self._reading: dict[str, asyncio.Future[Conversation]] = {}

    async def get(self, sender_id: str) -> Conversation:
        """The person's conversation; all who ask for it get the same object."""
        kept = self._kept.get(sender_id)
        if kept is not None:
            self._kept.move_to_end(sender_id)
            return kept
        if sender_id not in self._reading:
            self._reading[sender_id] = asyncio.ensure_future(self._load(sender_id))
        return await asyncio.shield(self._reading[sender_id])

    async def _load(self, sender_id: str) -> Conversation:
        try:
            conversation = Conversation()
            conversation.remember(await self._read(sender_id))
            self._kept[sender_id] = conversation
            self._drop_idle()
            return conversation
        finally:
            del self._reading[sender_id]

    def _drop_idle(self) -> None:
        for sender_id in list(self._kept):
            if len(self._kept) <= self._most:
                return
            if not self._kept[sender_id].waiting:
                del self._kept[sender_id]
