"""Why something cannot be read as a badge, in words for the person who gave it."""

from __future__ import annotations


class BadgeUnreadable(ValueError):
    """What was given is no badge that can be verified; `reason` is a sentence for the person. Nothing is stored."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LegacyBadge(BadgeUnreadable):
    """A badge of an older version, which other rules apply to."""

    def __init__(self) -> None:
        super().__init__(
            "This is an Open Badge of an older version (1 or 2). I can verify version 3.0: "
            "ask its issuer whether they can give it to you as an Open Badge 3.0."
        )
