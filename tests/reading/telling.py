"""What the readers' tests share: a day that is today, and the readers on plain text."""

from __future__ import annotations

from datetime import date

from bot.profile.answers import take_answers
from bot.profile.profile import Profile
from bot.profile.told import answer_in
from bot.reading.deadlines import read_deadline
from bot.reading.hours import read_hours
from bot.reading.money import read_money
from bot.reading.numbers import in_digits
from bot.reading.tenure import read_months_in_role
from bot.reading.values import Value

TODAY = date(2026, 11, 24)
"""A Tuesday."""


def told(text: str, asked: str) -> Profile:
    """The profile after an answer of somebody of whom nothing was known."""
    return take_answers(Profile(), asked, answer_in(text, asked, TODAY), TODAY).profile


def hours(text: str, is_asked: bool = False) -> Value | None:
    """The hours a week that a text names."""
    read = read_hours(in_digits(text), is_asked)
    return None if read is None else read.value


def deadline(text: str, is_asked: bool = False, today: date = TODAY) -> Value | None:
    """The day that a text names as its deadline."""
    read = read_deadline(in_digits(text), today, is_asked)
    return None if read is None else read.value


def tenure(text: str, is_asked: bool = False, today: date = TODAY) -> Value | None:
    """The months in a role that a text names."""
    read = read_months_in_role(in_digits(text), today, is_asked)
    return None if read is None else read.value


def money(text: str, is_asked: bool = False) -> Value | None:
    """The budget that a text names."""
    read = read_money(in_digits(text), is_asked)
    return None if read is None else read.value


NOT_TIMES = (
    "band 7",
    "I'm on band 7",
    "level 5",
    "L5",
    "I am an L5 engineer",
    "grade 6 nurse",
    "step 3 of 8",
    "tier 2 support",
    "in 2 roles",
    "I had 2 roles",
    "3 badges",
    "May I ask",
    "may I ask something",
    "I may want it",
    "it may be",
    "March in step",
    "we march on",
    "second opinion",
    "a second opinion",
    "the second interview",
    "the first thing",
    "one second",
    "ISO-9001",
    "covid-19",
    "Spring Boot",
    "fall behind",
    "2000 euros",
    "room 2024b",
    "at 5:30",
    "from 9:00 to 17:30",
    "5:30 pm",
    "ratio 3:1",
    "24/7",
    "1st class",
)
"""What holds a number, or the name of a month, and is neither a time nor an amount."""
