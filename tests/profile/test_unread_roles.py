"""Roles that were missed or cut short, and are named in so many words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile.unread_roles import with_missed_roles


def find(words: str) -> list[dict[str, Any]]:
    return [{"key": "dental-assistants"}] if words == "dental nurse" else []


def roles(text: str, *read: tuple[str, str]) -> list[tuple[str, str, int]]:
    situation = {"roles": [{"role": kind, "text": said, "candidates": []} for kind, said in read]}
    found = with_missed_roles(situation, text, find)["roles"]
    return [(role["role"], role["text"], len(role["candidates"])) for role in found]


@pytest.mark.parametrize(
    ("text", "role", "known"),
    [
        ("I'm a receptionist and I want to become a dental nurse", "dental nurse", 1),
        ("I'd like to be a wind turbine technician within a year", "wind turbine technician", 0),
        ("hoping to train as an electrician, no idea how", "electrician", 0),
        ("I want to become a band 7 midwife", "band 7 midwife", 0),
        ("I want to become grade 6 adviser next year", "grade 6 adviser", 0),
    ],
)
def test_a_role_that_was_missed_is_added(text: str, role: str, known: int) -> None:
    assert roles(text) == [("target", role, known)]


@pytest.mark.parametrize(
    "text",
    ["I want to be better at maths", "I want to become a parent", "I want to be promoted", "a nurse wants to be"],
)
def test_what_is_no_role_is_not(text: str) -> None:
    assert roles(text, ("present", "cook")) == [("present", "cook", 0)]


def test_a_grade_before_a_title_belongs_to_it() -> None:
    text = "I'm a grade 7 policy adviser and I want to become a higher level teaching assistant in May"
    assert roles(text, ("present", "policy adviser"), ("target", "teaching assistant")) == [
        ("present", "grade 7 policy adviser", 0),
        ("target", "higher level teaching assistant", 0),
    ]


def test_what_was_read_stays_where_the_words_before_it_tell_no_level() -> None:
    assert roles("I'm a very tired nurse", ("present", "nurse")) == [("present", "nurse", 0)]
    assert roles("I want to become a nurse", ("target", "head nurse")) == [("target", "head nurse", 0)]
    assert with_missed_roles({}, "hello", find) == {}


@given(st.text(max_size=300))
def test_anything_can_be_read(text: str) -> None:
    with_missed_roles({"whole": []}, f"I want to become a {text}", find)
