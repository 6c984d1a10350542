"""`GET /health`: whether the assistant can answer, and what fails when it cannot."""

from __future__ import annotations

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.turn import OnNewMessage


class HealthInput(InputChannel):  # type: ignore[misc]
    """A channel only in Rasa's sense: a class of credentials.yml that adds routes to its server."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "health"

    def url_prefix(self) -> str:
        """An absolute path, which Rasa joins to ``/webhooks/`` as a link: it stays as it is."""
        return "/health"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The one route: 200 when all parts answer, else 503 and their names."""
        blueprint = Blueprint("rung_health", __name__)

        async def health(request: Request) -> HTTPResponse:
            context = request.app.ctx
            state = await context.health_probe.check(getattr(context, "agent", None))
            return response.json(state.as_dict(), status=200 if state.is_good else 503)

        blueprint.add_route(health, "", methods=["GET"])
        return blueprint
