"""The credentials that a plan names, and their judgements."""

from __future__ import annotations

from benchmarks.role_pairs.pairs import pairs
from benchmarks.role_pairs.recommended import Judgement, judgements, named_in, summary

KNOWN = ("waiter", "accountant", "Books")
WRONG = ("waiter", "accountant", "Stock")


def test_a_credential_is_named_once_and_a_longer_title_is_no_shorter_one() -> None:
    reply = "Take Data basics (sample), then SQL.\n1. Data basics; 2. SQL; 3. SQLite"
    assert named_in(reply, ("SQL", "Data", "Data basics", "Cloud")) == ("Data basics", "SQL")


def test_what_fits_is_counted_and_what_does_not_or_is_not_judged_is_told() -> None:
    judged = {KNOWN: Judgement(True, True), WRONG: Judgement(True, False, "too early")}
    text = summary([KNOWN, WRONG, ("a", "b", "New")], judged)
    assert text.splitlines() == [
        "3 credentials, 2 judged: 2 of the field, 1 of it and sensible",
        "- waiter -> accountant: Stock: too early",
        "- a -> b: New: not judged yet",
    ]


def test_each_judgement_is_of_a_pair_and_says_what_is_wrong() -> None:
    panel = {(pair.now, pair.aim) for pair in pairs()}
    judged = judgements()
    assert {line[:2] for line in judged} <= panel
    for line, one in judged.items():
        assert bool(one.why) != (one.of_the_field and one.makes_sense), line
