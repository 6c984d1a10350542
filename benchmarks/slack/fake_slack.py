"""A small Slack on the loopback: its Web API, response_urls, uploads and Socket Mode, with its limits checked."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from aiohttp import WSMsgType, web

from benchmarks.changes import Changes
from benchmarks.slack.block_limits import message_faults, view_faults
from bot.serving.sockets import listen_on_loopback, port_of

BOT_TOKEN = "xoxb-test"
APP_TOKEN = "xapp-test"
BOT_USER, BOT_ID, TEAM = "UBOT", "BBOT", "T1"


class Call(NamedTuple):
    """One call of a method, with its arguments; `response_url` and uploads count as methods too."""

    method: str
    arguments: dict[str, Any]


class Failure(NamedTuple):
    """What the next call of a method gets in place of an answer."""

    status: int = 200
    error: str = "fatal_error"
    retry_after: int | None = None


@dataclass
class FakeSlack:
    """The server's state: what it was asked, and what it is to answer."""

    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    failures: dict[str, deque[Failure]] = field(default_factory=lambda: defaultdict(deque))
    always: dict[str, Failure] = field(default_factory=dict)
    members: set[str] = field(default_factory=lambda: {"C1"})
    files: dict[str, bytes] = field(default_factory=dict)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    acknowledged: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""
    free: asyncio.Event = field(default_factory=asyncio.Event)
    """While it is cleared, calls of the Web API are not answered."""
    changes: Changes = field(default_factory=Changes)

    def __post_init__(self) -> None:
        self.free.set()

    @property
    def base_url(self) -> str:
        """Where its Web API is, for the credentials of a bot."""
        return f"{self.address}/api/"

    def of(self, *methods: str) -> list[dict[str, Any]]:
        """The arguments of all calls of these methods."""
        return [call.arguments for call in self.calls if call.method in methods]

    def posted(self) -> list[dict[str, Any]]:
        """All messages that were sent, to whomever."""
        return self.of("chat.postMessage", "chat.postEphemeral", "response_url")

    def fail(self, method: str, *failures: Failure) -> None:
        """Lets the next calls of a method fail, one by one in this order."""
        self.failures[method].extend(failures)

    async def wait(self, method: str, number: int = 1, seconds: float = 5.0) -> list[dict[str, Any]]:
        """Waits until a method was called that often, and returns the calls' arguments."""
        try:
            await self.changes.until(lambda: len(self.of(method)) >= number, seconds)
        except asyncio.TimeoutError:
            raise AssertionError(f"{method} was called {len(self.of(method))} times: {self.calls}") from None
        return self.of(method)

    async def connected(self, number: int) -> None:
        """Waits until that many connections were made by Socket Mode."""
        await self.changes.until(lambda: len(self.sockets) >= number, 8.0)

    async def acknowledges(self, envelope: str) -> None:
        """Waits until an envelope was acknowledged."""
        await self.changes.until(lambda: any(one.get("envelope_id") == envelope for one in self.acknowledged))

    def record(self, method: str, arguments: dict[str, Any]) -> None:
        """Notes a call, and wakes those who wait for it."""
        self.calls.append(Call(method, arguments))
        self.changes.note()

    async def push(self, kind: str, payload: dict[str, Any], envelope: str) -> None:
        """Sends an envelope by Socket Mode."""
        await self.sockets[-1].send_json(
            {"type": kind, "payload": payload, "envelope_id": envelope, "accepts_response_payload": True}
        )


@asynccontextmanager
async def fake_slack() -> AsyncIterator[FakeSlack]:
    """Serves a small Slack on a free port of the loopback until the block ends."""
    slack = FakeSlack()
    app = web.Application(client_max_size=20_000_000)
    app.router.add_post("/api/{method}", lambda request: _call(slack, request))
    app.router.add_get("/api/{method}", lambda request: _call(slack, request))
    app.router.add_post("/respond/{id}", lambda request: _respond(slack, request))
    app.router.add_post("/upload/{id}", lambda request: _upload(slack, request))
    app.router.add_get("/files/{id}", lambda request: _download(slack, request))
    app.router.add_get("/link", lambda request: _link(slack, request))
    runner = web.AppRunner(app)
    await runner.setup()
    with listen_on_loopback() as bound:
        slack.address = f"http://127.0.0.1:{port_of(bound)}"
        await web.SockSite(runner, bound, shutdown_timeout=0.5).start()
        try:
            yield slack
        finally:
            for socket in slack.sockets:
                await socket.close()
            await runner.cleanup()


async def _arguments(request: web.Request) -> dict[str, Any]:
    arguments: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        arguments |= await request.json()
    elif request.can_read_body:
        arguments |= dict(await request.post())
    for name in ("blocks", "view", "files"):
        if isinstance(arguments.get(name), str):
            arguments[name] = json.loads(arguments[name])
    return arguments


async def _call(slack: FakeSlack, request: web.Request) -> web.Response:
    method = request.match_info["method"]
    arguments = await _arguments(request)
    slack.record(method, arguments)
    await slack.free.wait()
    failure = slack.failures[method].popleft() if slack.failures[method] else slack.always.get(method)
    failure = failure or slack.always.get("*")
    if failure is not None:
        headers = {} if failure.retry_after is None else {"Retry-After": str(failure.retry_after)}
        return web.json_response({"ok": False, "error": failure.error}, status=failure.status, headers=headers)
    token = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
    if request.headers.get("Authorization") != f"Bearer {token}":
        return web.json_response({"ok": False, "error": "invalid_auth"})
    handler = _METHODS.get(method)
    if handler is None:
        return web.json_response({"ok": False, "error": "unknown_method"})
    return web.json_response(handler(slack, arguments))


