"""Badges of version 1 are named, and whether their issuer still shows them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.badges.open_badges_1 import refuse_open_badge_1
from bot.fetching.addresses import FetchError

AT = "https://a.example/assertion"
BODY = {
    "uid": "1",
    "badge": "http://a.example/badge",
    "issuedOn": 1403120715,
    "verify": {"type": "hosted", "url": AT},
}
BADGE = {"name": "Robotics", "issuer": "https://a.example/issuer"}
PUBLISHED: dict[str, Any] = {"https://a.example/badge": BADGE, "https://a.example/issuer": {"name": "Academy"}}


async def reason(body: dict[str, Any], **more: Any) -> str:
    answers = {**PUBLISHED, **more}

    async def document(url: str) -> bytes:
        if url not in answers:
            raise FetchError("Nothing is there.")
        return json.dumps(answers[url]).encode()

    return (await refuse_open_badge_1(body, document)).reason


async def test_title_issuer_and_date_are_told() -> None:
    said = await reason(BODY, **{AT: BODY})
    for words in ("version 1", "“Robotics”", "“Academy”", "18 June 2014", "still shows it", "Open Badge 3.0"):
        assert words in said


@pytest.mark.parametrize("shown", [{}, {AT: {**BODY, "uid": "2"}}])
async def test_what_is_gone_cannot_be_verified_any_more(shown: dict[str, Any]) -> None:
    assert "cannot be verified any more" in await reason(BODY, **shown)


async def test_a_badge_without_an_address_cannot_be_verified_any_more() -> None:
    older = {"recipient": "a@b.c", "badge": {"version": "0.5.0", "name": "Robotics", "issuer": {"name": "Academy"}}}
    said = await reason(older)
    assert "“Robotics”" in said
    assert "does not say where" in said
