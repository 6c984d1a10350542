"""Why an address was not opened, in words for the person who gave it."""

from __future__ import annotations


class FetchError(Exception):
    """An address gave nothing that can be used; the text is a sentence for a person.

    `status` is the answer's HTTP status where the server answered at all.
    """

    def __init__(self, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class AddressRefused(FetchError):
    """The address leads where Rung never connects to; nothing was sent there."""


class Unreachable(FetchError):
    """The server could not be reached, or did not answer in time."""


class AnswerRefused(FetchError):
    """The server answered with something else than what was asked for."""
