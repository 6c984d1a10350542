"""Picking one of the passages that a question back offered, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.offer import chosen_from_offer, offered_role, pointed_at, role_of

OFFERED = ("pay", "cost", "time")


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("1", "pay"),
        ("the first one", "pay"),
        ("First!", "pay"),
        ("the former", "pay"),
        ("number 2 please", "cost"),
        ("I meant the second option.", "cost"),
        ("no. 3", "time"),
        (" the third ", "time"),
        ("the last one", "time"),
        ("LATTER", "time"),
        ("yes", "pay"),
        ("Yes, please!", "pay"),
        ("yeah ok", "pay"),
        ("that’s it", "pay"),
        ("yes, the second one", "cost"),
        ("yes but what does it cost", None),
        ("no", None),
        ("4", None),
        ("both", None),
        ("", None),
        ("first of all, what is a badge", None),
        ("one year", None),
        ("the", None),
    ],
)
def test_what_a_text_picks(text: str, chosen: str | None) -> None:
    assert chosen_from_offer(text, OFFERED) == chosen


def test_only_what_was_offered_can_be_picked() -> None:
    assert chosen_from_offer("the third", OFFERED[:2]) is None
    assert chosen_from_offer("last", OFFERED[:1]) == "pay"
    assert chosen_from_offer("the first one", ()) is None
    assert chosen_from_offer("last", ()) is None
    assert chosen_from_offer("yes", ()) is None


@given(st.text(max_size=40) | st.lists(st.sampled_from(["the ", "number ", "no. ", "two", "!"])).map("".join))
def test_no_text_picks_something_else(text: str) -> None:
    assert chosen_from_offer(text, OFFERED) in (*OFFERED, None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the second one", "cost"),
        ("2", "cost"),
        ("tell me more about the first one please", "pay"),
        ("and why the latter?", "time"),
        ("more on the third answer.", "time"),
        ("what is the second step of a promotion", None),
        ("tell me more", None),
        ("yes", None),
        ("is it the same one", None),
        ("", None),
    ],
)
def test_which_of_several_answers_a_text_points_at(text: str, meant: str | None) -> None:
    assert pointed_at(text, OFFERED) == meant


def test_a_single_answer_is_not_pointed_at() -> None:
    assert pointed_at("the first one", OFFERED[:1]) is None
    assert pointed_at("the third one", OFFERED[:2]) is None


@given(st.text(max_size=40) | st.lists(st.sampled_from(["more ", "the ", "two", "last ", "one", "?"])).map("".join))
def test_no_text_points_at_something_else(text: str) -> None:
    assert pointed_at(text, OFFERED) in (*OFFERED, None)


def test_of_a_list_of_roles_one_is_picked_by_its_place_and_none_by_a_yes() -> None:
    cook, baker = offered_role("target", "cook"), offered_role("target", "baker")
    for text, picked in (
        ("the second one", baker),
        ("ok ill do the first one", cook),
        ("second one sounds good", baker),
        ("yes", None),
    ):
        assert chosen_from_offer(text, (cook, baker)) == picked


def test_a_role_that_was_offered_is_read_back() -> None:
    assert role_of(offered_role("occupation", "sous-chef")) == ("occupation", "sous-chef")
    assert role_of("earning-potential") is None
