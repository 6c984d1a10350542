"""What a simulated person chooses, and the table."""

from __future__ import annotations

from benchmarks.role_pairs.__main__ import choice_of, missed, table
from benchmarks.role_pairs.pairs import Pair, Stored

CHANGE = Pair("change", "waiter", "accountant", ("waiter",), ("account",))
TITLES = {"a": "Accountants and Auditors", "b": "Actuaries"}


def button(role: str) -> dict[str, str]:
    return {"title": role, "payload": f'/choose_role{{"field": "target", "role": "{role}"}}'}


def test_the_fitting_role_is_chosen_else_none_of_them() -> None:
    asked = [{"buttons": [button("b"), button("a"), button("none")]}]
    assert choice_of(asked, TITLES, CHANGE) == '/choose_role{"field": "target", "role": "a"}'
    asked = [{"buttons": [button("b"), button("none")]}]
    assert choice_of(asked, TITLES, CHANGE) == '/choose_role{"field": "target", "role": "none"}'
    assert choice_of([{"text": "hello"}], TITLES, CHANGE) is None


def test_the_table_counts_by_kind() -> None:
    stored = Stored(None, "waiter", None, "accountant", True, "")
    assert "| change | 1 | 1 | 1 | 1 | 0 | 1 |" in table([(CHANGE, stored)])


def test_what_went_wrong_is_told_and_nothing_else() -> None:
    assert missed(CHANGE, Stored(None, "waiter", None, "accountant", True, "")) == ""
    assert "aim right" in missed(CHANGE, Stored(None, "waiter", None, None, True, ""))
