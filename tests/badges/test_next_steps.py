"""What the holder of a badge can do so that it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.badges.next_steps import asks_what_next, next_steps
from bot.badges.verification import Verification, failed, not_checked, passed

FINE = passed("Fine.")
GOOD = Verification("b", "SQL", "A", "did:web:a", FINE, FINE, FINE, FINE)


@pytest.mark.parametrize(
    "text",
    [
        "so how do I get it recognised?",
        "how can I get it accepted",
        "why doesn't it count",
        "what next",
        "what's missing?",
    ],
)
def test_a_question_about_what_comes_next(text: str) -> None:
    assert asks_what_next(text)


@pytest.mark.parametrize(
    "text", ["check my badge", "verify this badge", "is my badge genuine", "how do I upload my badge"]
)
def test_a_wish_to_hand_one_in(text: str) -> None:
    assert not asks_what_next(text)


@pytest.mark.parametrize(
    ("verification", "words"),
    [
        (GOOD, "Yes, it is mine"),
        (replace(GOOD, signature=failed("x")), "download the badge again"),
        (replace(GOOD, signature=not_checked("x")), "try again later"),
        (replace(GOOD, dates=failed("x")), "renew it"),
        (replace(GOOD, revocation=failed("x")), "why they withdrew it"),
        (replace(GOOD, revocation=not_checked("x")), "list may only be out of reach"),
        (replace(GOOD, trust=failed("x")), "ask HR to put the issuer on the list"),
    ],
)
def test_each_check_has_its_step(verification: Verification, words: str) -> None:
    opening, *steps = next_steps(verification, "HR")
    assert words in " ".join((opening, *steps))
    assert "“SQL”" in opening


def test_the_id_that_hr_needs_is_told() -> None:
    assert "“did:web:a”" in " ".join(next_steps(replace(GOOD, trust=failed("x")), "HR"))
