"""Slack's client, told to wait when Slack says so and to try again when Slack fails."""

from __future__ import annotations

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

SLACK = "https://slack.com/api/"

REQUEST_SECONDS = 10
TRIES_AFTER_LIMIT = 3
TRIES_AFTER_FAILURE = 2


def web_client(token: str | None, base_url: str = SLACK) -> AsyncWebClient:
    """A client of Slack's Web API; its calls raise `SlackApiError` once the tries are used up."""
    return AsyncWebClient(token=token, base_url=base_url, timeout=REQUEST_SECONDS, retry_handlers=_retry_handlers())


def webhook_client(url: str) -> AsyncWebhookClient:
    """A client of one response_url."""
    return AsyncWebhookClient(url, timeout=REQUEST_SECONDS, retry_handlers=_retry_handlers())


def _retry_handlers() -> list[AsyncRetryHandler]:
    return [
        AsyncConnectionErrorRetryHandler(max_retry_count=TRIES_AFTER_FAILURE),
        AsyncRateLimitErrorRetryHandler(max_retry_count=TRIES_AFTER_LIMIT),
        AsyncServerErrorRetryHandler(max_retry_count=TRIES_AFTER_FAILURE),
    ]
