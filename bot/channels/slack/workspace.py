"""The workspace: who the assistant is there, who belongs to it, and the places where people talk to it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.client import FailureLog

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0
"""Seconds before asking Slack again who the assistant is, when it could not be reached."""


@dataclass(frozen=True)
class Place:
    """Where a message came from and where its answer goes: a direct message, or a thread in a channel.

    `hidden` means that only the person sees the answers, as after a command. They then go to `response_url`,
    which works even in channels that the assistant is not a member of.
    """

    user: str
    channel: str
    thread: str | None = None
    is_direct: bool = True
    hidden: bool = False
    response_url: str | None = None

    @property
    def conversation_id(self) -> str:
        """Rasa's sender id for the conversation; see `bot.dialogue.person`.

        A person's direct messages are one conversation. In a channel, each person has a separate conversation
        in each thread, so that what one person said about themselves never shows up in another's answer.
        """
        thread = f"/{self.thread}" if self.thread and not self.is_direct else ""
        return f"{person_id(self.user)}@{self.channel}{thread}"


def person_id(user: str) -> str:
    """The person behind a Slack user id; see `bot.dialogue.person`."""
    return f"slack:{user}"


@dataclass(frozen=True)
class Identity:
    """The bot's ids, and the workspace or organisation that it was installed into."""

    user: str
    bot: str
    team: str
    enterprise: str = ""


class Installation:
    """The assistant's installation. Slack is asked for its identity once, never while an event is waiting."""

    def __init__(self, client: AsyncWebClient, failures: FailureLog) -> None:
        self._client = client
        self._failures = failures
        self.identity: Identity | None = None

    def authorized(self) -> AuthorizeResult:
        """What Bolt asks for before each listener: answered at once, with what is known so far."""
        known = self.identity
        return AuthorizeResult(
            enterprise_id=known.enterprise if known else None,
            team_id=known.team if known else None,
            bot_user_id=known.user if known else None,
            bot_id=known.bot if known else None,
            bot_token=self._client.token,
        )

    async def learn(self) -> None:
        """Asks Slack for the identity until it answers. A refused token is logged and not tried again."""
        pause = FIRST_PAUSE
        while True:
            try:
                answer = await self._client.auth_test()
            except SlackApiError as error:
                self._failures.refused(error, "asking who the assistant is")
                if self._failures.is_refused():
                    return
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                self._failures.failed(error, "asking who the assistant is")
            else:
                self._failures.succeeded()
                self.identity = Identity(
                    user=str(answer.get("user_id") or ""),
                    bot=str(answer.get("bot_id") or ""),
                    team=str(answer.get("team_id") or ""),
                    enterprise=str(answer.get("enterprise_id") or ""),
                )
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def is_member(self, home: str | None, body: dict[str, Any]) -> bool:
        """Whether a person whose home team is `home` belongs to the organisation.

        Channels can be shared with other organisations, whose people must not see what is for employees. User
        ids are unique within an Enterprise organisation, so a person is the same in all of its workspaces.
        """
        if not body.get("is_ext_shared_channel"):
            return True
        own = {body.get("team_id"), body.get("enterprise_id")}
        if self.identity is not None:
            own |= {self.identity.team, self.identity.enterprise}
        return home is not None and home in own - {None, ""}
