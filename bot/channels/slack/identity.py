"""Who the assistant is in Slack: asked once, and never while an event waits to be acknowledged."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.faults import FaultLog

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0
"""Seconds until Slack is asked again after it could not be reached."""


@dataclass(frozen=True)
class Identity:
    """The bot's ids, and the workspace or organisation that it was installed into."""

    user: str
    bot: str
    team: str
    enterprise: str = ""


class Installation:
    """The identity, once Slack has told it."""

    def __init__(self, client: AsyncWebClient, faults: FaultLog) -> None:
        self._client = client
        self._faults = faults
        self.identity: Identity | None = None

    def authorized(self) -> AuthorizeResult:
        """What Bolt asks before each listener: answered at once with what is known so far."""
        known = self.identity
        return AuthorizeResult(
            enterprise_id=known.enterprise if known else None,
            team_id=known.team if known else None,
            bot_user_id=known.user if known else None,
            bot_id=known.bot if known else None,
            bot_token=self._client.token,
        )

    async def learn(self) -> None:
        """Asks Slack until it answers. A refused token is logged and not tried again."""
        pause = FIRST_PAUSE
        while True:
            try:
                answer = await self._client.auth_test()
            except SlackApiError as error:
                self._faults.refused(error, "asking who the assistant is")
                if self._faults.is_told():
                    return
            except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                self._faults.failed(error, "asking who the assistant is")
            else:
                self._faults.succeeded()
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
        """Whether somebody whose home is this team belongs to the organisation.

        Channels can be shared with other organisations: what is for employees is not for their people. Ids of
        users are unique within an Enterprise organisation, so that one person is one person in all its workspaces.
        """
        if not body.get("is_ext_shared_channel"):
            return True
        own = {body.get("team_id"), body.get("enterprise_id")}
        if self.identity is not None:
            own |= {self.identity.team, self.identity.enterprise}
        return home is not None and home in own - {None, ""}
