"""The words that answers add: dates, the review note, points without their verdict, questions back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.answering.wording import (
    about_subject,
    also_for_employees,
    as_statement,
    capabilities,
    clarification,
    nothing_more,
    or_did_you_mean,
    review_note,
    table_columns,
)
from bot.dialogue.phrases import day
from tests.documents.career import CAREER


def test_a_date_in_words() -> None:
    assert day(date(2025, 4, 1)) == "1 April 2025"


def test_no_note_while_all_reviews_hold() -> None:
    assert review_note([CAREER], CAREER.reviewed + CAREER.review_holds) == ""
    assert review_note([], date(2999, 1, 1)) == ""


def test_the_note_names_the_oldest_review_among_those_past() -> None:
    lasting = replace(CAREER, reviewed=date(2001, 1, 1), review_holds=timedelta(days=50_000))
    newer = replace(CAREER, reviewed=date(2025, 2, 2))
    note = review_note([newer, CAREER, lasting], date(2026, 12, 1))
    assert "31 January 2025" in note
    assert "2001" not in note


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Yes, a promotion pays.", "A promotion pays."),
        ("No: badges do not.", "Badges do not."),
        ("It depends: a badge may.", "A badge may."),
        ("It depends on the employer.", "It depends on the employer."),
        ("Yesterday, all was well.", "Yesterday, all was well."),
        ("None of it, no, is sure.", "None of it, no, is sure."),
        ("", ""),
    ],
)
def test_a_point_nobody_asked_for_opens_with_no_verdict(text: str, statement: str) -> None:
    assert as_statement(text) == statement


def test_subject_and_header() -> None:
    assert about_subject("Nanodegree leap", "It depends.") == (
        "I know this in general, not for “nanodegree leap” alone. It depends."
    )
    assert table_columns(["promotion", "micro-credentials"]) == ("Aspect", "Promotion", "Micro-credentials")


@pytest.mark.parametrize(
    ("titles", "end"),
    [(["Pay"], "“Pay”?"), (["Pay", "Cost"], "“Pay” or “Cost”?"), (["A", "B", "C"], "“A”, “B” or “C”?")],
)
def test_a_question_back_names_every_title(titles: list[str], end: str) -> None:
    assert clarification(titles).endswith(end)


def test_titles_and_contact_are_filled_in() -> None:
    assert "“Pay”" in nothing_more("Pay")
    assert "hr@example.com" in capabilities("hr@example.com")
    assert "assistant" in capabilities("HR")


@pytest.mark.parametrize(
    ("titles", "line"),
    [
        (["Pay"], "Or did you mean “Pay”?"),
        (["Pay", "Cost"], "Or did you mean “Pay” or “Cost”?"),
        (["Pay", "What does each cost?"], "Or did you mean “Pay” or “What does each cost?”"),
        ([], "If that is not what you meant, please ask in other words."),
    ],
)
def test_what_may_have_been_meant_is_offered_below_an_answer(titles: list[str], line: str) -> None:
    assert or_did_you_mean(titles) == line


def test_the_hint_for_one_of_two_questions_names_both_ways() -> None:
    assert "sign in" in also_for_employees("hr@example.com")
    assert "hr@example.com" in also_for_employees("hr@example.com")
