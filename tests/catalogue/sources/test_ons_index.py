"""How titles of the occupation index are turned round and mapped."""

from __future__ import annotations

import pytest

from bot.catalogue.records import Match
from bot.catalogue.sources.ons_index import ENOUGH, as_said, chosen, shares, titles_by_code


@pytest.mark.parametrize(
    ("title", "said"),
    [("Accountant, cost", "cost accountant"), ("Binman", "binman"), ("Clerk, grade, 1", ""), ("A1", "")],
)
def test_titles_are_turned_round(title: str, said: str) -> None:
    assert as_said(title) == said


def test_a_title_of_two_codes_is_left_out() -> None:
    rows = [
        {"code": code, "title": title} for code, title in (("1", "Inspector"), ("2", "Inspector"), ("2", "Cook"))
    ]
    assert titles_by_code(rows) == {"2": ["cook"]}


def test_a_group_votes_for_what_its_titles_are_surely_about() -> None:
    found = {"a": [Match("x", "X", 0.9)], "b": [Match("y", "Y", 0.5)], "c": [Match("x", "X", 0.95)]}
    assert shares(found, list(found)) == {"x": 1.0}
    assert shares(found, ["b"]) == {}


def test_the_group_tells_two_alike_apart_and_lifts_what_is_unsure() -> None:
    matches = [Match("y", "Y", 0.6), Match("x", "X", 0.55)]
    assert chosen(matches, {"x": 0.9}) == "x"
    assert chosen(matches, {}) is None
    assert chosen([Match("y", "Y", ENOUGH)], {}) == "y"
    assert chosen([], {"x": 1.0}) is None
