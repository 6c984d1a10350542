"""Only people of a channel that the organisation itself guards are employees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.person import audience_of


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
