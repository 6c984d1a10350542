"""`GET /metrics`: what both servers count, for Prometheus; see docs/operations.md."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels import messages
from bot.channels.access import may_read_metrics
from bot.channels.turn import OnNewMessage
from bot.monitoring.exposition import CONTENT_TYPE
from bot.settings import Settings


class MetricsInput(InputChannel):  # type: ignore[misc]
    """A channel only in Rasa's sense: a class of credentials.yml that adds a route to its server."""

    def __init__(self, token: str | None = None) -> None:
        """`token` is what a request has to send, wherever it comes from; without one, it has to come from here."""
        self._token = token

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "metrics"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> MetricsInput:
        """The channel with the token of the settings; credentials.yml holds no secrets."""
        return cls(Settings.from_environment().metrics_token)

    def url_prefix(self) -> str:
        """An absolute path, which Rasa joins to ``/webhooks/`` as a link: it stays as it is."""
        return "/"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The one route. The page is made by what the server has put into its context as `metrics_page`."""
        blueprint = Blueprint("rung_metrics", __name__)

        async def metrics(request: Request) -> HTTPResponse:
            if not may_read_metrics(request.ip, request.headers, self._token, request.version):
                refusal = messages.METRICS_TOKEN_NEEDED if self._token else messages.METRICS_LOCAL_ONLY
                return response.json({"error": refusal}, status=403)
            context = request.app.ctx
            page = await context.metrics_page.render(getattr(context, "agent", None))
            return response.raw(page, content_type=CONTENT_TYPE)

        blueprint.add_route(metrics, "/metrics", methods=["GET"])
        return blueprint
