"""Who may use the REST channel; tests/channels/test_rest.py asks the same of a real server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from bot.channels.access import came_through_proxy, may_use_rest

LOCAL = (("Host", "127.0.0.1:5005"), ("Content-Type", "application/json"))


def headers(*pairs: tuple[str, str], without: str = "") -> CIMultiDict[str]:
    """The headers of a local program, with and without some."""
    return CIMultiDict([pair for pair in LOCAL if pair[0] != without] + list(pairs))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine_needs_no_token(address: str) -> None:
    assert may_use_rest(address, headers(), None)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.5", ""])
def test_a_token_that_is_set_is_always_required(address: str) -> None:
    assert not may_use_rest(address, headers(), "token")
    assert not may_use_rest(address, headers(("Authorization", "Bearer tokem")), "token")
    assert may_use_rest(address, headers(("Authorization", "Bearer token")), "token")


@pytest.mark.parametrize("address", ["10.0.0.5", "192.168.1.1", "::ffff:10.0.0.5", "2001:db8::1", "", "localhost"])
def test_another_machine_needs_the_token(address: str) -> None:
    assert not may_use_rest(address, headers(), None)
    assert not may_use_rest(address, headers(), "token")
    assert not may_use_rest(address, headers(("authorization", "token")), "token")
    assert not may_use_rest(address, headers(("authorization", "Bearer ")), None)
    assert not may_use_rest(address, headers(("authorization", "Bearer tökén")), "token")
    assert not may_use_rest(address, headers(("authorization", "Bearer \udcff")), "token")
    assert may_use_rest(address, headers(("authorization", "Bearer token")), "token")


def test_two_tokens_are_none() -> None:
    both = headers(("Authorization", "Bearer token"), ("authorization", "Bearer token"))
    assert not may_use_rest("127.0.0.1", both, "token")


@pytest.mark.parametrize("name", ["Forwarded", "x-forwarded-for", "X-Forwarded-Proto", "x-real-ip", "Via"])
def test_a_proxy_gives_itself_away(name: str) -> None:
    assert came_through_proxy([name])
    assert not may_use_rest("127.0.0.1", headers((name, "x")), None)


def test_usual_headers_are_no_proxy() -> None:
    assert not came_through_proxy(["host", "user-agent", "x-request-id", "content-type"])


@pytest.mark.parametrize(
    "host", ["localhost", "LocalHost:80", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:5005"]
)
def test_a_local_program_names_this_machine(host: str) -> None:
    assert may_use_rest("127.0.0.1", headers(("Host", host), without="Host"), None)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "rung.example.com",
        "127.0.0.1.example.com",
        "localhost.example.com",
        "localhost.",
        "example.com:127.0.0.1",
        "localhost@example.com",
        "example.com/localhost",
        "localhost:5005:80",
        "localhost:",
        "0.0.0.0",
        "127.1",
        "2130706433",
        "::1",
        "[::1",
        "[::ffff:127.0.0.1]",
        "localhost, example.com",
        "localhost\nexample.com",
    ],
)
def test_a_name_that_leads_here_is_refused(host: str) -> None:
    assert not may_use_rest("127.0.0.1", headers(("Host", host), without="Host"), None)


def test_a_host_that_is_missing_or_there_twice_is_refused() -> None:
    assert not may_use_rest("127.0.0.1", headers(without="Host"), None)
    assert not may_use_rest("127.0.0.1", headers(("host", "127.0.0.1:5005")), None)


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=utf-8", " application/json ;x=y"])
def test_json_is_taken_whatever_stands_behind_it(kind: str) -> None:
    assert may_use_rest("127.0.0.1", headers(("Content-Type", kind), without="Content-Type"), None)


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "text/plain; application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=application/json",
        "application/jsonp",
        "application/json, text/plain",
    ],
)
def test_what_a_page_may_send_unasked_is_refused(kind: str) -> None:
    assert not may_use_rest("127.0.0.1", headers(("Content-Type", kind), without="Content-Type"), None)


def test_a_content_type_that_is_missing_or_there_twice_is_refused() -> None:
    assert not may_use_rest("127.0.0.1", headers(without="Content-Type"), None)
    assert not may_use_rest("127.0.0.1", headers(("content-type", "application/json")), None)


def test_the_protocol_of_old_proxies_is_refused() -> None:
    assert not may_use_rest("127.0.0.1", headers(), None, http="1.0")
    assert may_use_rest("127.0.0.1", headers(("Authorization", "Bearer token")), "token", http="1.0")


@given(address=st.text(), host=st.text(), kind=st.text(), given_token=st.text())
def test_no_odd_input_raises_or_gets_past_a_token(address: str, host: str, kind: str, given_token: str) -> None:
    odd = CIMultiDict([("Host", host), ("Content-Type", kind), ("Authorization", f"Bearer {given_token}")])
    assert may_use_rest(address, odd, "a token of 20 characters") is False
    assert may_use_rest(address, odd, None) is False
