from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.documents.parser import read_document
from bot.documents.passage import Document, Passage, Point
from bot.documents.warnings import warnings, word_count


@pytest.fixture
def document(job_rotation: Path) -> Document:
    document = read_document(job_rotation).document
    assert document is not None
    return document


def _with_words(passage: Passage, words: int) -> Passage:
    """The passage with a lead of one word and a point of all the others."""
    return replace(passage, lead="word", points=(Point("a", " ".join(["word"] * (words - 1))),))


def test_words_of_lead_and_points_are_counted(document: Document) -> None:
    passage = replace(
        document.passages[0], lead="One two.", points=(Point("a", "three"), Point("b", "four - five"))
    )
    assert word_count(passage) == 6


def test_the_sample_document_needs_no_advice(document: Document) -> None:
    assert warnings(document) == ()


@pytest.mark.parametrize(
    ("words", "is_comparison", "message"),
    [
        (59, False, "59 words, fewer than 60"),
        (60, False, None),
        (150, False, None),
        (151, False, "151 words; people read 150 at most"),
        (19, True, "19 words, fewer than 20"),
        (20, True, None),
        (60, True, None),
        (61, True, "61 words; people read 60 at most"),
    ],
)
def test_lengths_at_and_past_the_limits(
    document: Document, words: int, is_comparison: bool, message: str | None
) -> None:
    passage = replace(_with_words(document.passages[0], words), is_comparison=is_comparison)
    found = warnings(replace(document, passages=(passage,)))
    assert [warning.message.split(" has ")[1].rstrip(".") for warning in found] == ([message] if message else [])
    assert all(warning.fix for warning in found)


def test_few_questions_are_named_with_the_place(job_rotation: Path) -> None:
    reading = read_document(job_rotation)
    assert reading.document is not None
    first, second, *others = reading.document.passages
    fewer = replace(second, questions=second.questions[:19])
    (warning,) = warnings(replace(reading.document, passages=(first, fewer, *others)), reading.places)
    line = job_rotation.read_text().split("\n").index("## What job rotation brings") + 1
    assert (warning.file, warning.line) == (job_rotation, line)
    assert warning.message == '"What job rotation brings" has 19 questions, fewer than 20.'
    assert "own words" in warning.fix


def test_without_places_the_document_is_named(document: Document) -> None:
    passage = replace(document.passages[0], questions=())
    (warning,) = warnings(replace(document, passages=(passage,)))
    assert warning.where == "job-rotation"


def test_twenty_questions_are_enough(document: Document) -> None:
    passage = replace(document.passages[0], questions=document.passages[0].questions[:20])
    assert warnings(replace(document, passages=(passage,))) == ()
