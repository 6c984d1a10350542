"""What surrounds a fact settles what it is and where it ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.message_reading import LABELS, FactSpan
from bot.nlu.messages.annotations import read_marks
from bot.nlu.messages.whole_spans import whole


def mended(marked: str) -> list[tuple[str, str]]:
    text, spans = read_marks(marked)
    return [(span.label, span.text) for span in whole(text, spans)]


@pytest.mark.parametrize(
    ("marked", "facts"),
    [
        ("the next intake will be in [4-5 months](time_in_role)", [("deadline", "4-5 months")]),
        ("I want it [in two years](time_in_role)", [("deadline", "in two years")]),
        ("i have [ten weeks](time_in_role) for it", [("deadline", "ten weeks")]),
        ("I have [4 months](time_in_role) in the job", [("time_in_role", "4 months")]),
        ("I have [10 years](time_in_role)", [("time_in_role", "10 years")]),
        ("in [two years](time_in_role) nobody asked", [("time_in_role", "two years")]),
        ("it was in [2016](time_in_role)", [("time_in_role", "2016")]),
        ("[6 years](deadline) in this post", [("time_in_role", "6 years")]),
        ("[3 years](deadline), no longer", [("deadline", "3 years")]),
        ("I hope [within two](deadline) years", [("deadline", "within two years")]),
    ],
)
def test_a_length_of_time_is_over_or_to_come(marked: str, facts: list[tuple[str, str]]) -> None:
    assert mended(marked) == facts


@pytest.mark.parametrize(
    ("marked", "facts"),
    [
        (
            "[our school puts in 900 euros a year](who_pays.employer) for it",
            [("who_pays.employer", "our school puts in"), ("money", "900 euros a year")],
        ),
        (
            "[€500, split with the boss](who_pays.shared)",
            [("money", "€500"), ("who_pays.shared", "split with the boss")],
        ),
        ("[they cover 2 courses](who_pays.employer)", [("who_pays.employer", "they cover 2 courses")]),
        ("[£200](who_pays.self)", [("who_pays.self", "£200")]),
    ],
)
def test_a_payer_and_an_amount_are_two_facts(marked: str, facts: list[tuple[str, str]]) -> None:
    assert mended(marked) == facts


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("[head waiter](role_aim), er, sorry, I mean [bar manager](role_aim)", ["bar manager"]),
        ("[by May](deadline) - no, make it [June](deadline)", ["June"]),
        ("[5 hours](hours), no wait, [6 hours](hours)", ["6 hours"]),
        ("[supervisor](role_aim) or [manager](role_aim)", ["supervisor", "manager"]),
        ("[cook](role_now), sorry, want to be [chef](role_aim)", ["cook", "chef"]),
    ],
)
def test_what_is_put_right_at_once_is_not_kept(marked: str, left: list[str]) -> None:
    assert [words for _, words in mended(marked)] == left


def test_openings_that_somebody_looks_for_are_none_that_they_know_of() -> None:
    assert mended("please [show me all openings](opening.yes)") == []
    assert mended("find me [internal vacancies](opening.yes)") == []
    assert mended("there are [two openings](opening.yes)") == [("opening.yes", "two openings")]


def test_what_one_fact_takes_in_is_cut_from_the_next() -> None:
    facts = mended("they need a [kitchen](role_aim) [supervisor in May](opening.yes)")
    assert facts == [("role_aim", "kitchen supervisor"), ("opening.yes", "in May")]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12), st.sampled_from(LABELS)), max_size=4),
)
def test_facts_keep_their_places_and_their_order(text: str, places: list[tuple[int, int, str]]) -> None:
    spans, end = [], 0
    for start, length, label in sorted(places):
        start, last = max(start, end), min(max(start, end) + length, len(text))
        if start < last:
            spans.append(FactSpan(label, text[start:last], start, last))
            end = last
    found = whole(text, spans)
    assert all(text[span.start : span.end] == span.text for span in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
