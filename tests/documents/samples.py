"""Small documents and a stand-in for the encoder, for tests of the store and what stands on it.

The first is the career document of the pure functions' tests, cut down to four passages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from bot.documents.passage import LEAD, Document, Passage, Point, Question, Source
from tests.documents import career

DIMENSION = 384
ENCODER = "encoder-one"

PAY = Passage(
    key="pay",
    title="Pay",
    intent="ask_pay",
    lead="A promotion raises pay at once.",
    points=(
        Point("promotion-raise", "Yes, as a rule.", "promotion"),
        Point("why-raise", "Because the role is bigger: größer, 大きい."),
    ),
    questions=(Question("will i earn more", "promotion-raise"), Question("what about pay", LEAD)),
    document="career",
    aliases=("salary", "sallary"),
    related=("comparison-cost", "bonus"),
    side="promotion",
    aspect="pay",
    sources=(
        Source("Pay, in short", "https://pay.example/short", date(2024, 6, 1)),
        Source("Raises", "https://pay.example/raises?year=1", date(2024, 6, 2)),
    ),
)
COST = replace(career.COST, related=("pay",))
LEAP = replace(career.LEAP, related=())
BONUS = replace(career.BONUS, related=("pay",))
_PASSAGES = (PAY, COST, LEAP, BONUS)
CAREER = replace(
    career.CAREER,
    passages=_PASSAGES,
    intents={passage.intent: career.CAREER.intents[passage.intent] for passage in _PASSAGES},
)
ROTATION = Document(
    key="job-rotation",
    title="Job rotation",
    source_name="Handbook",
    source_date=date(2023, 1, 1),
    reviewed=date(2025, 6, 1),
    review_holds=timedelta(days=30),
    disclaimer="As agreed with the works council.",
    passages=(
        Passage(
            key="job-rotation",
            title="Job rotation",
            intent="ask_rotation",
            lead="You change places for six months.",
            points=(Point("length", "Six months."),),
            questions=(Question("how long is a rotation", "length"),),
            document="job-rotation",
            audience="employees",
        ),
    ),
    intents={"ask_rotation": "job rotation"},
    audience="employees",
)
DOCUMENTS = (CAREER, ROTATION)


class CountingEncoder:
    """Gives each text a unit vector of its own and remembers the texts that it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked.extend(texts)
        return np.stack([vector_of(text) for text in texts])


def vector_of(text: str) -> npt.NDArray[np.float32]:
    """The vector that `CountingEncoder` gives to this text, in any process."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
    vector = np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def with_passage(document: Document, passage: Passage) -> Document:
    """The document with this passage in the place of the one with its key, or at the end."""
    if any(known.key == passage.key for known in document.passages):
        passages = tuple(passage if known.key == passage.key else known for known in document.passages)
    else:
        passages = (*document.passages, passage)
    return replace(document, passages=passages)
