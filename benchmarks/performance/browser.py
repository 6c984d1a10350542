"""The widget in a real browser: its size, when it can be used, and how long an answer takes to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser.chromium import ARGUMENTS, ChromiumMissingError, chromium
from benchmarks.performance.figures import Latency, median
from benchmarks.performance.processes import BenchmarkError
from bot.channels.web.page import read_assets

_USABLE = """() => new Promise((resolve) => {
  const look = () => {
    const root = document.querySelector("career-chat")?.shadowRoot;
    if (root?.querySelector(".entries .entry")) resolve(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})"""

_ASK = """(text) => new Promise((resolve) => {
  const root = document.querySelector("career-chat").shadowRoot;
  const input = root.querySelector("textarea");
  let start;
  new MutationObserver((changes, observer) => {
    const isReply = (node) => node.classList?.contains("assistant");
    if (!changes.some((change) => [...change.addedNodes].some(isReply))) return;
    observer.disconnect();
    const took = performance.now() - start;
    setTimeout(() => resolve(took), 30);
  }).observe(root.querySelector(".entries"), { childList: true });
  input.value = text;
  start = performance.now();
  input.form.requestSubmit();
})"""


@dataclass(frozen=True)
class InBrowser:
    """Seconds and bytes. `usable` is from the start of loading to the welcome and its suggestions."""

    widget_bytes: int
    usable: float
    loads: int
    answers: Latency


def widget_bytes() -> int:
    """What the browser fetches for the widget, compressed: its modules and the socket client."""
    assets = read_assets()
    parts = (asset for path, asset in assets.items() if path == "widget.js" or path.startswith("widget/"))
    return sum(len(asset.compressed) for asset in parts)


def measure_in_browser(base: str, questions: Sequence[str], loads: int, warm_up: int = 5) -> InBrowser:
    """Loads the page with an empty cache each time, then asks in one conversation."""
    try:
        path = chromium()
    except ChromiumMissingError as error:
        raise BenchmarkError(str(error)) from error
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        usable = [_load(browser, base) for _ in range(loads + 1)][1:]
        page = browser.new_page()
        page.goto(base)
        page.evaluate(_USABLE)
        times = [page.evaluate(_ASK, text) / 1000 for text in questions]
        browser.close()
    return InBrowser(widget_bytes(), median(usable), loads, Latency.of(times[warm_up:]))


def _load(browser: Browser, base: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(base, wait_until="commit")
    seconds = float(page.evaluate(_USABLE)) / 1000
    context.close()
    return seconds
