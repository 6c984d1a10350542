"""What a conversation waits for, kept in two slots as plain JSON: an open question, and what a yes would do.

Both belong to one conversation. A person may have several at once (threads in Slack), and an answer given in one is
none to the question of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

PendingKind = Literal["forget", "send_to_hr", "badge", "log", "profile", "new_job", "undo"]

ASKS_YES_OR_NO: frozenset[PendingKind] = frozenset({"forget", "send_to_hr", "badge", "log", "profile", "new_job"})
"""What was asked, so that a yes or no answers it; the other kind waits to be taken back by name."""


@dataclass(frozen=True)
class OpenQuestion:
    """The question of the assessment that waits for its answer.

    `is_reminded` tells that the conversation was led back to it once already: nobody is reminded in every turn.
    `missed` counts the messages that were meant as answers and could not be read as one, `times` how often it was
    put: the first time, and again after something else was told instead. `put` counts all questions of this round.
    """

    field: str
    is_reminded: bool = False
    missed: int = 0
    times: int = 1
    put: int = 1

    @classmethod
    def from_slot(cls, value: object) -> OpenQuestion | None:
        """The question in a slot's value; None for anything that holds none."""
        if not isinstance(value, Mapping) or not isinstance(value.get("field"), str):
            return None
        missed, times, put = (int(value.get(name) or 0) for name in ("missed", "times", "put"))
        return cls(value["field"], value.get("is_reminded") is True, missed, max(1, times), max(1, put))

    def as_slot(self) -> dict[str, Any]:
        """The value to put into the slot."""
        return asdict(self)


@dataclass(frozen=True)
class Pending:
    """What was asked last and a yes would do, or what was done last and can be taken back ("undo").

    `about` says what exactly: the key of an opening, the words to log, the new job, or what was done (`DONE_LOG`,
    `DONE_HR`).
    """

    kind: PendingKind
    about: str = ""

    @classmethod
    def from_slot(cls, value: object) -> Pending | None:
        """What is pending by a slot's value; None for anything that holds nothing."""
        if not isinstance(value, Mapping) or value.get("kind") not in get_args(PendingKind):
            return None
        return cls(value["kind"], str(value.get("about") or ""))

    def as_slot(self) -> dict[str, Any]:
        """The value to put into the slot."""
        return asdict(self)

    @property
    def asks(self) -> bool:
        """Whether a yes or no answers it."""
        return self.kind in ASKS_YES_OR_NO


DONE_LOG = "log"
"""What an undo takes back: the entry that was logged last."""

DONE_HR = "hr:"
"""What an undo takes back: the request to HR whose number follows."""
