"""What is said in general is quoted from the knowledge base."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.wording import as_statement
from bot.recommendation.quotations import (
    COMPARISON_KEYS,
    CREDENTIALS,
    PROMOTION,
    place_of,
    quotation_at,
    quotation_for,
)
from bot.recommendation.recommendation import Contribution
from tests.recommendation.test_wording import PASSAGES

HOURS = Contribution("flexibility", 0.5, 0.1, 0.05, "you can spare 5 hours a week", "hours_per_week")


def test_a_point_is_quoted_with_the_title_of_its_passage() -> None:
    passage = PASSAGES["comparison-cost"]
    quotation = quotation_at("comparison-cost", CREDENTIALS, PASSAGES)
    assert quotation is not None
    assert quotation.text == as_statement(passage.text_of(CREDENTIALS))
    assert quotation.source == "Comparison: cost"


@pytest.mark.parametrize(("key", "point"), [("no-such-passage", PROMOTION), ("comparison-cost", "no-such-point")])
def test_what_is_not_there_is_not_quoted(key: str, point: str) -> None:
    assert quotation_at(key, point, PASSAGES) is None
    assert quotation_at("comparison-cost", PROMOTION, {}) is None


def test_a_reason_without_an_answer_or_a_side_has_no_quotation() -> None:
    assert quotation_for(HOURS, PASSAGES) is not None
    assert quotation_for(replace(HOURS, leading=""), PASSAGES) is None
    assert quotation_for(replace(HOURS, contribution=0.0), PASSAGES) is None


def test_a_signal_has_its_own_place_and_else_that_of_its_factor() -> None:
    assert place_of("flexibility", "hours_per_week", PROMOTION) == ("what-micro-credentials-are", "how-earned")
    assert place_of("cost", "budget", CREDENTIALS) == (COMPARISON_KEYS["cost"], CREDENTIALS)
    assert place_of("situation", "something else", PROMOTION) == ("choosing-your-path", "why-no-single-answer")
