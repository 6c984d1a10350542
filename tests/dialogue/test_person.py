"""A person is the same in all their conversations, and only a guarded channel's people are employees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.person import audience_of, person_of


@pytest.mark.parametrize(
    ("sender", "person"),
    [
        ("slack:U1@C2/17.3", "slack:U1"),
        ("slack:U12@C2/17.3", "slack:U12"),
        ("slack:U1", "slack:U1"),
        ("rest:anna@example.com", "rest:anna@example.com"),
        ("rest:slack:U1@C2", "rest:slack:U1@C2"),
        ("intranet:anna@example.com", "intranet:anna@example.com"),
        ("", ""),
    ],
)
def test_person(sender: str, person: str) -> None:
    assert person_of(sender) == person


@pytest.mark.parametrize(
    ("sender", "audience"),
    [
        ("slack:U123", "employees"),
        ("shell:1", "employees"),
        ("shell:", "employees"),
        ("intranet:anna", "employees"),
        ("web:anna", "public"),
        ("rest:anna", "public"),
        ("rest:slack:U123", "public"),
        ("rest:shell:1", "public"),
        ("slack", "public"),
        ("Slack:U123", "public"),
        (" slack:U123", "public"),
        (":slack", "public"),
        ("", "public"),
        ("default", "public"),
    ],
)
def test_audience(sender: str, audience: str) -> None:
    assert audience_of(sender) == audience


@given(st.text(max_size=30))
def test_nobody_on_rest_is_an_employee(sender: str) -> None:
    assert audience_of(f"rest:{sender}") == "public"
