from __future__ import annotations

import pytest

from bot.channels.access import came_through_proxy, may_use_rest


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine_needs_no_token(address: str) -> None:
    assert may_use_rest(address, {}, None)
    assert may_use_rest(address, {}, "token")


@pytest.mark.parametrize("address", ["10.0.0.5", "192.168.1.1", "::ffff:10.0.0.5", "2001:db8::1", "", "localhost"])
def test_another_machine_needs_the_token(address: str) -> None:
    assert not may_use_rest(address, {}, None)
    assert not may_use_rest(address, {}, "token")
    assert not may_use_rest(address, {"authorization": "token"}, "token")
    assert not may_use_rest(address, {"authorization": "Bearer "}, None)
    assert not may_use_rest(address, {"authorization": "Bearer tökén"}, "token")
    assert may_use_rest(address, {"authorization": "Bearer token"}, "token")


@pytest.mark.parametrize("name", ["Forwarded", "x-forwarded-for", "X-Forwarded-Proto", "x-real-ip", "Via"])
def test_a_proxy_gives_itself_away(name: str) -> None:
    assert came_through_proxy([name])
    assert not may_use_rest("127.0.0.1", {name.lower(): "x"}, None)


def test_usual_headers_are_no_proxy() -> None:
    assert not came_through_proxy(["host", "user-agent", "x-request-id", "content-type"])
