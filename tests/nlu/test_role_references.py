"""The roles that a message names, whichever words it refers to them by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.message_reading import HOURS, ROLE_AIM, ROLE_NOW, ROLE_OTHER, FactSpan
from bot.nlu.role_references import roles_meant
from tests.actions.acting import span

TEXT = "I am a porter, mostly on nights. The head porter leaves and I want that job."


@pytest.mark.parametrize("words", ["that job", "her role", "it", "The same position", "this one"])
def test_a_reference_stands_for_the_role_named_before(words: str) -> None:
    text = TEXT.replace("that job", words)
    meant = roles_meant([span(text, ROLE_OTHER, "head porter"), span(text, ROLE_AIM, words)])
    assert [(role.label, role.text) for role in meant] == [(ROLE_AIM, "head porter")]


def test_a_reference_to_nothing_is_no_role() -> None:
    assert roles_meant([span(TEXT, ROLE_AIM, "that job")]) == ()


def test_the_surest_comes_first_and_nothing_else_is_a_role() -> None:
    spans = [
        FactSpan(ROLE_NOW, "nights", 25, 31, 0.5),
        FactSpan(ROLE_NOW, "porter", 7, 13, 0.9),
        FactSpan(HOURS, "nights", 25, 31, 1.0),
    ]
    assert [role.text for role in roles_meant(spans)] == ["porter", "nights"]


@given(st.sampled_from(["job coach", "role model", "postman", "one-man band", "title clerk", "IT", "IT support"]))
def test_a_title_is_no_reference(title: str) -> None:
    names = [role.text for role in roles_meant([FactSpan(ROLE_NOW, title, 0, len(title))])]
    assert names == [title]
