"""The website as a channel of Rasa's server: the socket, the widget and the page."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json, raw, text
from socketio import AsyncServer

from bot.channels import messages
from bot.channels.limits import limiter_of
from bot.channels.turn import OnNewMessage
from bot.channels.web.chat import Chat
from bot.channels.web.history import History
from bot.channels.web.origins import Origins
from bot.channels.web.packets import TextPacket
from bot.channels.web.page import Asset, read_assets, render_page
from bot.channels.web.passages import Passages
from bot.channels.web.polling import Polling
from bot.channels.web.requests import RequestRefusedError
from bot.channels.web.sessions import Sessions
from bot.channels.web.turn import MOST_BYTES
from bot.channels.web.turns import Turns
from bot.channels.web.uploads import Uploads
from bot.database.engine import shared_engine
from bot.settings import Settings

logger = logging.getLogger(__name__)

SOCKET_PATH = "socket.io"
PAGES = {"/": "page/index.html", "/chat": "page/chat.html"}
"""The whole page, and the chat alone, for frames."""

ASKED_BY_SCRIPTS = ("/uploads", "/messages")

_NOT_KEPT = {"Cache-Control": "no-store"}
_HARDENED = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


class WebInput(InputChannel):  # type: ignore[misc]
    """`GET /`, `/widget.js` with its parts, and the socket that the widget talks through."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._origins = Origins.of(settings)
        self._assets = read_assets()
        self._refused_origins: set[str] = set()
        self._passages = Passages(shared_engine(settings.database_url))

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebInput:
        """The channel with the settings from the environment; credentials.yml has none."""
        return cls(Settings.from_environment())

    def url_prefix(self) -> str:
        """The root, because other people's pages name these addresses."""
        return "/"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The routes and the socket."""
        sio = AsyncServer(
            async_mode="sanic",
            serializer=TextPacket,
            cors_allowed_origins=self._allows_socket,
            cors_credentials=False,
            max_http_buffer_size=MOST_BYTES,
            ping_interval=20,
            ping_timeout=20,
        )
        settings = self._settings
        sessions, limits = Sessions.of(settings), limiter_of(settings.redis_url)
        history = History(shared_engine(settings.database_url))

        async def tell(sender_id: str, event: str, data: Any) -> None:
            await sio.emit(event, data, room=sender_id)

        turns = Turns(tell, on_new_message, limits, self._passages, history)
        Chat(sio, turns, sessions, limits)
        uploads = Uploads(turns, sessions, limits)
        polling = Polling(turns, sessions, limits, self._passages, history)
        blueprint = _SocketBlueprint("rung_web")
        blueprint.ctx.sio = sio
        blueprint.ctx.page = self._serve_page

        blueprint.ctx.answer_page = self._answer_asking_page
        upload = self._asked(uploads.receive)
        blueprint.add_route(upload, "/uploads", methods=["POST"], name="uploads", stream=True)
        blueprint.add_route(self._asked(polling.tell), "/messages", methods=["GET"], name="tell_messages")
        blueprint.add_route(self._asked(polling.take), "/messages", methods=["POST"], name="take_message")
        for path in ASKED_BY_SCRIPTS:
            blueprint.add_route(_preflight, path, methods=["OPTIONS"], name=f"preflight_{path[1:]}")
        for name, path in (("widget", "/widget.js"), ("part", "/widget/<_:path>"), ("page", "/page/<_:path>")):
            blueprint.add_route(self._file(), path, methods=["GET", "HEAD"], name=name)
        return blueprint

    # Sanic sets attributes on the functions that it is given, which it cannot do on methods.

    def _asked(self, serve: Callable[[Request], Awaitable[Any]]) -> Callable[[Request], Awaitable[HTTPResponse]]:
        async def handler(request: Request) -> HTTPResponse:
            return await self._answer(request, serve)

        return handler

    def _file(self) -> Callable[..., Awaitable[HTTPResponse]]:
        async def handler(request: Request, _: str = "") -> HTTPResponse:
            return self._serve(request, request.path.lstrip("/"))

        return handler

    def _allows_socket(self, origin: str | None, environ: dict[str, Any]) -> bool:
        return origin is not None and self._allows(origin, environ.get("HTTP_HOST"))

    def _allows(self, origin: str | None, host: str | None) -> bool:
        if self._origins.allow(origin, host):
            return True
        if origin not in self._refused_origins and len(self._refused_origins) < 100:
            self._refused_origins.add(str(origin))
            logger.warning("A page of %.200r was refused. %s", origin, messages.ORIGIN_REFUSED)
        return False

    async def _serve_page(self, request: Request) -> HTTPResponse | None:
        """Answers in place of Rasa, which owns the first of these routes and would only send a greeting."""
        if request.path not in PAGES or request.method not in ("GET", "HEAD"):
            return None
        loop = asyncio.get_running_loop()
        snapshot = await loop.run_in_executor(None, self._passages.snapshot)
        template = self._assets[PAGES[request.path]].content.decode()
        page = render_page(template, snapshot, self._settings.hr_contact, self._settings.sign_in_url)
        answer = _sent(Asset.of(page.encode(), ".html"), request)
        answer.headers["Content-Security-Policy"] = self._policy()
        return answer

    def _policy(self) -> str:
        """Allows nothing from elsewhere and nothing inline; `RUNG_WEB_ORIGINS` may frame the page."""
        frames = " ".join(("'self'", *self._settings.web_origins))
        return (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            f"base-uri 'none'; form-action 'none'; frame-ancestors {frames}"
        )

    async def _answer(self, request: Request, serve: Callable[[Request], Awaitable[Any]]) -> HTTPResponse:
        if not self._allows(request.headers.get("origin"), request.headers.get("host")):
            return text(messages.ORIGIN_REFUSED, status=403)
        try:
            served = await serve(request)
        except RequestRefusedError as error:
            return json(error.as_dict(), status=error.status, headers=_NOT_KEPT)
        return empty() if served is None else json(served, headers=_NOT_KEPT)

    async def _answer_asking_page(self, request: Request, answer: HTTPResponse) -> None:
        """Adds the headers that let a page of another origin ask and read the answer.

        To every answer of these paths: Rasa handles other origins itself, before any route does.
        """
        if request.path not in ASKED_BY_SCRIPTS:
            return
        origin = request.headers.get("origin")
        if origin is not None and self._allows(origin, request.headers.get("host")):
            answer.headers["Access-Control-Allow-Origin"] = origin
            answer.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            answer.headers["Access-Control-Allow-Methods"] = "GET, POST"
        answer.headers["Vary"] = "Origin"

    def _serve(self, request: Request, path: str) -> HTTPResponse:
        asset = self._assets.get(path)
        if asset is None or path in PAGES.values():
            return text("There is no such file.", status=404)
        origin = request.headers.get("origin")
        if not self._allows(origin, request.headers.get("host")):
            return text(messages.ORIGIN_REFUSED, status=403, headers={"Vary": "Origin"})
        answer = _sent(asset, request)
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if origin is not None:
            # Without this, a page of another origin cannot load a module.
            answer.headers["Access-Control-Allow-Origin"] = origin
        return answer


class _SocketBlueprint(Blueprint):  # type: ignore[misc]
    """Attaches to the application what a blueprint cannot hold: the socket, and the page on Rasa's own route."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Called by Sanic."""
        self.ctx.sio.attach(app, SOCKET_PATH)
        app.register_middleware(self.ctx.page, "request")
        app.register_middleware(self.ctx.answer_page, "response")
        super().register(app, options)


async def _preflight(_request: Request) -> HTTPResponse:
    return empty()


def _sent(asset: Asset, request: Request) -> HTTPResponse:
    status, body, headers = asset.answer(request.headers)
    content = b"" if request.method == "HEAD" else body
    return raw(content, status=status, headers={**headers, **_HARDENED}, content_type=asset.media_type)
