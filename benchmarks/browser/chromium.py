"""The browser: Debian's Chromium, found on PATH, without anything that would ask the network."""

from __future__ import annotations

import shutil

MISSING = "The browser tests need Chromium on PATH; on Debian or Ubuntu: sudo apt install chromium"

NAMES = ("chromium", "chromium-browser", "google-chrome")

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


class ChromiumMissingError(Exception):
    """There is no Chromium; the message says how to get it."""


def chromium(path: str | None = None) -> str:
    """Where the browser is, on this PATH or the process's; raises `ChromiumMissingError`."""
    for name in NAMES:
        if found := shutil.which(name, path=path):
            return found
    raise ChromiumMissingError(MISSING)
