"""A badge's text is kept as a file, and the conversation holds a reference."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest

from bot.badges.reading import mentions_badge, referred_to
from bot.channels.badge_texts import shown_with_badge, with_badge_kept
from bot.database.migrations import upgraded_engine
from bot.people.files import FileStore
from tests.badges.issuing import SVG, Academy, baked_svg
from tests.badges.proving import document

ACADEMY = Academy()
TOKEN = ACADEMY.sign(ACADEMY.credential())
LARGE = json.dumps(document("did:web:a", description="x" * 200_000), indent=1)


@pytest.fixture
def store(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    monkeypatch.setenv("RUNG_DATABASE_URL", sqlite_url)
    return FileStore(upgraded_engine(sqlite_url))


@pytest.mark.parametrize("badge", [TOKEN, LARGE, baked_svg(TOKEN).decode()], ids=["jwt", "json", "svg"])
@pytest.mark.parametrize("form", ["{}", "please check this: {}", "{}\n\nis it any good?"])
async def test_the_text_is_taken_out_and_the_words_stay(store: FileStore, badge: str, form: str) -> None:
    said = await with_badge_kept(form.replace("{}", badge), "rest:a")
    assert said is not None
    assert len(said) < 150
    token = referred_to(said)
    assert token is not None
    assert mentions_badge(said)
    file = store.fetch(token, datetime.now(timezone.utc))
    assert file is not None
    assert file.content.decode() == badge
    for word in form.replace("{}", "").split():
        assert word in said
    assert store.names_of("rest:a", datetime.now(timezone.utc)) == ("badge.txt",)


@pytest.mark.parametrize(
    "text", ["will a badge get me a raise?", "https://a.example/badge", "{not a badge}", "a < b and b > c", None]
)
async def test_other_messages_stay_as_they_are(text: str | None) -> None:
    assert await with_badge_kept(text, "rest:a") == text


def test_a_badge_is_shown_by_its_size() -> None:
    assert shown_with_badge(f"check {LARGE}") == f"check [badge, {round(len(LARGE) / 1024)} KB]"
    assert shown_with_badge("hello") == "hello"
    assert shown_with_badge(f"{SVG.decode()} x") == "[badge, 1 KB] x"
