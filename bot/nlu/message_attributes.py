"""The attributes that the project's components put on a Rasa message beside Rasa's own."""

from __future__ import annotations

from dataclasses import dataclass

from bot.nlu.encoder import Vectors

PASSAGE = "passage"
"""On a training example: the key of the passage that answers it."""

POINT = "point"
"""On a training example: the point of the passage that answers it."""

QUESTIONS = "asked_questions"
"""The message as `EncodedQuestion` values, the whole first; never part of the output."""

CLASSIFICATIONS = "classifications"
"""A `Classification` for each encoded question; never part of the output."""

KNOWLEDGE = "knowledge"
"""The ranked passages, as plain JSON values, which actions read (`bot.knowledge.candidates`)."""


@dataclass(frozen=True)
class EncodedQuestion:
    """A message or one of the questions in it, with its vector of shape (dimension,)."""

    text: str
    vector: Vectors


@dataclass(frozen=True)
class Classification:
    """What the classifier makes of one question.

    `in_scope` is the probability that some passage answers it. `passages` maps keys to probabilities, which add
    up to `in_scope`; `points` maps a key and a point id to a probability.
    """

    intent: str
    in_scope: float
    passages: dict[str, float]
    points: dict[tuple[str, str], float]


SITUATION = "situation"
"""Roles and skills that the person speaks of, as plain JSON values (`bot.nlu.situation_reader`)."""

LANGUAGE = "language"
"""The two-letter code of the language that the message is written in (`bot.nlu.language_reader`)."""
