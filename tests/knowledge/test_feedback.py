"""Counting whether passages helped, on SQLite and PostgreSQL."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy.engine import Engine

from bot.knowledge.build import build
from bot.knowledge.feedback import FeedbackTotal, count_feedback, feedback_totals
from bot.knowledge.tables import FeedbackRow
from tests.documents.samples import CAREER, DOCUMENTS, ENCODER, ROTATION, CountingEncoder


@pytest.fixture
def built(engine: Engine) -> Engine:
    build(DOCUMENTS, engine, CountingEncoder(), ENCODER)
    return engine


def test_yes_and_no_are_counted_per_passage(built: Engine) -> None:
    assert feedback_totals(built) == ()
    assert count_feedback(built, ["pay", "bonus"], helpful=True) == 2
    assert count_feedback(built, ["pay"], helpful=True) == 1
    assert count_feedback(built, ["bonus"], helpful=False) == 1
    assert feedback_totals(built) == (
        FeedbackTotal("bonus", "Our bonus scheme", helpful=1, not_helpful=1),
        FeedbackTotal("pay", "Pay", helpful=2, not_helpful=0),
    )


@pytest.mark.parametrize("keys", [[], ["unknown"], ["x' OR '1'='1", "", "{pay}"]])
def test_keys_that_no_passage_has_are_not_counted(built: Engine, keys: list[str]) -> None:
    assert count_feedback(built, keys, helpful=True) == 0
    assert feedback_totals(built) == ()


def test_a_passage_named_twice_counts_once(built: Engine) -> None:
    assert count_feedback(built, ["pay", "pay"], helpful=False) == 1
    assert feedback_totals(built) == (FeedbackTotal("pay", "Pay", helpful=0, not_helpful=1),)


def test_counts_outlive_a_build_and_the_passage(built: Engine) -> None:
    count_feedback(built, ["pay", "job-rotation"], helpful=True)
    build([ROTATION], built, CountingEncoder(), ENCODER)
    assert [(total.passage, total.title) for total in feedback_totals(built)] == [
        ("job-rotation", "Job rotation"),
        ("pay", None),
    ]
    build([CAREER], built, CountingEncoder(), ENCODER)
    assert {total.helpful for total in feedback_totals(built)} == {1}


def test_answers_at_once_all_count(built: Engine) -> None:
    def answer() -> None:
        for _ in range(10):
            count_feedback(built, ["pay", "bonus"], helpful=True)

    threads = [threading.Thread(target=answer) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [total.helpful for total in feedback_totals(built)] == [40, 40]


def test_there_is_no_place_for_a_person() -> None:
    assert FeedbackRow.__table__.columns.keys() == ["passage", "helpful", "not_helpful"]
