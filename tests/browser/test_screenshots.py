from __future__ import annotations

import re
import struct

import pytest
from playwright.sync_api import Browser

from benchmarks.browser.site import HostPage, Server
from benchmarks.screenshots import FOLDER, SHOTS, Shot, take
from bot.settings import PROJECT_ROOT


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_each_picture_can_be_taken_anew(
    browser: Browser, server: Server, listed_page: HostPage, shot: Shot
) -> None:
    picture = take(browser, shot, listed_page.url if shot.on_another_page else server.url)
    kept = (FOLDER / f"{shot.name}.png").read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    # The size of what is kept: a picture of another layout is an old one.
    assert struct.unpack(">II", picture[16:24]) == struct.unpack(">II", kept[16:24])


def test_the_documents_show_every_picture_in_words_too() -> None:
    documents = [PROJECT_ROOT / "README.md", PROJECT_ROOT / "docs" / "website.md"]
    text = "\n".join(document.read_text(encoding="utf-8") for document in documents)
    shown = {name: words for words, name in re.findall(r"!\[([^\]]+)\]\((?:docs/)?images/([\w-]+)\.png\)", text)}
    assert {shot.name for shot in SHOTS} <= set(shown)
    assert all(len(shown[shot.name]) > 30 for shot in SHOTS)
    assert all((FOLDER / f"{shot.name}.png").stat().st_size < 150_000 for shot in SHOTS)
