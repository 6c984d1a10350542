"""Each address is fetched once, and only so many of them."""

from __future__ import annotations

import pytest

from bot.badges.badge_fetcher import MAX_FETCHES, BadgeFetcher
from bot.fetching.addresses import AnswerRefused, FetchError, Unreachable
from tests.fetching.hosting import Host

PLACE = "badges.academy.example"


async def test_an_address_is_asked_once(host: Host) -> None:
    address = host.give(f"{PLACE}/a", "{}", "application/vc")
    async with host.fetcher() as fetcher:
        source = BadgeFetcher(fetcher, 5)
        assert [await source.document(f"{address}#{part}") for part in "ab"] == [b"{}", b"{}"]
    assert host.asked == [f"{PLACE}/a"]


async def test_a_web_page_is_no_document(host: Host) -> None:
    address = host.give(f"{PLACE}/a", "<html></html>", "text/html")
    async with host.fetcher() as fetcher:
        with pytest.raises(AnswerRefused, match="web page"):
            await BadgeFetcher(fetcher, 5).document(address)


async def test_a_badge_cannot_send_us_everywhere(host: Host) -> None:
    async with host.fetcher() as fetcher:
        source = BadgeFetcher(fetcher, 5)
        for number in range(MAX_FETCHES):
            with pytest.raises(AnswerRefused):
                await source.document(f"https://{PLACE}/{number}")
        with pytest.raises(FetchError, match="too many"):
            await source.document(f"https://{PLACE}/more")


async def test_time_runs_out_for_all_together(host: Host) -> None:
    async with host.fetcher() as fetcher:
        with pytest.raises(Unreachable, match="no time"):
            await BadgeFetcher(fetcher, 0).document(f"https://{PLACE}/a")
