"""Follow-ups are answered about what the conversation is about, on the side that it is about."""

from __future__ import annotations

import pytest

from bot.answering.candidates import FOLLOW_UP_INTENT, AskedQuestion, Candidate
from bot.answering.focus import Focus
from bot.answering.follow_up import (
    is_follow_up,
    other_side,
    passage_on,
    point_for,
    resolve_follow_up,
    side_of,
    switch_side,
)
from bot.documents.passage import LEAD, Passage
from tests.documents.career import BADGES, CAREER, CHOICE, COST, LEAP, PASSAGES, PAY, PROMOTION, TIME

ON_LEAP = Focus(passage=LEAP.key, topic=LEAP.key, point=LEAD, side="badges")


def question(
    text: str = "how long does it take", intent: str = FOLLOW_UP_INTENT, **named: tuple[str, ...]
) -> AskedQuestion:
    return AskedQuestion(text, intent, 0.5, **named)


def on(passage: Passage, point: str = LEAD, side: str | None = None) -> Focus:
    return Focus(passage=passage.key, topic=passage.key, point=point, side=side)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (question(), True),
        (question("what about the cost?", "ask_cost", aspects=("cost",)), True),
        (question("and the cost", "ask_cost", aspects=("cost",)), True),
        (question("is it expensive", "ask_cost", aspects=("cost",)), True),
        # Elliptical with a side in it: "would it help me get promoted?"
        (question(sides=("promotion",)), True),
        # It names what it is about, or is long enough to say so.
        (question("is a badge expensive", "ask_cost", aspects=("cost",), sides=("badges",)), False),
        (question(terms=(LEAP.key,)), False),
        (question("how long " * 7), False),
        # A question of its own: it refers to nothing, or names no aspect.
        (question("salary", "ask_pay", aspects=("pay",)), False),
        (question("is it raining", "out_of_scope"), False),
        (question("city costs", "ask_cost", aspects=("cost",)), False),
    ],
)
def test_what_counts_as_a_follow_up(asked: AskedQuestion, expected: bool) -> None:
    assert is_follow_up(asked, ON_LEAP) is expected
    assert not is_follow_up(asked, Focus())


def test_an_aspect_is_answered_for_the_side_in_focus() -> None:
    for side, point in (("badges", "badges"), ("promotion", "promotion"), (None, LEAD)):
        chosen = resolve_follow_up(question(aspects=("timeframe",)), (), on(PROMOTION, side=side), PASSAGES)
        assert chosen is not None
        assert (chosen.passage, chosen.point, chosen.is_follow_up) == (TIME.key, point, True)


def test_a_term_is_named_in_the_answer_of_another_passage() -> None:
    chosen = resolve_follow_up(question(aspects=("timeframe",)), (), ON_LEAP, PASSAGES)
    assert chosen is not None
    assert chosen.subject == "Nanodegree leap"
    own = resolve_follow_up(question(), [Candidate(LEAP.key, "worth-it", 0.4)], ON_LEAP, PASSAGES)
    assert own is not None
    assert (own.passage, own.point, own.subject) == (LEAP.key, "worth-it", "")


def test_the_topic_stays_while_other_passages_answer() -> None:
    afterwards = Focus(passage=TIME.key, topic=LEAP.key, point="badges", side="badges")
    chosen = resolve_follow_up(question(aspects=("cost",)), (), afterwards, PASSAGES)
    assert chosen is not None
    assert (chosen.passage, chosen.point, chosen.subject) == (COST.key, "badges", "Nanodegree leap")


def test_without_an_aspect_the_best_candidate_that_fits_the_side_answers() -> None:
    candidates = [
        Candidate(BADGES.key, LEAD, 0.5),
        Candidate(TIME.key, "badges", 0.3),
        Candidate(PAY.key, LEAD, 0.1),
    ]
    chosen = resolve_follow_up(question(), candidates, on(PROMOTION, side="promotion"), PASSAGES)
    assert chosen is not None
    assert (chosen.passage, chosen.point) == (TIME.key, "promotion")
    free = resolve_follow_up(question(), candidates, on(CHOICE), PASSAGES)
    assert free is not None
    assert free.passage == BADGES.key


def test_nothing_fits() -> None:
    assert resolve_follow_up(question(), (), ON_LEAP, PASSAGES) is None
    other = [Candidate(BADGES.key, LEAD, 0.5)]
    assert resolve_follow_up(question(), other, on(PROMOTION, side="promotion"), PASSAGES) is None
    gone = Focus(passage="of-last-week", topic="of-last-week")
    assert resolve_follow_up(question(aspects=("cost",)), other, gone, PASSAGES) is None


