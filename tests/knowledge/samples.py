"""Small documents and a stand-in for the encoder, for tests of the store and what stands on it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from bot.knowledge.passage import LEAD, Document, Passage, Point, Question

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
)
COST = Passage(
    key="comparison-cost",
    title="Comparison: cost",
    intent="ask_cost",
    lead="One is free, the other often is not.",
    points=(
        Point("promotion", "A promotion costs you nothing directly.", "promotion"),
        Point("micro-credentials", "A badge often costs a fee.", "micro-credentials"),
    ),
    questions=(Question("what does it cost", LEAD), Question("badge fee?", "micro-credentials")),
    document="career",
    related=("pay",),
    aspect="cost",
    is_comparison=True,
)
LEAP = Passage(
    key="nanodegree-leap",
    title="Nanodegree leap",
    intent="ask_term",
    lead="A leap by a short programme.",
    points=(Point("job-ready", "It makes you ready for the job."),),
    questions=(Question("what is a nanodegree leap", LEAD),),
    document="career",
    term="Nanodegree leap",
)
BONUS = Passage(
    key="bonus",
    title="Our bonus scheme",
    intent="ask_bonus",
    lead="Employees get a bonus in May.",
    points=(Point("amount", "The secret amount is on the intranet."),),
    questions=(Question("when is the bonus paid", LEAD),),
    document="career",
    related=("pay",),
    audience="employees",
)
CAREER = Document(
    key="career",
    title="Careers",
    source_name="Career weekly",
    source_date=date(2024, 5, 1),
    reviewed=date(2025, 1, 31),
    review_holds=timedelta(days=365),
    disclaimer="General information only.",
    passages=(PAY, COST, LEAP, BONUS),
    intents={"ask_pay": "pay", "ask_cost": "cost", "ask_term": "terms", "ask_bonus": "the bonus scheme"},
    sides={"promotion": ("promotion", "raise"), "micro-credentials": ("badge",)},
    aspects={"pay": ("salary",), "cost": ("fee", "price")},
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
