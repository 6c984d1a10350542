"""Plain requests of the widget, beside its socket: who sends them, and refusals that the widget puts into words."""

from __future__ import annotations

from sanic.request import Request

from bot.channels.web.sessions import Session, SessionRefusedError, Sessions

_SCHEMES = {"Visitor": "token", "Login": "login"}


class RequestRefusedError(Exception):
    """A request that is not answered. `code` is what the widget has words for in each of its languages; `reason`
    is what only the server can say, in English."""

    def __init__(self, code: str, status: int, reason: str = "") -> None:
        super().__init__(reason or code)
        self.code = code
        self.status = status
        self.reason = reason

    def as_dict(self) -> dict[str, str]:
        """What is sent for it."""
        return {"code": self.code, "reason": self.reason}


def is_signed(request: Request) -> bool:
    """Whether the request says who sends it."""
    return bool(request.headers.get("authorization", "").strip())


def session_of(request: Request, sessions: Sessions) -> Session:
    """Who sends it: ``Visitor <our token>`` or ``Login <the host page's token>``.

    Raises `RequestRefusedError`; its code says which of the two is not accepted.
    """
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    name = _SCHEMES.get(kind, "token")
    if kind not in _SCHEMES or not token:
        raise RequestRefusedError(name, 401)
    try:
        return sessions.open({name: token})
    except SessionRefusedError as error:
        raise RequestRefusedError(error.code, 401) from error
