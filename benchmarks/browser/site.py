"""What the browser tests look at: the real server, pages of other origins, and a visitor at one of them."""

from __future__ import annotations

import json
import threading
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from benchmarks.running import Running, start
from bot.settings import PROJECT_ROOT

SSO_KEY = "a-key-of-thirty-two-characters-xx"
QUESTION = "Will a badge get me a raise?"
SOURCE = "Earning potential"


class Server:
    """The assistant as `make run` serves it, on a port that stays the same when it is started again."""

    def __init__(self, database_url: str, origins: list[str]) -> None:
        self.database_url = database_url
        self._environ = {"RUNG_WEB_ORIGINS": ",".join(origins), "RUNG_SSO_KEY": SSO_KEY}
        self._running = start(database_url, None, PROJECT_ROOT, **self._environ)
        self.url = self._running.url

    def wait_until_ready(self) -> None:
        """Returns once the server says that it is ready; raises `WaitedInVainError` when it ends instead."""
        self._running.wait_until_ready()

    def stop(self) -> None:
        """Ends the server as Ctrl-C does. Its port stays reserved for nobody."""
        self._running.stop()

    def start_again(self) -> None:
        """Starts it on the port that it had, so that pages find it again, and waits until it is ready."""
        self._running = start(self.database_url, self._running.port, PROJECT_ROOT, **self._environ)
        self.wait_until_ready()

    @property
    def running(self) -> Running:
        """The process that serves now; another one after `start_again`."""
        return self._running


class HostPage:
    """A page of another origin with the one line that adds the widget, as strict as a careful site's."""

    def __init__(self) -> None:
        self.server_url = ""
        self.attributes = ""
        self.direction = "ltr"
        self.framed = ""
        """The path below the server that the page frames, in place of holding the widget."""
        page = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = page._html().encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", page._policy())
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stops serving the page."""
        self._server.shutdown()
        self._server.server_close()

    def _html(self) -> str:
        return (
            f'<!doctype html><html lang="en" dir="{self.direction}"><title>Somewhere else</title>'
            '<link rel="icon" href="data:,">'
            '<main><h1>Somewhere else</h1><p><a href="/next">Another page</a></p></main>'
            f"{self._chat()}</html>"
        )

    def _chat(self) -> str:
        if self.framed:
            return f'<iframe src="{self.server_url}{self.framed}" title="Assistant" height="600"></iframe>'
        return (
            f'<script type="module" src="{self.server_url}/widget.js"></script>'
            f'<career-chat server="{self.server_url}" {self.attributes}></career-chat>'
        )

    def _policy(self) -> str:
        server, socket = self.server_url, self.server_url.replace("http", "ws", 1)
        return (
            f"default-src 'none'; script-src {server}; connect-src {server} {socket} 'self'; "
            f"img-src {server} data:; frame-src {server}; base-uri 'none'; form-action 'none'"
        )


class Visitor:
    """Somebody with a browser of their own, and the widget on the page that they are at."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self._watch(self.page)

    def _watch(self, page: Page) -> None:
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def second_tab(self) -> Page:
        """Another tab of the same browser: it shares storage and cookies with the first."""
        page = self.context.new_page()
        self._watch(page)
        return page

    def go(self, url: str) -> Visitor:
        """Opens this address in the first tab."""
        self.page.goto(url)
        return self

    @property
    def chat(self) -> Locator:
        """The widget's element, whose shadow root holds all others."""
        return self.page.locator("career-chat")

    @property
    def input(self) -> Locator:
        """The field that messages are written into."""
        return self.chat.get_by_label("Your message")

    @property
    def launcher(self) -> Locator:
        """The round button that opens the widget on a page of another origin."""
        return self.chat.locator(".launcher")

    def entries(self, who: str) -> Locator:
        """All entries of one side, "person" or "assistant", the welcome included."""
        return self.chat.locator(f".entries .entry.{who}")

    def answers(self) -> Locator:
        """What the assistant said beside its welcome."""
        return self.chat.locator('.entries .entry.assistant:not([data-id="welcome"])')

    def is_welcomed(self) -> None:
        """Waits until the welcome is visible: from then on a message can be sent."""
        expect(self.chat.locator('[data-id="welcome"]')).to_be_visible(timeout=15_000)

    def write(self, text: str) -> None:
        """Types a message and sends it with Enter, without waiting for an answer."""
        self.input.fill(text)
        self.input.press("Enter")

    def ask(self, text: str = QUESTION) -> Locator:
        """Asks, waits for the first new answer and returns it."""
        before = self.answers().count()
        self.write(text)
        answer = self.answers().nth(before)
        expect(answer).to_be_visible(timeout=15_000)
        return answer

    def token(self) -> str:
        """The session token that the widget keeps in the browser's storage."""
        return str(
            self.page.evaluate(
                "JSON.parse(Object.entries(localStorage).find(([name]) => name.endsWith(' token'))[1])"
            )
        )

    def sender_id(self) -> str:
        """The person id that belongs to the token: `web:` and the token's subject."""
        body = self.token().split(".")[1]
        return f"web:{json.loads(urlsafe_b64decode(body + '=' * (-len(body) % 4)))['sub']}"


@contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[Visitor]:
    """A visitor whom nobody has seen before; fails when the page told of an error meanwhile."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
    visitor = Visitor(context)
    try:
        yield visitor
        assert visitor.errors == []
    finally:
        context.close()
