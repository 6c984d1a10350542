"""Names of roles have the words of level that belong to them, and none that only lead up to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.message_reading import ROLE_AIM, ROLE_NOW
from bot.nlu.messages.annotations import read_marks
from bot.nlu.messages.whole_names import whole_names


def named(marked: str) -> list[tuple[str, str]]:
    text, spans = read_marks(marked)
    found = [one for span in spans for one in whole_names(text, span, 0)]
    assert all(text[one.start : one.end] == one.text for one in found)
    return [(one.label, one.text) for one in found]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("one day [kitchen](role_aim) supervisor, maybe", "kitchen supervisor"),
        ("I want to be senior [buyer](role_aim) soon", "senior buyer"),
        ("acting [head porter](role_aim)", "acting head porter"),
        ("a band 6 [physio](role_aim) post", "band 6 physio"),
        ("I [want to be](role_other) there", "want to be"),
        ("I am [receptionist at](role_aim) a hotel", "receptionist"),
        ("[be a foreman](role_aim)", "foreman"),
        ("[in charge of claims](role_aim) one day", "in charge of claims"),
        ("[on the tools](role_aim) ten years", "on the tools"),
        ("[goods in](role_aim), nights", "goods in"),
        ("I'd [take it on](role_aim) tomorrow", "take it on"),
        ("im a [baker](role_now) manager says no", "baker"),
        ("I want [that job](role_aim)", "that job"),
        ("my [sales](role_aim) and marketing", "sales"),
    ],
)
def test_a_name_is_whole_and_nothing_else(marked: str, name: str) -> None:
    assert [words for _, words in named(marked)] == [name]


@pytest.mark.parametrize(
    "marked", ["to get [to the](role_aim) top", "run the [place](role_aim)", "[them](role_now)"]
)
def test_words_that_name_nothing_are_no_role(marked: str) -> None:
    assert named(marked) == []


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        ("[Waiter to sommelier](role_aim), how long?", [(ROLE_NOW, "Waiter"), (ROLE_AIM, "sommelier")]),
        ("[sales clerk to buyer](role_aim)", [(ROLE_NOW, "sales clerk"), (ROLE_AIM, "buyer")]),
        ("[move up to manager](role_aim)", [(ROLE_AIM, "move up to manager")]),
        ("[PA to the director](role_aim)", [(ROLE_AIM, "PA to the director")]),
        ("[seconded to procurement](role_now)", [(ROLE_NOW, "seconded to procurement")]),
    ],
)
def test_from_one_role_to_another_names_both(marked: str, roles: list[tuple[str, str]]) -> None:
    assert named(marked) == roles


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_any_words_keep_their_places(before: str, words: str, behind: str) -> None:
    text = before + words + behind
    _, (span,) = read_marks("[x](role_aim)")
    span = replace(span, text=words, start=len(before), end=len(before) + len(words))
    assert all(text[one.start : one.end] == one.text for one in whole_names(text, span, 0))
