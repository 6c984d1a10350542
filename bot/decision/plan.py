"""The plan of a turn: what is done with a message, in order, each step with the reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

StepKind = Literal[
    "crisis",  # a fixed reply, and nothing of the message is kept; `detail` as in `bot.decision.after_crisis`
    "confirm",  # do what was pending; `detail` is its kind
    "refuse",  # leave what was pending; `detail` is its kind
    "explain_pending",  # what a yes would do, and the question again; `detail` is its kind
    "sympathise",  # a decent word for how somebody feels about what they tell
    "take_in",  # note what was told, and say it back
    "correct",  # note what was put right, and say it back; ask what it is where that cannot be told
    "skip",  # the open question is passed over
    "explain",  # what the open question is for
    "not_read",  # meant as an answer, and not understood
    "stop",  # leave the questions
    "run",  # what the rule of an intent does; `detail` is the intent
    "answer",  # the questions that documents answer; `detail` may be `BRIEFLY` or `BY_NAME`
    "weigh",  # what they ask is for guidance: said before its question; `detail` may be `OF_TWO` or `OF_ITS_OWN`
    "guide",  # the next question, or what was asked for once nothing is missing; `detail` is a tool's intent
    "remind",  # back to the open question
]

BRIEFLY = "briefly"
"""How a question is answered that is asked in passing, or that the documents hardly answer."""

BY_NAME = "by name"
"""Where guidance fits better than the passage that may answer: it is named, with a button, and not read out."""

OF_TWO = "of two"
"""Of what is weighed: which of two ways is better."""

OF_ITS_OWN = "of its own"
"""Of what is weighed: no advice answers it, so it is said that nothing is known on just that."""

TAKE_TURN = "take_turn"
"""The intent of a message whose plan `actions/take_turn.py` runs; recognised by `decide`, never learned."""


@dataclass(frozen=True)
class Step:
    """One thing to do, and why."""

    kind: StepKind
    detail: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    """The steps of a turn; `intent` has the rule that runs them: a lone step's own, or `TAKE_TURN`."""

    steps: tuple[Step, ...]
    intent: str

    def has(self, kind: StepKind) -> bool:
        """Whether one of the steps is of this kind."""
        return any(step.kind == kind for step in self.steps)

    def as_json(self) -> dict[str, Any]:
        """The plan as plain JSON, for the message."""
        return {"intent": self.intent, "steps": [asdict(step) for step in self.steps]}

    @classmethod
    def from_json(cls, value: object) -> Plan:
        """The plan that `as_json` made; one without steps for anything else, such as a pressed button's message."""
        if not isinstance(value, Mapping):
            return cls((), "")
        return cls(tuple(Step(**step) for step in value.get("steps") or ()), str(value.get("intent") or ""))
