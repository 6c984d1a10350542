"""`make screenshots`: the README's pictures of page and widget, taken from the real server in a real browser."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser.chromium import ARGUMENTS, ChromiumMissingError, chromium
from benchmarks.browser.site import HostPage, Server, Visitor, visiting
from bot.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "docs" / "images"
COLOURS = 128
"""Enough for flat pages, and a third of the bytes."""


class Shot(NamedTuple):
    """One picture: its name, the browser's options, where it is taken and what is asked there."""

    name: str
    options: dict[str, Any]
    on_another_page: bool
    question: str


SHOTS = (
    Shot(
        "page-light",
        {"color_scheme": "light"},
        False,
        "How long does a promotion take compared with a certificate?",
    ),
    Shot("page-dark", {"color_scheme": "dark"}, False, "Will a badge get me a raise?"),
    Shot("phone", {"viewport": {"width": 390, "height": 780}}, True, "What is a nanodegree leap?"),
)


def main() -> int:
    """Takes all pictures; returns the exit code."""
    try:
        path = chromium()
    except ChromiumMissingError as error:
        print(error, file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _served() as (server, other), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        for shot in SHOTS:
            file = FOLDER / f"{shot.name}.png"
            file.write_bytes(take(browser, shot, other.url if shot.on_another_page else server.url))
            print(f"{file.relative_to(PROJECT_ROOT)}: {file.stat().st_size // 1000} KB")
        browser.close()
    return 0


def take(browser: Browser, shot: Shot, url: str) -> bytes:
    """The picture as a small PNG."""
    with visiting(browser, reduced_motion="reduce", **shot.options) as visitor:
        visitor.go(url)
        if shot.on_another_page:
            visitor.launcher.click()
        visitor.is_welcomed()
        answer = visitor.ask(shot.question)
        answer.locator("summary").first.click()
        _settle(visitor)
        return smaller(visitor.page.screenshot())


def smaller(png: bytes) -> bytes:
    """The same picture with fewer colours."""
    made = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS).save(made, "PNG", optimize=True)
    return made.getvalue()


def _settle(visitor: Visitor) -> None:
    visitor.page.mouse.move(0, 0)
    visitor.page.evaluate("document.activeElement.shadowRoot?.activeElement?.blur()")
    visitor.page.wait_for_timeout(300)


@contextmanager
def _served() -> Iterator[tuple[Server, HostPage]]:
    """The assistant on a database of its own, and a page of another origin."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder)}/rung.db"
        environ = {**os.environ, "RUNG_DATABASE_URL": url}
        subprocess.run([sys.executable, "-m", "bot", "train"], cwd=PROJECT_ROOT, env=environ, check=True)
        other = HostPage()
        server = Server(url, [other.url])
        other.server_url = server.url
        try:
            server.wait_until_ready()
            yield server, other
        finally:
            server.stop()
            other.close()


if __name__ == "__main__":
    sys.exit(main())
