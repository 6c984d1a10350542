"""One browser, one server and two other pages for all browser tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser.chromium import ARGUMENTS, ChromiumMissingError, chromium
from benchmarks.browser.site import HostPage, Server, Visitor, visiting
from tests.serving.running import Trained

Arrives = Callable[..., Visitor]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where the browser is; fails with one line where there is none."""
    try:
        return chromium()
    except ChromiumMissingError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """The browser. Its driver holds the thread's event loop, so it must be gone before other tests need one."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def listed_page() -> Iterator[HostPage]:
    """A page whose origin RUNG_WEB_ORIGINS lists."""
    page = HostPage()
    yield page
    page.close()


@pytest.fixture(scope="session")
def foreign_page() -> Iterator[HostPage]:
    """A page that nobody has allowed."""
    page = HostPage()
    yield page
    page.close()


@pytest.fixture(scope="session")
def server(chromium_path: str, trained: Trained, listed_page: HostPage, foreign_page: HostPage) -> Iterator[Server]:
    """The assistant. The browser is asked for first: without one there is nothing to start it for."""
    started = Server(trained.database_url, [listed_page.url])
    listed_page.server_url = foreign_page.server_url = started.url
    try:
        started.wait_until_ready()
        yield started
    finally:
        started.stop()


@pytest.fixture
def arrives(browser: Browser, server: Server) -> Iterator[Arrives]:
    """Brings a visitor to a page, by default Rung's own."""
    with ExitStack() as stack:

        def arrive(url: str | None = None, **options: Any) -> Visitor:
            return stack.enter_context(visiting(browser, **options)).go(url or server.url)

        yield arrive
