"""The Bolt app: who may call it, and what listens."""

from __future__ import annotations

import logging

from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult

from bot.channels.slack.client import web_client
from bot.channels.slack.listen_commands import listen_to_commands
from bot.channels.slack.listen_events import listen_to_events
from bot.channels.slack.listen_others import listen_to_others
from bot.channels.slack.listen_pages import listen_to_pages
from bot.channels.slack.listen_presses import listen_to_presses
from bot.channels.slack.pages import Pages
from bot.channels.slack.parts import Parts

logger = logging.getLogger(__name__)


def _is_of_interest(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN in the environment and remarks at each start that it makes no use of it."""
    return "`token` will be unused" not in record.getMessage()


def create_app(parts: Parts, pages: Pages | None, signing_secret: str | None, base_url: str) -> AsyncApp:
    """The app with all listeners; home page and form need guidance.

    Bolt checks signature and age of each request, if there is a secret.

    Bolt gets a client without a token: it would else ask Slack who it is before it answers the first event.
    """

    logger.addFilter(_is_of_interest)

    async def authorize(context: AsyncBoltContext) -> AuthorizeResult:
        return parts.installation.authorized()

    app = AsyncApp(
        name="rung",
        logger=logger,
        client=web_client(None, base_url),
        authorize=authorize,
        signing_secret=signing_secret or "",
    )
    listen_to_events(app, parts)
    listen_to_presses(app, parts)
    listen_to_commands(app, parts)
    if pages is not None:
        listen_to_pages(app, parts, pages)
    listen_to_others(app)
    return app
