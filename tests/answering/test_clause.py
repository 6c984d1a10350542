"""What a clause says, as far as its direction goes."""

from __future__ import annotations

import pytest

from bot.answering.clause import content_of, main_clause, read
from bot.answering.side_words import vocabulary_of

SIDES = vocabulary_of({"promotion": ("promoted", "step up"), "badges": ("badge", "cert")})


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a badge is worth it", 1),
        ("a badge is not worth it", -1),
        ("a badge is a waste of time", -1),
        ("a badge is no waste of time", 1),
        ("a badge helps", 1),
        ("nobody trusts a badge", -1),
        ("not only managers trust it", 1),
    ],
)
def test_negations_and_opposites_turn_a_clause_around(text: str, sign: int) -> None:
    assert read(text, SIDES).sign == sign


def test_only_the_dimensions_that_count_turn_it_around() -> None:
    clause = read("a badge helps you later", SIDES)
    assert clause.sign == -1
    assert clause.sign_on({"effect"}) == 1
    assert clause.dimensions == {"effect", "speed"}


def test_sides_are_read_in_their_order_and_around_a_comparison() -> None:
    clause = read("a step up beats a cert", SIDES)
    assert clause.sides == ("<0", "<1")
    assert clause.before == {"<0"}
    assert clause.after == {"<1"}


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("only a badge helps", (True, False, False, False)),
        ("a badge always helps", (False, True, False, False)),
        ("are they obliged to promote me", (False, True, False, False)),
        ("a badge is the fastest way", (False, False, True, False)),
        ("a job with no badge", (False, False, False, True)),
        ("a badge helps", (False, False, False, False)),
    ],
)
def test_how_far_a_clause_goes(text: str, reach: tuple[bool, ...]) -> None:
    assert read(text, SIDES).reach == reach


def test_content_leaves_out_sides_and_small_words_and_names_opposites_by_what_they_are_about() -> None:
    assert content_of("does a badge help nurses", SIDES) == {"~effect", "nurs"}
    assert content_of("", SIDES) == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A badge helps, because it proves a skill. It is short.", "A badge helps"),
        ("A badge helps.", "A badge helps."),
    ],
)
def test_reasons_are_no_part_of_the_main_clause(text: str, expected: str) -> None:
    assert main_clause(text) == expected
