"""What a message tells, before it is judged."""

from __future__ import annotations

import pytest

from bot.profile.facts import Facts


@pytest.mark.parametrize(
    "facts", [Facts({"budget": 0.0}), Facts(held=("AWS badge",)), Facts(refused=frozenset({"deadline"}))]
)
def test_any_value_title_or_refusal_is_something(facts: Facts) -> None:
    assert not facts.is_empty


def test_nothing_said_is_nothing() -> None:
    assert Facts().is_empty
    assert Facts(understood={"budget": "words alone"}).is_empty
