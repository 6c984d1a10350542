from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple

import aiohttp
import pytest

from bot.badges.reading import MAX_FILE, referred_to
from bot.channels import messages
from bot.channels.limits import Allowance
from bot.channels.web import uploads
from bot.database.migrations import upgraded_engine
from bot.people.files import FileStore
from tests.badges.issuing import baked_png, baked_svg
from tests.channels.web.talking import Site, Widget, site

CREDENTIAL = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"
LISTED = "https://intranet.example.com"


class Answer(NamedTuple):
    status: int
    text: str
    headers: dict[str, str]

    @property
    def refusal(self) -> dict[str, str]:
        """Why the file is refused."""
        refusal: dict[str, str] = json.loads(self.text)
        return refusal


@pytest.fixture
async def here(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    monkeypatch.setenv("RUNG_DATABASE_URL", sqlite_url)
    upgraded_engine(sqlite_url)
    async with site(tmp_path, RUNG_WEB_ORIGINS=LISTED) as made:
        yield made


async def upload(
    here: Site, content: bytes, authorization: str | None, name: str = "my.png", **more: str
) -> Answer:
    headers = {**more, **({"Authorization": authorization} if authorization else {})}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{here.base}/uploads", params={"name": name}, data=content, headers=headers) as response,
    ):
        return Answer(response.status, await response.text(), dict(response.headers))


async def opened(here: Site) -> tuple[Widget, str]:
    """A tab, and what its uploads are sent with."""
    tab = await here.tab()
    return tab, f"Visitor {(await tab.open())['token']}"


@pytest.mark.parametrize(
    "content", [baked_png(CREDENTIAL), baked_svg(CREDENTIAL), CREDENTIAL.encode()], ids=["png", "svg", "text"]
)
async def test_a_badge_is_answered_in_the_conversation_of_its_sender(
    here: Site, sqlite_url: str, content: bytes
) -> None:
    (tab, token), (other, _) = await opened(here), await opened(here)
    assert (await upload(here, content, token)).status == 204
    await tab.until(lambda: tab.done)
    (message,) = here.agent.messages
    kept = FileStore(upgraded_engine(sqlite_url)).fetch(referred_to(message.text) or "", datetime.now(timezone.utc))
    assert kept is not None
    assert kept.content.decode() == CREDENTIAL
    assert tab.entries[0]["text"] == "my.png"
    assert len(tab.said()) == 1
    assert other.entries == []


@pytest.mark.parametrize("token", [None, "Visitor", "Visitor x", "Login x", "Bearer x", "web:somebody"])
async def test_without_a_token_no_file_is_taken(here: Site, token: str | None) -> None:
    answer = await upload(here, CREDENTIAL.encode(), token)
    assert answer.status == 401
    assert answer.refusal == {"code": "login" if token == "Login x" else "token", "reason": ""}
    assert here.agent.messages == []


async def test_what_is_no_badge_is_refused_in_words(here: Site) -> None:
    _, token = await opened(here)
    empty = await upload(here, b"", token)
    assert (empty.status, empty.refusal["code"]) == (422, uploads.EMPTY)
    no_badge = await upload(here, b"\x89PNG but nothing else", token)
    assert (no_badge.status, no_badge.refusal["code"]) == (422, uploads.NO_BADGE)
    assert no_badge.refusal["reason"]
    large = await upload(here, b"x" * (MAX_FILE + 1), token)
    assert (large.status, large.refusal["code"]) == (413, uploads.TOO_LARGE)
    assert here.agent.messages == []


async def test_uploads_are_limited(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "UPLOADS_OF_VISITOR", Allowance("uploads", burst=1, per_second=0.01))
    tab, token = await opened(here)
    assert (await upload(here, CREDENTIAL.encode(), token)).status == 204
    refused = await upload(here, CREDENTIAL.encode(), token)
    assert (refused.status, refused.refusal["code"]) == (429, uploads.TOO_OFTEN)
    await tab.until(lambda: tab.done)


async def test_only_listed_pages_may_send_files(here: Site) -> None:
    tab, token = await opened(here)
    refused = await upload(here, CREDENTIAL.encode(), token, Origin="https://evil.example")
    assert (refused.status, refused.text) == (403, messages.ORIGIN_REFUSED)
    assert "Access-Control-Allow-Origin" not in refused.headers
    taken = await upload(here, CREDENTIAL.encode(), token, Origin=LISTED)
    assert (taken.status, taken.headers["Access-Control-Allow-Origin"]) == (204, LISTED)
    await tab.until(lambda: tab.done)
    async with aiohttp.ClientSession() as session:
        for origin, allowed in ((LISTED, True), ("https://evil.example", False)):
            async with session.options(f"{here.base}/uploads", headers={"Origin": origin}) as response:
                assert ("Access-Control-Allow-Headers" in response.headers) is allowed
