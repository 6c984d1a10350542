"""The HTTP protocol of Rasa's server, with a bound on how long somebody may take to send a request."""

from __future__ import annotations

import time
from typing import Any

from sanic.exceptions import InvalidUsage, SanicException
from sanic.http import Http, Stage
from sanic.server.protocols.websocket_protocol import WebSocketProtocol

REQUEST_SECONDS = 20.0
"""For headers and body together; enough for a picture of a badge over a slow line."""

SILENT_SECONDS = REQUEST_SECONDS / 2
"""How long a request that has begun may say nothing: Sanic's `REQUEST_TIMEOUT`, half of which is also how often it
looks. With Sanic's own minute, and Rasa's two for kept connections, it would look too late."""

TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class StrictHttp(Http):  # type: ignore[misc]
    """Sanic's, which takes any error at a request's head for its own fault and answers 500."""

    __slots__ = ()

    async def http1_request_header(self) -> None:
        """Reads the head of a request; raises `InvalidUsage` for one that is none, for instance in its length."""
        try:
            await super().http1_request_header()
        except SanicException:
            raise
        except (ValueError, LookupError) as error:
            # Sanic would fail at an address that is no text once more, for its answer.
            self.url = None  # type: ignore[misc]
            raise InvalidUsage("Bad Request") from error
        if self.request_bytes < 0:
            # Sanic would wait for the rest of such a body.
            for name in ("request_bytes", "request_bytes_left"):
                setattr(self, name, 0)
            raise InvalidUsage("Bad Request")


class BoundedProtocol(WebSocketProtocol):  # type: ignore[misc]
    """Sanic's, whose own timeouts begin anew with each byte: a byte a minute would hold a connection for ever."""

    __slots__ = ("_receiving",)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._receiving: tuple[Any, float] | None = None

    def _setup_connection(self) -> None:
        super()._setup_connection()
        self._http = StrictHttp(self)  # type: ignore[misc]

    def check_timeouts(self) -> None:
        """Called by Sanic every few seconds."""
        http = self._http
        if http is None or not _is_receiving(http):
            self._receiving = None
        elif self._receiving is None or self._receiving[0] is not http.request:
            self._receiving = (http.request, time.monotonic())
        elif time.monotonic() - self._receiving[1] > REQUEST_SECONDS:
            # Sanic would answer, and then go on reading what is left of the body.
            self.transport.write(TOO_SLOW)
            self.transport.close()
            return
        super().check_timeouts()


def _is_receiving(http: Any) -> bool:
    if http.stage is Stage.REQUEST:
        return True
    return bool(http.stage is Stage.HANDLER and http.request_body and not http.upgrade_websocket)
