"""Slack's Web API: a client that retries, and a log of the calls that fail all the same."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

logger = logging.getLogger(__name__)

SLACK = "https://slack.com/api/"

REQUEST_SECONDS = 10
RETRIES_AFTER_RATE_LIMIT = 3
RETRIES_AFTER_FAILURE = 2

UNREACHABLE = (aiohttp.ClientError, asyncio.TimeoutError, SlackRequestError)
"""What a call raises when Slack cannot be reached, after all retries."""

TOKEN_ERRORS = {
    "invalid_auth": "it does not belong to any app",
    "not_authed": "it was not sent",
    "token_revoked": "it was revoked",
    "token_expired": "it has expired",
    "account_inactive": "the app was removed from the workspace",
    "org_login_required": "the workspace has moved to an Enterprise organisation",
}
"""Slack's error codes that mean a token is no longer valid, and what they mean."""

BOT_TOKEN = "SLACK_BOT_TOKEN"
APP_TOKEN = "SLACK_APP_TOKEN"
_REMEDIES = {
    BOT_TOKEN: "Reinstall the app under “OAuth & Permissions”, set SLACK_BOT_TOKEN and start Rung again.",
    APP_TOKEN: "Generate one under “Basic Information”, set SLACK_APP_TOKEN and start Rung again.",
}


def web_client(token: str | None, base_url: str = SLACK) -> AsyncWebClient:
    """A client of the Web API; its calls raise `SlackApiError` once the retries are used up."""
    return AsyncWebClient(token=token, base_url=base_url, timeout=REQUEST_SECONDS, retry_handlers=_retry_handlers())


def webhook_client(url: str) -> AsyncWebhookClient:
    """A client of one response_url, with the same timeout and retries as the Web API's."""
    return AsyncWebhookClient(url, timeout=REQUEST_SECONDS, retry_handlers=_retry_handlers())


def _retry_handlers() -> list[AsyncRetryHandler]:
    return [
        AsyncConnectionErrorRetryHandler(max_retry_count=RETRIES_AFTER_FAILURE),
        AsyncRateLimitErrorRetryHandler(max_retry_count=RETRIES_AFTER_RATE_LIMIT),
        AsyncServerErrorRetryHandler(max_retry_count=RETRIES_AFTER_FAILURE),
    ]


class FailureLog:
    """Logs why calls fail and how to fix it. An invalid token is logged once, until a call with it succeeds."""

    def __init__(self) -> None:
        self._refused_tokens: set[str] = set()

    def refused(self, error: SlackApiError, doing: str, token: str = BOT_TOKEN) -> None:
        """Logs why Slack refused what we were doing ("sending a reply")."""
        code = error_code(error)
        if code in TOKEN_ERRORS:
            if token not in self._refused_tokens:
                self._refused_tokens.add(token)
                logger.error("Slack refuses %s (%s): %s. %s", token, code, TOKEN_ERRORS[code], _REMEDIES[token])
        elif code == "missing_scope":
            logger.error(
                "Slack refuses %s: the app lacks the scope %s. Paste the output of 'rung slack manifest' as the "
                "app's manifest and reinstall the app.",
                doing,
                error.response.get("needed"),
            )
        else:
            logger.error("Slack refuses %s: %s.", doing, code)

    def failed(self, error: Exception, doing: str) -> None:
        """Logs that Slack could not be reached for what we were doing."""
        logger.error("Slack could not be reached for %s: %s.", doing, str(error) or type(error).__name__)

    def succeeded(self, token: str = BOT_TOKEN) -> None:
        """Notes that the token works, so that the next refusal is logged again."""
        self._refused_tokens.discard(token)

    def is_refused(self, token: str = BOT_TOKEN) -> bool:
        """Whether the token was refused and has not worked since."""
        return token in self._refused_tokens


def error_code(error: SlackApiError) -> str:
    """Slack's code for the error; the HTTP status when there is none."""
    try:
        return str(error.response["error"])
    except (KeyError, TypeError, ValueError):
        return f"HTTP status {getattr(error.response, 'status_code', 'unknown')}"
