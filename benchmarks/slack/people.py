"""What Slack sends when people write, press and call, signed as Slack signs it."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

from benchmarks.slack.fake_slack import TEAM, FakeSlack

SECRET = "signing-secret"
_numbers = itertools.count(1)


@dataclass
class Answer:
    """What Slack would get back: the body as text, and the seconds until it was read."""

    status: int
    body: str
    seconds: float
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)


@dataclass
class People:
    """Sends requests to the assistant as Slack would on behalf of people."""

    url: str
    session: aiohttp.ClientSession
    slack: FakeSlack

    async def send(
        self, body: str, kind: str, secret: str = SECRET, age: int = 0, headers: dict[str, str] | None = None
    ) -> Answer:
        """Posts a body, signed with this secret as if `age` seconds ago."""
        timestamp = str(int(time.time()) - age)
        signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
        sent = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": str(signature),
            **(headers or {}),
        }
        start = time.monotonic()
        async with self.session.post(self.url, data=body.encode(), headers=sent) as response:
            text = await response.text()
            return Answer(response.status, text, time.monotonic() - start, dict(response.headers))

    async def event(self, body: dict[str, Any], **options: Any) -> Answer:
        """Posts a callback of the Events API."""
        return await self.send(json.dumps(body), options.pop("kind", "application/json"), **options)

    async def form(self, body: dict[str, str], **options: Any) -> Answer:
        """Posts a form, as commands and interactions are sent."""
        return await self.send(urlencode(body), "application/x-www-form-urlencoded", **options)

    async def interact(self, payload: dict[str, Any], **options: Any) -> Answer:
        """Posts the payload of a press, a submitted modal or the like."""
        return await self.form({"payload": json.dumps(payload)}, **options)

    async def write(self, text: str, user: str = "U1", **fields: Any) -> Answer:
        """A direct message."""
        return await self.event(direct_message(text, user, **fields))

    async def mention(self, text: str, user: str = "U1", **fields: Any) -> Answer:
        """A mention in the channel C1."""
        return await self.event(mention(text, user, **fields))

    async def command(self, text: str = "", user: str = "U1", channel: str = "C1") -> Answer:
        """Types the slash command with this text."""
        return await self.form(
            {
                "command": "/career",
                "text": text,
                "user_id": user,
                "channel_id": channel,
                "team_id": TEAM,
                "trigger_id": f"trigger{next(_numbers)}",
                "response_url": f"{self.slack.address}/respond/{next(_numbers)}",
            }
        )


def timestamp() -> str:
    """A message's timestamp that none had before."""
    return f"1700.{next(_numbers):06}"


def wrapped(event: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An event in the envelope of the Events API, with an id that none had before."""
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A1",
        "event_id": f"Ev{next(_numbers)}",
        "event": event,
        **fields,
    }


def direct_message(text: str, user: str = "U1", **fields: Any) -> dict[str, Any]:
    """The event of a message in the person's own conversation with the assistant."""
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": f"D{user[1:]}",
        "user": user,
        "text": text,
        "ts": timestamp(),
        **fields,
    }
    return wrapped(event)


def mention(text: str, user: str = "U1", **fields: Any) -> dict[str, Any]:
    """The event of a message in the channel C1 that names the assistant."""
    event = {"type": "app_mention", "channel": "C1", "user": user, "text": f"<@UBOT> {text}", "ts": timestamp()}
    return wrapped({**event, **fields})


def press(
    message: dict[str, Any], number: int, slack: FakeSlack, user: str = "U1", **fields: Any
) -> dict[str, Any]:
    """A press on the button with this number of a message that was posted."""
    found = [
        (block, element)
        for block in message["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    ]
    block, element = found[number]
    hidden = "user" in message or message.get("response_type") == "ephemeral"
    ts = fields.pop("ts", f"1800.{next(_numbers):06}")
    channel = fields.pop("channel", message.get("channel", "C1"))
    container = {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": hidden}
    if message.get("thread_ts"):
        container["thread_ts"] = message["thread_ts"]
    payload: dict[str, Any] = {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": user, "team_id": TEAM},
        "container": container,
        "channel": {"id": channel},
        "trigger_id": f"trigger{next(_numbers)}",
        "response_url": f"{slack.address}/respond/{next(_numbers)}",
        "actions": [{**element, "block_id": block["block_id"], "action_ts": timestamp()}],
        **fields,
    }
    if not hidden:
        payload["message"] = {
            "ts": ts,
            "text": message["text"],
            "blocks": message["blocks"],
            **({"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {}),
        }
    return payload
