"""Whether the turn before this one put a question that only a yes right after it may answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def was_offered(events: Iterable[Mapping[str, Any]], payload: str) -> bool:
    """Whether the assistant's last turn, the one before the latest message, had a button that sends this payload.

    A payload can be typed at any time, and an action can fail before it says anything: what counts is the button
    that the person was really shown.
    """
    return payload in offered(events)


def offered(events: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The payloads of the buttons that the assistant's last turn has shown."""
    return tuple(
        str(button.get("payload"))
        for event in _last_turn(list(events))
        if event.get("event") == "bot"
        for button in (event.get("data") or {}).get("buttons") or []
    )


def _last_turn(events: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The events between the latest message and the one before it."""
    messages = [index for index, event in enumerate(events) if event.get("event") == "user"]
    if messages:
        yield from events[messages[-2] + 1 if len(messages) > 1 else 0 : messages[-1]]
