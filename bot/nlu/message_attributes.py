"""The attributes that the project's components put on a Rasa message beside Rasa's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.encoder.sentence_encoder import Vectors

WRITTEN = "written"
"""What the person wrote, before anything was rewritten; never part of the output, for Rasa keeps it as well."""

IS_PAYLOAD = "is_payload"
"""Whether the message is exactly what a button of the assistant sends; never part of the output."""

ASKED_ANEW = "asked_anew"
"""Whether the text holds the question before as well, which the message puts right; never part of the output."""

PASSAGE = "passage"
"""On a training example: the key of the passage that answers it."""

POINT = "point"
"""On a training example: the point of the passage that answers it."""

QUESTIONS = "asked_questions"
"""The message as `EncodedQuestion` values, the whole first; never part of the output."""

CLASSIFICATIONS = "classifications"
"""A `Classification` for each encoded question; never part of the output."""


@dataclass(frozen=True)
class EncodedQuestion:
    """A message or one of the questions in it, with its vector of shape (dimension,)."""

    text: str
    vector: Vectors


@dataclass(frozen=True)
class Classification:
    """What the classifier makes of one question.

    `in_scope` is the probability that some passage answers it. `passages` maps keys to probabilities, which add
    up to `in_scope`; `best_point` gives the likeliest point of a passage by its key, None for one that has none.
    """

    intent: str
    in_scope: float
    passages: dict[str, float]
    best_point: Callable[[str], str | None]
    leads_to_knowledge: bool = True
    """Whether passages answer questions of this intent."""
