"""How Rasa's process calls the action server: quickly, within bounds, and with an apology when it fails."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import Sequence
from typing import Any

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.database.erasures import TURN_BEGAN, turn_began
from bot.monitoring.metrics import ACTION_FAILURES
from bot.monitoring.turn import ACTION, HEADER, timed, turn_id
from bot.serving.action_processes import ActionProcesses

logger = logging.getLogger(__name__)

CALL_SECONDS = 3.0
"""What one call may take in all, so that a turn with two actions ends within 8 s even when neither answers."""

ANSWER_SECONDS = 1.0
"""How long a process that has not answered may take to give a sign of life."""

EVENTS_SENT = 30
"""How many of the conversation's last events an action gets; Rasa itself posts all of them on each call."""

_LATEST_ONLY = ("parse_data", "data")
"""What is sent of the last two turns alone: how a message was understood, and buttons and pictures of a reply."""

APOLOGY = "utter_apology"

_FAILURES = (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError)


class ActionCallError(aiohttp.ClientError):
    """The action server answered, but not with what an action returns."""


class ActionEndpoint(EndpointConfig):  # type: ignore[misc]
    """Rasa's endpoint of the action server.

    A failed call (refused, over `CALL_SECONDS`, status 5xx, no JSON) becomes a response with the apology in it,
    so that Rasa says it and the conversation goes on. Within that turn the server is not called again; the
    next turn tries it afresh. Of several processes a call goes to the one with the least to do.
    """

    def __init__(self, urls: str | Sequence[str], secret: str) -> None:
        """`urls` are the addresses of the action server's processes."""
        self._processes = ActionProcesses([urls] if isinstance(urls, str) else urls, self._answers)
        first = self._processes.all[0].url
        super().__init__(first, headers={"Authorization": f"Bearer {secret}"}, selective_domain=True)
        self._session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._failed_turns: deque[str] = deque(maxlen=256)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Runs an action; see the class for failures.

        Raises Rasa's `ClientResponseError` with status 400 when the action refuses to run, which Rasa turns
        into an `ActionExecutionRejection`.
        """
        call = _with_last_events(kwargs.get("json") or {})
        turn = _turn_of(call)
        if turn in self._failed_turns:
            return {"events": [], "responses": []}
        try:
            with timed(ACTION):
                return await self._sent(call)
        except ClientResponseError:
            raise
        except _FAILURES as error:
            logger.error(
                "The action server failed at %s: %s. The person gets an apology.",
                call.get("next_action"),
                _described(error),
            )
            ACTION_FAILURES.inc()
            self._failed_turns.append(turn)
            return {"events": [], "responses": [{"response": APOLOGY}]}

    async def is_alive(self, seconds: float) -> bool:
        """Whether a process of the action server answers its health check within this time."""
        processes = self._processes.all
        alive = await asyncio.gather(*(self._answers(process.url, seconds) for process in processes))
        for process, answers in zip(processes, alive, strict=True):
            if answers:
                self._processes.answered(process)
        return any(alive)

    async def metrics(self, seconds: float) -> list[bytes | None]:
        """The pages of what the processes count; None for one whose page does not come within this time."""
        return list(
            await asyncio.gather(*(self._metrics_of(process.url, seconds) for process in self._processes.all))
        )

    async def _metrics_of(self, url: str, seconds: float) -> bytes | None:
        try:
            return await asyncio.wait_for(self._get_metrics(url), seconds)
        except _FAILURES:
            return None

    async def _answers(self, url: str, seconds: float = ANSWER_SECONDS) -> bool:
        try:
            return await asyncio.wait_for(self._ping(url), seconds)
        except _FAILURES:
            return False

    async def close(self) -> None:
        """Closes the connections that are kept open."""
        self._processes.close()
        if self._session is not None and not self._session.closed:
            await self._session.close()

    async def _sent(self, call: dict[str, Any]) -> dict[str, Any]:
        with self._processes.chosen() as process:
            try:
                result = await asyncio.wait_for(self._post(process.url, call), CALL_SECONDS)
            except ClientResponseError:
                raise
            except _FAILURES:
                self._processes.failed(process)
                raise
            self._processes.answered(process)
            return result

    async def _post(self, url: str, call: dict[str, Any]) -> dict[str, Any]:
        try:
            return await self._post_once(url, call)
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
            # A kept connection to a server that has been restarted since; a fresh one settles it.
            return await self._post_once(url, call)

    async def _post_once(self, url: str, call: dict[str, Any]) -> dict[str, Any]:
        path = f"{url}/webhook"
        async with self._current_session().post(path, json=call, headers=self._headers()) as response:
            body = await response.read()
            if response.status == 400 and _is_rejection(body):
                raise ClientResponseError(response.status, response.reason, body)
            if response.status != 200:
                raise ActionCallError(f"it answered with status {response.status}")
            return _checked(json.loads(body))

    def _headers(self) -> dict[str, str]:
        """The secret, and which turn this is about."""
        told = {TURN_BEGAN: turn_began.get(), HEADER: turn_id.get()}
        return {**self.headers, **{name: str(value) for name, value in told.items() if value is not None}}

    async def _get_metrics(self, url: str) -> bytes | None:
        async with self._current_session().get(f"{url}/metrics", headers=self.headers) as response:
            return await response.read() if response.status == 200 else None

    async def _ping(self, url: str) -> bool:
        async with self._current_session().get(f"{url}/health", headers=self.headers) as response:
            return response.status == 200

    def _current_session(self) -> aiohttp.ClientSession:
        """One session with kept connections for each event loop; Rasa opens a new one on each call."""
        loop = asyncio.get_running_loop()
        if self._session is None or self._session.closed or self._loop is not loop:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64, keepalive_timeout=60))
            self._loop = loop
        return self._session


def _with_last_events(call: dict[str, Any]) -> dict[str, Any]:
    tracker = call.get("tracker") or {}
    events = tracker.get("events") or []
    sent = events[-EVENTS_SENT:]
    asked = [index for index, event in enumerate(sent) if event.get("event") == "user"]
    told = [_told(event) for event in sent[: asked[-2]]] + sent[asked[-2] :] if len(asked) > 1 else sent
    return {**call, "tracker": {**tracker, "events": told}}


def _told(event: dict[str, Any]) -> dict[str, Any]:
    """An event before the last two messages without what no action reads of it: that is most of its size."""
    return {name: value for name, value in event.items() if name not in _LATEST_ONLY}


def _turn_of(call: dict[str, Any]) -> str:
    """What tells this turn from others: the id of its message, else the time of its last event."""
    tracker = call["tracker"]
    ids = (event.get("message_id") for event in reversed(tracker["events"]) if event.get("event") == "user")
    return f"{call.get('sender_id')} {next(ids, None) or tracker.get('latest_event_time')}"


def _is_rejection(body: bytes) -> bool:
    try:
        content = json.loads(body)
    except ValueError:
        return False
    return isinstance(content, dict) and "action_name" in content


def _checked(result: Any) -> dict[str, Any]:
    """The result, if it has the form that Rasa expects; raises `ActionCallError` otherwise."""
    if isinstance(result, dict):
        lists = [result.get("events", []), result.get("responses", [])]
        if all(isinstance(items, list) and all(isinstance(item, dict) for item in items) for items in lists):
            return {**result, "events": lists[0], "responses": lists[1]}
    raise ActionCallError("it answered with something else than events and responses")


def _described(error: BaseException) -> str:
    if isinstance(error, asyncio.TimeoutError):
        return f"no answer within {CALL_SECONDS:g} s"
    if isinstance(error, json.JSONDecodeError):
        return "it answered with something else than JSON"
    return str(error) or type(error).__name__
