"""What a question wants of its subject, and which point of which passage meets it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.candidates import AskedQuestion, Candidate
from bot.answering.fit import (
    CLOSE,
    answers_validity,
    fitting_first,
    fitting_point,
    meets,
    misfit,
    with_aspects_read,
)
from bot.answering.wishes import COST, DRAWBACK, VALIDITY, WORTH
from bot.documents.passage import LEAD, Passage, Point, Question
from tests.documents.career import BADGES, LEAP, PASSAGES, PROMOTION
from tests.documents.career import COST as COST_ROW
from tests.documents.career import PAY as PAY_PASSAGE
from tests.documents.career import TIME as ROW

GAIN = Passage(
    key="what-badges-bring",
    title="What badges bring",
    intent="ask_badges",
    lead="Badges bring new skills to the table.",
    points=(
        Point("narrow", "A badge stands for one skill alone, which is little.", "badges"),
        Point("new-jobs", "A badge opens the door to new jobs.", "badges"),
        Point("valid", "A badge is valid for three years.", "badges"),
    ),
    questions=(
        Question("what do badges bring", LEAD),
        Question("what is the catch with badges", "narrow"),
        Question("any downsides of a cert", "narrow"),
        Question("can I change jobs with a badge", "new-jobs"),
        Question("does a badge run out", "valid"),
    ),
    document="career",
    side="badges",
    aspect="benefit",
)
ALL = {**PASSAGES, GAIN.key: GAIN}


def asked(text: str, *sides: str) -> AskedQuestion:
    return AskedQuestion(text, "ask_badges", 0.9, sides=sides)


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("how much is it", ("pay",), ("cost",)),
        ("how much is it", (), ("cost",)),
        ("how much more would I get", ("cost",), ("pay",)),
        ("how long is it valid", ("timeframe",), ()),
        ("does it expire", ("timeframe", "recognition"), ("recognition",)),
        ("how long does the course last", ("timeframe",), ("timeframe",)),
        ("what does it cost and how long does it take", ("cost", "timeframe"), ("cost", "timeframe")),
        ("is it recognised", ("recognition",), ("recognition",)),
        ("do my savings run out of steam", ("cost",), ("cost",)),
    ],
)
def test_aspects_are_put_right(text: str, found: tuple[str, ...], expected: tuple[str, ...]) -> None:
    question = replace(asked(text), aspects=found)
    assert with_aspects_read(question) == replace(question, aspects=expected)


def test_a_point_meets_what_its_questions_or_its_words_or_its_passage_are_about() -> None:
    assert meets(GAIN, "narrow", DRAWBACK)
    assert meets(GAIN, "valid", VALIDITY)
    assert meets(LEAP, "worth-it", WORTH)
    assert meets(COST_ROW, LEAD, COST)
    assert not meets(GAIN, "new-jobs", DRAWBACK)
    assert not meets(ROW, LEAD, VALIDITY)


@pytest.mark.parametrize(
    ("question", "passage", "point", "expected"),
    [
        # The side that is named, the half of a row, the lead where both are.
        (asked("does a badge bring a raise", "badges"), PAY_PASSAGE, "promotion-raise", "badge-raise"),
        (asked("does a badge bring a raise", "badges"), PAY_PASSAGE, "together", "together"),
        (asked("how long for a badge", "badges"), ROW, LEAD, "badges"),
        (asked("how long for a badge", "badges"), ROW, "promotion", "badges"),
        (asked("how long for both", "badges", "promotion"), ROW, "badges", LEAD),
        (asked("how long"), ROW, "badges", "badges"),
        (asked("badge = weeks, rank = years, right", "badges"), ROW, "badges", LEAD),
        (asked("does a badge pay better than a rank", "badges"), PAY_PASSAGE, "badge-raise", LEAD),
        # What is wanted.
        (asked("is a nanodegree worth it"), LEAP, LEAD, "worth-it"),
        (asked("what is a nanodegree"), LEAP, LEAD, LEAD),
        (asked("what is wrong with badges", "badges"), GAIN, "new-jobs", "narrow"),
        (asked("how long is it valid"), GAIN, LEAD, "valid"),
        (asked("does it run out", "badges"), GAIN, "new-jobs", "valid"),
        # Nothing fits better.
        (asked("is being promoted worth it", "promotion"), PROMOTION, LEAD, LEAD),
        (asked("what is a badge"), BADGES, "of-last-week", LEAD),
    ],
)
def test_the_point_that_fits(question: AskedQuestion, passage: Passage, point: str, expected: str) -> None:
    assert fitting_point(question, Candidate(passage.key, point, 0.8), passage) == expected


@pytest.mark.parametrize(
    ("question", "first", "second", "expected"),
    [
        ("how much is a badge", PAY_PASSAGE, COST_ROW, COST_ROW),
        ("how much more would I get", COST_ROW, PAY_PASSAGE, PAY_PASSAGE),
        ("how long does it take", COST_ROW, ROW, ROW),
        ("is a badge worth it", BADGES, PAY_PASSAGE, PAY_PASSAGE),
        ("how long is a badge valid", ROW, GAIN, GAIN),
        ("what is a badge", BADGES, GAIN, BADGES),
        ("which one is right for me", replace(GAIN, points=()), PAY_PASSAGE, PAY_PASSAGE),
    ],
)
def test_the_second_goes_first_where_it_fits_better(
    question: str, first: Passage, second: Passage, expected: Passage
) -> None:
    passages = {**ALL, first.key: first, second.key: second}
    candidates = [Candidate(first.key, LEAD, 0.5), Candidate(second.key, LEAD, 0.3)]
    found = fitting_first(asked(question), candidates, passages)
    assert found[0].key == expected.key
    assert {one.key for one in found} == {first.key, second.key}


def test_it_stays_behind_where_it_is_far_less_likely() -> None:
    far = CLOSE * 0.5 - 0.01
    candidates = [Candidate(BADGES.key, LEAD, 0.5), Candidate(PAY_PASSAGE.key, LEAD, far)]
    assert fitting_first(asked("is a badge worth it"), candidates, ALL)[0].key == BADGES.key
    # What answers something else needs no close second.
    candidates = [Candidate(COST_ROW.key, LEAD, 0.5), Candidate(PAY_PASSAGE.key, LEAD, far)]
    assert fitting_first(asked("how much more would I get"), candidates, ALL)[0].key == PAY_PASSAGE.key
    candidates = [Candidate(GAIN.key, "new-jobs", 0.5), Candidate(ROW.key, LEAD, far)]
    praise = {**ALL, GAIN.key: replace(GAIN, points=GAIN.points[1:])}
    assert fitting_first(asked("any downsides of badges"), candidates, praise)[0].key == ROW.key
    assert fitting_first(asked("anything"), (), ALL) == ()


def test_the_price_of_a_side_is_told_by_the_passage_declared_for_it() -> None:
    candidates = [Candidate(BADGES.key, LEAD, 0.5), Candidate(PROMOTION.key, LEAD, 0.3)]
    found = fitting_first(asked("what would a badge set me back", "badges"), candidates, ALL)
    assert [(one.key, one.point) for one in found[:2]] == [(COST_ROW.key, "badges"), (BADGES.key, LEAD)]
    assert fitting_first(asked("how much is the bonus"), candidates, ALL)[0].key == BADGES.key


def test_how_long_somebody_has_been_here_is_no_duration() -> None:
    question = asked("is it how long you've been here that counts for a promotion", "promotion")
    assert misfit(question, ROW, "promotion") == 2
    assert misfit(question, PROMOTION, "decides") == 0


def test_the_other_side_is_something_else() -> None:
    question = asked("how do I earn a badge", "badges")
    assert misfit(question, PROMOTION, "decides") == 2
    assert misfit(question, BADGES, "how-earned") == 0
    assert misfit(asked("does a badge get me promoted", "badges", "promotion"), PROMOTION, "decides") == 0


def test_how_long_it_takes_does_not_say_how_long_it_holds() -> None:
    question = asked("how long is a badge valid", "badges")
    assert not answers_validity(question, ROW, "badges")
    assert not answers_validity(question, COST_ROW, "badges")
    assert not answers_validity(question, BADGES, "how-earned")
    assert not answers_validity(question, GAIN, "new-jobs")
    assert not answers_validity(question, LEAP, LEAD)
    assert answers_validity(question, replace(GAIN, aspect=None), "new-jobs")
    assert answers_validity(question, GAIN, "valid")
    assert answers_validity(asked("how long does a badge take", "badges"), ROW, "badges")


TEXTS = st.sampled_from(
    [
        "how much is it",
        "is it worth it",
        "how long is it valid",
        "which is better",
        "downsides?",
        "salary?",
        "what is it",
    ]
) | st.text(max_size=20)
FOUND = st.builds(
    Candidate,
    st.sampled_from(list(ALL)),
    st.sampled_from([LEAD, "promotion", "badges", "worth-it", "narrow", "of-last-week"]),
    st.floats(0, 1),
)


@given(
    text=TEXTS,
    sides=st.lists(st.sampled_from(["promotion", "badges", "of-last-week"]), max_size=2, unique=True),
    found=st.lists(FOUND, max_size=6, unique_by=lambda one: one.key),
)
def test_every_candidate_stays_and_has_a_point_of_its_own(
    text: str, sides: list[str], found: list[Candidate]
) -> None:
    fitted = fitting_first(asked(text, *sides), found, ALL)
    # The passage declared for the price may come in addition, or before its time.
    added = {COST_ROW.key}
    assert {one.key for one in fitted} - added == {one.key for one in found} - added
    assert len({one.key for one in fitted}) == len(fitted)
    for one in fitted:
        assert ALL[one.key].text_of(one.point)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("do badges pay?", "raise"),
        ("why do badges pay?", "why-raise"),
        ("do badges pay because they are rare?", "why-raise"),
        ("what makes badges pay", "why-raise"),
    ],
)
def test_a_reason_answers_no_question_that_yes_or_no_answers(text: str, point: str) -> None:
    passage = Passage(
        document="career",
        key="badge-pay",
        title="Badge pay",
        intent="ask_pay",
        lead="There is more to pay than the sum.",
        points=(Point("raise", "Badges raise pay.", None), Point("why-raise", "Because they are rare.", None)),
        questions=(Question("do badges raise pay", "raise"), Question("why do badges raise pay", "why-raise")),
    )
    candidate = Candidate("badge-pay", "why-raise", 0.9)
    assert fitting_point(AskedQuestion(text, "ask_pay", 0.9, (candidate,)), candidate, passage) == point
