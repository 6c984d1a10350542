"""What is said around the case: by its words, whatever it was classified as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.decision.spoken_around import asks_what_to_become, outcome, spoken_around


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("must I tell you everything before we start?", "ask_assessment"),
        ("what do you do with this?", "ask_privacy"),
        ("can you send me that", "take_away"),
        ("Could you email me that?", "take_away"),
        ("can I print this", "take_away"),
        ("what could I become", "find_target"),
        ("what might somebody like me turn into", "find_target"),
        ("what are my options", "find_target"),
        ("ok ask away", "start_assessment"),
        ("and what about me", "start_assessment"),
        ("and if they gave me an afternoon a week", "what_would_change"),
        ("which job near mine pays better", "find_target"),
        ("what if they said no", ""),
        ("can I get that", ""),
        ("can I have that in writing", "take_away"),
        ("what can I do with a badge", ""),
        ("can I keep my badge", ""),
        ("send a message to HR", ""),
    ],
)
def test_each_has_its_intent(text: str, intent: str) -> None:
    assert spoken_around(text) == intent


def test_the_wish_for_roles_may_stand_beside_a_fact() -> None:
    assert asks_what_to_become("im a forklift driver and hate it here. what could i become")
    assert not asks_what_to_become("im a forklift driver. what do forklift drivers earn")


def test_outcomes() -> None:
    assert outcome("I got the job") == "got_the_job"
    assert outcome("I have not heard yet") == "awaits_decision"
    assert outcome("they said I lack leadership") == "told_feedback"
    assert outcome("they gave it to her") == "was_refused"
    assert outcome("I applied for a job") == ""


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    spoken_around(text)
    asks_what_to_become(text)
