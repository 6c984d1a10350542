"""A passage chosen to answer, the point of it to lead with, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """`is_follow_up` tells that the passage answers about what was talked about before, not about itself.

    `subject` then names that, when the passage does not name it. `asked` is the question that this answers and
    `nearest` the stored text that was found nearest to it: from both follows whether a yes or no may open the
    reply. Without a question (a button, several terms) none may; `repeats_verdict` is for saying an answer again.
    """

    passage: str
    point: str
    reason: str
    is_follow_up: bool = False
    subject: str = ""
    asked: str = ""
    nearest: str = ""
    side: str | None = None
    """The side that was asked about, which the whole answer then keeps to."""

    repeats_verdict: bool = False
