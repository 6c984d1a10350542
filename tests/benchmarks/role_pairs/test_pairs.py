"""The ninety pairs, and what counts as right."""

from __future__ import annotations

from collections import Counter

from benchmarks.role_pairs.pairs import Pair, Stored, is_right, pairs, score

NURSE = Pair("step", "staff nurse", "ward sister", ("nurs",), ("health services manager",))
CHANGE = Pair("change", "waiter", "accountant", ("waiter",), ("account",))
ROUTE = "Ask your manager: soon.\nThis week: write."


def test_there_are_ninety_different_ones_half_of_them_steps() -> None:
    panel = pairs()
    assert Counter(pair.kind for pair in panel) == {"step": 45, "change": 45}
    assert len({(pair.now, pair.aim) for pair in panel}) == len(panel)


def test_a_role_is_right_in_the_persons_words_or_as_a_fitting_occupation() -> None:
    words = Stored(None, "Staff nurse", None, "ward sister", False, "")
    assert score(NURSE, words)["both right"]
    known = Stored("Registered Nurses", None, "Registered Nurses", None, False, "")
    assert score(NURSE, known)["both right"]
    assert not is_right(CHANGE, Stored(None, None, "Waiters", "accountant", False, ""), "target")
    assert not is_right(CHANGE, Stored(None, None, None, "an office job", False, ""), "target")


def test_a_route_is_told_by_what_it_says() -> None:
    route = Stored(None, "staff nurse", None, "ward sister", False, ROUTE)
    assert (score(NURSE, route)["seen as a step"], score(NURSE, route)["plan or route"]) == (True, True)
    plan = Stored(None, "waiter", None, "accountant", True, "a table")
    assert (score(CHANGE, plan)["seen as a step"], score(CHANGE, plan)["plan or route"]) == (False, True)


def test_the_message_has_the_right_articles() -> None:
    assert CHANGE.said == "I'm a waiter and I want to become an accountant"
