"""`GET /health`: whether the assistant can answer, and what fails when it cannot.

For those who run servers, `/live` says whether this process should be left alone, `/ready` whether it should be
sent people: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
"""

from __future__ import annotations

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.admission import ADMISSION
from bot.channels.turn import OnNewMessage


class HealthInput(InputChannel):  # type: ignore[misc]
    """A channel only in Rasa's sense: a class of credentials.yml that adds routes to its server."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "health"

    def url_prefix(self) -> str:
        """An absolute path, which Rasa joins to ``/webhooks/`` as a link: it stays as it is."""
        return "/"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """`/health` answers 200 when all parts answer, else 503 and their names; `/ready` also 503 to a crowd or
        at the end; `/live` always 200, as long as it answers at all.
        """
        blueprint = Blueprint("rung_health", __name__)

        async def health(request: Request) -> HTTPResponse:
            context = request.app.ctx
            state = await context.health_probe.check(getattr(context, "agent", None))
            return response.json(state.as_dict(), status=200 if state.is_good else 503)

        async def live(_request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        async def ready(request: Request) -> HTTPResponse:
            return await health(request) if ADMISSION.is_open else response.json({"status": "busy"}, status=503)

        for path, serve in (("/health", health), ("/live", live), ("/ready", ready)):
            blueprint.add_route(serve, path, methods=["GET"])
        return blueprint