def _refuse(slack: FakeSlack, method: str, faults: list[str], error: str) -> dict[str, Any] | None:
    if not faults:
        return None
    slack.violations += [f"{method}: {fault}" for fault in faults]
    return {"ok": False, "error": error}


def _post_message(slack: FakeSlack, arguments: dict[str, Any]) -> dict[str, Any]:
    faults = list(message_faults(arguments))
    return _refuse(slack, "chat.postMessage", faults, "invalid_blocks") or {
        "ok": True,
        "channel": arguments["channel"],
        "ts": f"1800.{len(slack.calls):06}",
    }


def _post_ephemeral(slack: FakeSlack, arguments: dict[str, Any]) -> dict[str, Any]:
    if arguments["channel"] not in slack.members:
        return {"ok": False, "error": "channel_not_found"}
    faults = list(message_faults(arguments)) + ([] if arguments.get("user") else ["no user"])
    return _refuse(slack, "chat.postEphemeral", faults, "invalid_blocks") or {"ok": True, "message_ts": "1"}


def _update(slack: FakeSlack, arguments: dict[str, Any]) -> dict[str, Any]:
    faults = list(message_faults(arguments)) + ([] if arguments.get("ts") else ["no ts"])
    return _refuse(slack, "chat.update", faults, "invalid_blocks") or {"ok": True, "ts": arguments["ts"]}


def _view(slack: FakeSlack, arguments: dict[str, Any]) -> dict[str, Any]:
    faults = list(view_faults(arguments["view"]))
    return _refuse(slack, "views", faults, "invalid_arguments") or {"ok": True, "view": {"id": "V1"}}


def _upload_url(slack: FakeSlack, arguments: dict[str, Any]) -> dict[str, Any]:
    faults = [] if int(arguments["length"]) > 0 and arguments["filename"] else ["an empty file"]
    if len(arguments.get("alt_txt") or "") > 1000:
        faults.append("alternative text of a file")
    name = f"F{len(slack.calls)}"
    return _refuse(slack, "files.getUploadURLExternal", faults, "invalid_arguments") or {
        "ok": True,
        "file_id": name,
        "upload_url": f"{slack.address}/upload/{name}",
    }


def _complete(slack: FakeSlack, arguments: dict[str, Any]) -> dict[str, Any]:
    channel = arguments.get("channel_id")
    faults = [] if channel is None or channel[0] in "CDG" else ["an upload to something that is no channel"]
    faults += [f"{file['id']} was not uploaded" for file in arguments["files"] if file["id"] not in slack.files]
    if len(arguments.get("initial_comment") or "") > 4000:
        faults.append("comment of a file")
    return _refuse(slack, "files.completeUploadExternal", faults, "invalid_arguments") or {
        "ok": True,
        "files": arguments["files"],
    }


def _identity(_slack: FakeSlack, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"ok": True, "user_id": BOT_USER, "bot_id": BOT_ID, "team_id": TEAM, "team": "Team", "user": "rung"}


def _open_direct(_slack: FakeSlack, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"ok": True, "channel": {"id": f"D{arguments['users'][1:]}"}}


def _connection(slack: FakeSlack, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"ok": True, "url": f"{slack.address.replace('http', 'ws')}/link"}


def _fine(_slack: FakeSlack, _arguments: dict[str, Any]) -> dict[str, Any]:
    return {"ok": True}


_METHODS = {
    "auth.test": _identity,
    "chat.postMessage": _post_message,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "conversations.open": _open_direct,
    "views.open": _view,
    "views.publish": _view,
    "files.getUploadURLExternal": _upload_url,
    "files.completeUploadExternal": _complete,
    "apps.connections.open": _connection,
    "assistant.threads.setStatus": _fine,
}


async def _respond(slack: FakeSlack, request: web.Request) -> web.Response:
    arguments = await request.json()
    slack.record("response_url", {**arguments, "id": request.match_info["id"]})
    slack.violations += [f"response_url: {fault}" for fault in message_faults(arguments)]
    if slack.failures["response_url"]:
        failure = slack.failures["response_url"].popleft()
        return web.Response(status=failure.status, headers={"Retry-After": str(failure.retry_after or 0)})
    return web.Response(text="ok")


async def _upload(slack: FakeSlack, request: web.Request) -> web.Response:
    slack.files[request.match_info["id"]] = await request.read()
    return web.Response(text="OK")


async def _download(slack: FakeSlack, request: web.Request) -> web.Response:
    slack.record("download", {"authorization": request.headers.get("Authorization")})
    content = slack.files.get(request.match_info["id"])
    return web.Response(status=404) if content is None else web.Response(body=content)


async def _link(slack: FakeSlack, request: web.Request) -> web.WebSocketResponse:
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    slack.sockets.append(socket)
    slack.changes.note()
    await socket.send_json({"type": "hello", "num_connections": 1})
    async for message in socket:
        if message.type is WSMsgType.TEXT:
            slack.acknowledged.append(json.loads(message.data))
            slack.changes.note()
    return socket
