"""Finds out that a child hangs: it runs, and answers nobody."""

from __future__ import annotations

import urllib.error
import urllib.request

WATCH_SECONDS = 4.0
"""How often a child is asked."""

ANSWER_SECONDS = 3.0
MISSES = 3
"""How many answers may fail to come in a row: a computation that takes its time is no hang."""


class Watchdog:
    """Asks one server of this machine. It counts misses only once the server has answered since it was started."""

    def __init__(self, url: str, headers: dict[str, str] | None = None) -> None:
        self._request = urllib.request.Request(url, headers=headers or {})
        self._misses = 0
        self._has_answered = False

    def started(self) -> None:
        """Notes that the server was started, again or for the first time."""
        self._misses = 0
        self._has_answered = False

    def finds_it_hung(self) -> bool:
        """Asks the server; whether it has by now missed `MISSES` answers in a row."""
        if is_answering(self._request):
            self._misses = 0
            self._has_answered = True
        elif self._has_answered:
            self._misses += 1
        return self._misses >= MISSES


def is_answering(request: urllib.request.Request) -> bool:
    """Whether anything is answered, whatever it says."""
    # Without a proxy, whatever the environment says: the server is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(request, timeout=ANSWER_SECONDS).close()
    except urllib.error.HTTPError:
        return True
    except (urllib.error.URLError, OSError):
        return False
    return True
