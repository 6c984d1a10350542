from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.names import INTENT, KEY, control_character, did_you_mean, nearest_name


@pytest.mark.parametrize("name", ["a", "a-b", "4-weeks"])
def test_keys(name: str) -> None:
    assert KEY.fullmatch(name)


@pytest.mark.parametrize("name", ["", "-a", "a--b", "a_b", "A", "a b", "é", "a\n"])
def test_no_keys(name: str) -> None:
    assert not KEY.fullmatch(name)


@pytest.mark.parametrize(("name", "is_intent"), [("ask_pay", True), ("_a", False), ("a-b", False), ("a/b", False)])
def test_intents(name: str, is_intent: bool) -> None:
    assert bool(INTENT.fullmatch(name)) is is_intent


def test_only_a_near_name_is_suggested() -> None:
    assert did_you_mean("promotoin", ["promotion", "badges"]) == 'Did you mean "promotion"?'
    assert did_you_mean("weather", ["promotion", "badges"]) == ""


@pytest.mark.parametrize(
    ("text", "found"), [("a\x07b", "\x07"), ("\x85", "\x85"), ("\ud800", "\ud800"), ("é\t🙂", None)]
)
def test_control_characters(text: str, found: str | None) -> None:
    assert control_character(text) == found


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("analyst", "data-analyst"),
        ("Data Analyst", "data-analyst"),
        ("sqll", "sql"),
        ("at", None),
        ("", None),
        ("🙂", None),
        ("data-analyst" * 1000, None),
    ],
)
def test_the_nearest_name(name: str, near: str | None) -> None:
    assert nearest_name(name, {"sql", "data-analyst", "weather-report"}) == near


def test_of_two_names_equally_near_always_the_same_is_suggested() -> None:
    names = ["tea-maker", "tea-baker"]
    assert nearest_name("tea-", names) == nearest_name("tea-", reversed(names))


@given(st.text(), st.sets(st.text(max_size=20), max_size=5))
def test_only_a_known_name_is_suggested(name: str, known: set[str]) -> None:
    assert nearest_name(name, known) in {None, *known}
