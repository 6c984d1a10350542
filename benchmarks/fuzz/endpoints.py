"""Every endpoint of both servers, and what is sent to it. A test holds the list to the servers' own routes."""

from __future__ import annotations

from typing import Any, NamedTuple

from benchmarks.fuzz.requests import (
    ACTION_SECRET,
    METRICS_TOKEN,
    Make,
    action,
    page_asks,
    page_says,
    plain,
    polled_socket,
    rest,
    slack,
    upload,
)


class Endpoint(NamedTuple):
    """A server ("rasa" or "actions"), a method and the path as the server's router has it."""

    server: str
    method: str
    path: str

    @property
    def name(self) -> str:
        """For people."""
        return f"{self.method} {self.path}" + ("" if self.server == "rasa" else ", action server")


ENDPOINTS: dict[Endpoint, Make] = {
    Endpoint("rasa", "GET", "/"): plain("GET", "/", "/chat", "/?a=b", "/nothing"),
    Endpoint("rasa", "GET", "/webhooks/rest"): plain("GET", "/webhooks/rest/", "/webhooks/rest"),
    Endpoint("rasa", "POST", "/webhooks/rest/webhook"): rest,
    Endpoint("rasa", "GET", "/health"): plain("GET", "/health"),
    Endpoint("rasa", "GET", "/live"): plain("GET", "/live"),
    Endpoint("rasa", "GET", "/ready"): plain("GET", "/ready"),
    Endpoint("rasa", "GET", "/metrics"): plain("GET", "/metrics", token=METRICS_TOKEN),
    Endpoint("rasa", "POST", "/webhooks/slack/events"): slack,
    Endpoint("rasa", "GET", "/socket.io"): polled_socket("GET"),
    Endpoint("rasa", "OPTIONS", "/socket.io"): polled_socket("OPTIONS"),
    Endpoint("rasa", "POST", "/socket.io"): polled_socket("POST"),
    Endpoint("rasa", "GET", "/widget.js"): plain("GET", "/widget.js"),
    Endpoint("rasa", "HEAD", "/widget.js"): plain("HEAD", "/widget.js"),
    Endpoint("rasa", "POST", "/uploads"): upload,
    Endpoint("rasa", "OPTIONS", "/uploads"): plain("OPTIONS", "/uploads"),
    Endpoint("rasa", "GET", "/messages"): page_asks,
    Endpoint("rasa", "POST", "/messages"): page_says,
    Endpoint("rasa", "OPTIONS", "/messages"): plain("OPTIONS", "/messages"),
    Endpoint("rasa", "GET", "/files/<token:path>"): plain("GET", f"/files/{'a' * 43}", "/files/../x", "/files/"),
    Endpoint("rasa", "GET", "/widget/<_:path>"): plain("GET", "/widget/chat.js", "/widget/../page/index.html"),
    Endpoint("rasa", "HEAD", "/widget/<_:path>"): plain("HEAD", "/widget/chat.js"),
    Endpoint("rasa", "GET", "/page/<_:path>"): plain("GET", "/page/page.css", "/page/index.html"),
    Endpoint("rasa", "HEAD", "/page/<_:path>"): plain("HEAD", "/page/page.css"),
    Endpoint("actions", "GET", "/health"): plain("GET", "/health", token=ACTION_SECRET),
    Endpoint("actions", "POST", "/webhook"): action,
    Endpoint("actions", "GET", "/actions"): plain("GET", "/actions", token=ACTION_SECRET),
    Endpoint("actions", "GET", "/metrics"): plain("GET", "/metrics", token=ACTION_SECRET),
}


def routes_of(app: Any, server: str) -> set[Endpoint]:
    """The endpoints that a Sanic application has routes for."""
    return {
        Endpoint(server, method, f"/{route.path}")
        for group in app.router.groups.values()
        for route in group.routes
        for method in route.methods
    }
