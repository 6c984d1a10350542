"""A passage chosen to answer, the point of it to lead with, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """`is_follow_up` tells that the passage answers about what was talked about before, not about itself.

    `subject` then names that, when the passage does not name it.
    """

    passage: str
    point: str
    reason: str
    is_follow_up: bool = False
    subject: str = ""