@pytest.mark.parametrize(
    ("focus", "expected"),
    [
        (on(PROMOTION, side="promotion"), (BADGES.key, LEAD)),
        (on(BADGES, side="badges"), (PROMOTION.key, LEAD)),
        (on(COST, "badges", "badges"), (COST.key, "promotion")),
        (on(PAY, "badge-raise", "badges"), (PAY.key, "promotion-raise")),
        # A term has no counterpart of its own: what the other side is, is the nearest there is.
        (on(LEAP, side="badges"), (PROMOTION.key, LEAD)),
        (on(COST), None),
        (Focus(side="badges"), None),
        (on(CHOICE, side="promotion"), (BADGES.key, LEAD)),
    ],
)
def test_the_other_side(focus: Focus, expected: tuple[str, str] | None) -> None:
    chosen = other_side(focus, PASSAGES, CAREER.sides)
    assert (chosen and (chosen.passage, chosen.point)) == expected


def test_there_and_back_again() -> None:
    start = on(COST, "badges", "badges")
    there = other_side(start, PASSAGES, CAREER.sides)
    assert there is not None
    back = other_side(on(COST, there.point, "promotion"), PASSAGES, CAREER.sides)
    assert back is not None
    assert (back.passage, back.point) == (COST.key, "badges")


def test_passage_on_an_aspect_prefers_its_side_then_a_section() -> None:
    assert passage_on("definition", "badges", PASSAGES.values()) == BADGES
    assert passage_on("definition", "promotion", PASSAGES.values()) == PROMOTION
    assert passage_on("cost", "promotion", PASSAGES.values()) == COST
    assert passage_on("definition", None, PASSAGES.values()) is None
    assert passage_on("bonus", None, PASSAGES.values()) is None


@pytest.mark.parametrize(
    ("side", "preferred", "expected"),
    [
        (None, "badge-raise", "badge-raise"),
        (None, "of-last-week", LEAD),
        ("badges", "badge-raise", "badge-raise"),
        ("promotion", "badge-raise", "promotion-raise"),
        ("promotion", LEAD, "promotion-raise"),
        ("of-last-week", "together", "together"),
        ("of-last-week", "badge-raise", LEAD),
    ],
)
def test_point_for_a_side(side: str | None, preferred: str, expected: str) -> None:
    assert point_for(PAY, side, preferred) == expected


def test_a_passage_all_about_one_side_keeps_its_lead() -> None:
    assert point_for(PROMOTION, "promotion", LEAD) == LEAD
    assert point_for(PROMOTION, "promotion", "decides") == "decides"


@pytest.mark.parametrize(
    ("sides", "point", "expected"),
    [
        (("promotion",), "badge-raise", "promotion"),
        (("promotion", "badges"), "badge-raise", None),
        ((), "badge-raise", "badges"),
        ((), "together", None),
        ((), LEAD, None),
    ],
)
def test_side_of_an_answer(sides: tuple[str, ...], point: str, expected: str | None) -> None:
    assert side_of(question(sides=sides), PAY, point) == expected
    assert side_of(question(), LEAP, LEAD) == "badges"


@pytest.mark.parametrize(
    ("text", "named", "focus", "expected"),
    [
        ("and for the other one?", {}, on(COST, "badges", "badges"), (COST.key, "promotion")),
        # The side is named, be it the one in focus or not.
        (
            "what about promotion?",
            {"sides": ("promotion",)},
            on(COST, "promotion", "promotion"),
            (COST.key, "promotion"),
        ),
        ("what about promotion?", {"sides": ("promotion",)}, on(COST), (COST.key, "promotion")),
        ("no, I mean promotion", {"sides": ("promotion",)}, on(PROMOTION, side="promotion"), (PROMOTION.key, LEAD)),
        # An aspect is named: of the side in focus, of the other one, of both.
        ("and on time?", {"aspects": ("timeframe",)}, on(COST), (TIME.key, LEAD)),
        ("and on time?", {"aspects": ("timeframe",)}, on(COST, "badges", "badges"), (TIME.key, "badges")),
        (
            "how long for the other",
            {"aspects": ("timeframe",)},
            on(COST, "badges", "badges"),
            (TIME.key, "promotion"),
        ),
        ("and for both?", {}, on(COST, "badges", "badges"), (COST.key, LEAD)),
    ],
)
def test_switching_sides(
    text: str, named: dict[str, tuple[str, ...]], focus: Focus, expected: tuple[str, str]
) -> None:
    chosen = switch_side(question(text, "other_side", **named), focus, PASSAGES, tuple(CAREER.sides))
    assert chosen is not None
    assert (chosen.passage, chosen.point) == expected


def test_which_one_is_about_both() -> None:
    asked = question("and which is cheaper", "ask_cost", aspects=("cost",))
    chosen = resolve_follow_up(asked, (), on(COST, "badges", "badges"), PASSAGES)
    assert chosen is not None
    assert (chosen.passage, chosen.point) == (COST.key, LEAD)
