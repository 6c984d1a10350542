from __future__ import annotations

import pytest

from bot.channels.web.origins import Origins
from bot.settings import Settings

HERE = "127.0.0.1:5005"


def origins(**environ: str) -> Origins:
    return Origins.of(Settings.from_environment(environ))


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (None, HERE),
        ("http://127.0.0.1:5005", HERE),
        ("http://localhost:5005", "localhost:5005"),
        ("http://[::1]:5005", "[::1]:5005"),
        ("https://intranet.example.com", HERE),
        ("https://INTRANET.example.com:443", HERE),
        ("https://rung.example.com", HERE),
    ],
)
def test_own_and_listed_pages_are_let_in(origin: str | None, host: str) -> None:
    listed = origins(
        RUNG_WEB_ORIGINS="https://intranet.example.com", RUNG_PUBLIC_URL="https://rung.example.com/chat"
    )
    assert listed.allow(origin, host)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("null", HERE),
        ("", HERE),
        ("file://", HERE),
        ("https://evil.example", HERE),
        ("http://intranet.example.com", HERE),
        ("https://intranet.example.com.evil.example", HERE),
        ("https://intranet.example.com:8443", HERE),
        ("http://127.0.0.1:6006", HERE),
        ("http://127.0.0.1:5005.evil.example", HERE),
        ("http://[::1", HERE),
        ("http://x:99999", HERE),
        # A name that an attacker has pointed at this machine.
        ("http://rebound.evil.example:5005", "rebound.evil.example:5005"),
        ("http://127.0.0.1:5005", None),
    ],
)
def test_all_others_are_refused(origin: str, host: str | None) -> None:
    assert not origins(RUNG_WEB_ORIGINS="https://intranet.example.com").allow(origin, host)


def test_a_server_that_was_opened_to_others_serves_its_own_page_under_any_name() -> None:
    opened = origins(RUNG_HOST="0.0.0.0")
    assert opened.allow("http://rung.lan:5005", "rung.lan:5005")
    assert not opened.allow("http://evil.example", "rung.lan:5005")
