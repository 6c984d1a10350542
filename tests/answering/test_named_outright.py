"""What is named outright is answered by what the documents declare for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.candidates import FOLLOW_UP_INTENT, AskedQuestion, Candidate
from bot.answering.named_outright import named_outright
from bot.documents.passage import LEAD
from tests.documents.career import BADGES, COST, LEAP, PASSAGES, TIME

ROWS = (Candidate(COST.key, LEAD, 0.4), Candidate(TIME.key, LEAD, 0.4))
BOTH = AskedQuestion("cost of both", "ask_cost", 0.9, ROWS, ("promotion", "badges"), ("cost", "timeframe"))
TERMS = AskedQuestion("leap and badge", "ask_term", 0.9, terms=(LEAP.key, BADGES.key))
BARE = AskedQuestion("cost?", FOLLOW_UP_INTENT, 0.9, aspects=("cost",))
DECLARED = AskedQuestion("how much is a badge", "out_of_scope", 0.0, (), ("badges",), ("cost",), named=("badge",))


@pytest.mark.parametrize(
    ("question", "in_scope", "is_sure", "expected"),
    [
        (BOTH, True, True, [(COST.key, LEAD), (TIME.key, LEAD)]),
        (BOTH, False, False, []),
        (TERMS, True, True, [(LEAP.key, LEAD), (BADGES.key, LEAD)]),
        (TERMS, True, False, []),
        (BARE, True, True, [(COST.key, LEAD)]),
        (DECLARED, False, False, [(COST.key, "badges")]),
        (DECLARED, True, True, []),
        (replace(DECLARED, text="how much is a badge reader"), False, False, []),
        (replace(DECLARED, aspects=()), False, False, []),
    ],
)
def test_what_is_named(
    question: AskedQuestion, in_scope: bool, is_sure: bool, expected: list[tuple[str, str]]
) -> None:
    found = named_outright(question, PASSAGES, in_scope, is_sure)
    assert [(selection.passage, selection.point) for selection in found] == expected
