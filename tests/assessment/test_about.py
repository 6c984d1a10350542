"""What is said about the questions themselves."""

from __future__ import annotations

from bot.assessment.about import THE_LAST, about_the_questions
from bot.assessment.next_question import MOST_QUESTIONS


def test_none_is_open() -> None:
    text = about_the_questions()
    assert "You need not tell me anything" in text
    assert f"at most {MOST_QUESTIONS}" in text


def test_those_that_are_left_count_the_open_one() -> None:
    assert f"At most {MOST_QUESTIONS} questions more" in about_the_questions(1)
    assert "At most 2 questions more" in about_the_questions(MOST_QUESTIONS - 1)
    assert about_the_questions(MOST_QUESTIONS) == THE_LAST
