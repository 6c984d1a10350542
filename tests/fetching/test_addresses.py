from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.addresses import AddressRefused, AnswerRefused, FetchError, Unreachable, may_connect, reach


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.1.2",
        "0.0.0.0",
        "::",
        "::1",
        "169.254.169.254",
        "fe80::1",
        "fe80::1%eth0",
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
        "240.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "fec0::1",
        "192.0.2.1",
        "2001:db8::1",
        "198.18.0.1",
        "localhost",
        "",
        "127.1",
        "0x7f.0.0.1",
    ],
)
def test_never_connected_to_even_for_an_allowed_host(address: str) -> None:
    assert reach(address) == "never"
    assert not may_connect(address, allowed_by_name=True)


@pytest.mark.parametrize("address", ["10.0.0.1", "172.31.255.1", "192.168.1.1", "100.64.0.1", "fd00::1"])
def test_the_intranet_only_for_an_allowed_host(address: str) -> None:
    assert not may_connect(address, allowed_by_name=False)
    assert may_connect(address, allowed_by_name=True)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111"])
def test_the_public_internet(address: str) -> None:
    assert may_connect(address, allowed_by_name=False)


@given(st.ip_addresses())
def test_whatever_is_not_global_is_not_public(address: object) -> None:
    if not address.is_global:  # type: ignore[attr-defined]
        assert reach(str(address)) != "public"


@given(st.text())
def test_odd_text_is_no_address(text: str) -> None:
    assert reach(text) in ("public", "intranet", "never")


@pytest.mark.parametrize("kind", [AddressRefused, AnswerRefused, Unreachable])
def test_every_error_of_fetching_is_caught_as_one_and_says_why(kind: type[FetchError]) -> None:
    with pytest.raises(FetchError, match="asleep") as caught:
        raise kind("The server is asleep.")
    assert (caught.value.reason, caught.value.status) == ("The server is asleep.", None)


def test_the_status_of_an_answer_is_kept() -> None:
    assert AnswerRefused("It is gone.", 410).status == 410
