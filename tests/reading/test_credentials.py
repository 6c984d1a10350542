"""Badges and credentials that people say they hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.facts import read_facts
from bot.reading.credentials import LONGEST_TITLE, MOST_HELD, read_credentials, says_none

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("I have an AWS badge", ("AWS badge",)),
        (
            "I have an AWS badge and a certificate in project management",
            ("AWS badge", "certificate in project management"),
        ),
        ("I'm a certified scrum master", ("certified scrum master",)),
        ("I have no badges", ()),
        ("I have 3 badges", ()),
        ("none", ()),
    ],
)
def test_what_somebody_holds(text: str, titles: tuple[str, ...]) -> None:
    assert read_facts(text, TODAY).held == titles


def test_a_bare_answer_to_what_somebody_holds() -> None:
    assert read_facts("Python cert and an AWS badge", TODAY, "evidence").held == ("Python cert", "AWS badge")


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("none", True),
        ("No badges", True),
        ("I don’t have any", True),
        ("not yet", True),
        ("nothing", True),
        ("an AWS badge", False),
        ("I have one", False),
    ],
)
def test_nothing_held(text: str, is_none: bool) -> None:
    assert says_none(text) is is_none


def test_a_title_knows_its_place() -> None:
    text = "Sure, I've got a Python certificate and an AWS badge"
    titles = read_credentials(text)
    assert [text[each.start : each.end] for each in titles] == ["Python certificate", "AWS badge"]
    assert titles[0].understood == "you hold “Python certificate”"


def test_a_title_counts_once() -> None:
    assert [each.value for each in read_credentials("I have an AWS badge. I have an aws badge.")] == ["AWS badge"]


@given(
    st.lists(
        st.sampled_from(
            [
                "I",
                "have",
                "an",
                "AWS",
                "badge",
                ",",
                "and",
                "certificate",
                "in",
                "SQL",
                "certified",
                ".",
                "a",
                "no",
                "for",
                "ö",
                "’",
            ]
        )
    )
)
def test_no_text_does_harm(words: list[str]) -> None:
    text = " ".join(words)
    titles = read_credentials(text, is_asked=True)
    assert len(titles) <= MOST_HELD
    for each in titles:
        assert 0 <= each.start < each.end <= len(text)
        assert 0 < len(str(each.value).split(" in ")[0]) <= LONGEST_TITLE
