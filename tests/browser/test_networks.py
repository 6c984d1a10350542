"""Networks that let no WebSocket through, that are slow, or that lead nowhere."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from benchmarks.browser.site import QUESTION, Server, Visitor
from tests.browser.conftest import Arrives

SOCKETS = re.compile(r"/socket\.io/")


def without_sockets(arrives: Arrives, server: Server) -> Visitor:
    """A visitor whose network lets no WebSocket through."""
    visitor = arrives("about:blank")
    visitor.context.route_web_socket(SOCKETS, refuse)
    return visitor.go(server.url)


def refuse(socket: WebSocketRoute) -> None:
    socket.close()


def test_a_conversation_works_without_a_websocket(arrives: Arrives, server: Server) -> None:
    visitor = without_sockets(arrives, server)
    visitor.is_welcomed()
    visitor.ask()
    visitor.ask("tell me more")
    expect(visitor.chat.locator(".pending .entry")).to_have_count(0)
    visitor.page.reload()
    expect(visitor.answers()).to_have_count(2)
    visitor.chat.get_by_role("button", name="Options").click()
    visitor.chat.get_by_role("button", name="Start again").click()
    expect(visitor.entries("person")).to_have_text([re.compile("Start again")])
    expect(visitor.answers()).to_have_count(1)


def test_without_a_websocket_two_tabs_are_one_conversation(arrives: Arrives, server: Server) -> None:
    visitor = without_sockets(arrives, server)
    visitor.ask()
    other: Page = visitor.second_tab()
    other.goto(server.url)
    expect(other.locator("career-chat .entry.person")).to_have_count(1)
    other.get_by_label("Your message").fill("tell me more")
    other.get_by_label("Your message").press("Enter")
    expect(visitor.answers()).to_have_count(2)


def test_without_a_websocket_one_is_forgotten_all_the_same(arrives: Arrives, server: Server) -> None:
    visitor = without_sockets(arrives, server)
    visitor.ask()
    before = visitor.token()
    visitor.chat.get_by_role("button", name="Options").click()
    visitor.chat.get_by_role("button", name="Forget me").click()
    expect(visitor.answers()).to_have_count(2)
    visitor.chat.locator(".chip:visible").first.click()
    expect(visitor.entries("person")).to_have_count(0)
    expect(visitor.answers()).to_have_count(1)
    visitor.ask("hello")
    assert visitor.token() != before


def test_nobody_waits_for_a_connection_in_the_dark(arrives: Arrives, server: Server) -> None:
    visitor = arrives("about:blank")
    attempts: list[str] = []
    visitor.context.route_web_socket(SOCKETS, lambda socket: attempts.append(socket.url))
    visitor.context.route("**/messages*", lambda _route: None)
    visitor.page.goto(server.url)
    start = time.monotonic()
    visitor.is_welcomed()
    expect(visitor.chat.locator(".state")).to_contain_text("No connection", timeout=4_000)
    assert time.monotonic() - start < 4.0
    visitor.write(QUESTION)
    expect(visitor.chat.locator(".pending .entry")).to_have_count(1)
    before = len(attempts)
    visitor.chat.get_by_role("button", name="Try again").click()
    expect(visitor.chat.locator(".state")).to_contain_text("Connecting")
    assert len(attempts) == before + 1
    visitor.context.unroute("**/messages*")
    expect(visitor.answers()).to_have_count(1, timeout=20_000)
    expect(visitor.chat.locator(".notice")).not_to_be_visible()


@pytest.mark.parametrize("throughput", [40_000], ids=["slow mobile network"])
def test_on_a_slow_network_a_question_is_answered_once(arrives: Arrives, server: Server, throughput: int) -> None:
    visitor = arrives("about:blank")
    network = visitor.context.new_cdp_session(visitor.page)
    network.send("Network.enable")
    limits = {"offline": False, "latency": 400, "downloadThroughput": throughput, "uploadThroughput": throughput}
    network.send("Network.emulateNetworkConditions", limits)
    visitor.go(server.url)
    visitor.is_welcomed()
    visitor.write(QUESTION)
    visitor.write("tell me more")
    expect(visitor.answers()).to_have_count(2, timeout=30_000)
    expect(visitor.entries("person").locator(".text")).to_have_text([QUESTION, "tell me more"])
