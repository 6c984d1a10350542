"""A person is the same in all their conversations, and nobody else."""

from __future__ import annotations

import pytest

from bot.dialogue.person import person_of


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
