"""What came of a message, from the answer alone. Needs no package: locust reads it in an environment of its own."""

from __future__ import annotations

ANSWERED, APOLOGY, REFUSED, LIMITED, LOST = "answered", "apology", "refused", "limited", "lost"
OUTCOMES = (ANSWERED, APOLOGY, REFUSED, LIMITED, LOST)
"""`refused`: asked to come again in a moment (503); `limited`: one sender sent too much (429); `lost`: the rest."""

_APOLOGIES = (
    "Sorry, I cannot answer",
    "Sorry, I could not save",
    "Sorry, something went wrong",
    "sorry, I can't look that up",
)
_LONGEST_RETRY = 10.0


def outcome_of(status: int, body: str) -> str:
    """One of `OUTCOMES`; status 0 stands for no answer."""
    if status == 200 and body.startswith("[{"):
        return APOLOGY if any(words in body for words in _APOLOGIES) else ANSWERED
    return {503: REFUSED, 429: LIMITED}.get(status, LOST)


def retry_seconds(header: str | None) -> float:
    """How long the server asks to wait, by its header Retry-After; a second where it does not say."""
    try:
        seconds = float(header or "")
    except ValueError:
        return 1.0
    return min(max(seconds, 0.0), _LONGEST_RETRY)
