"""Where a text speaks of the role somebody has and of the one they want."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.role_phrases import LONGEST, role_phrases


@pytest.mark.parametrize(
    ("text", "present", "target"),
    [
        ("from data analyst to data engineer", "data analyst", "data engineer"),
        ("I'm a nurse for 3 years and want to become a ward manager", "nurse", "ward manager"),
        ("I work as a web developer", "web developer", None),
        ("my target role is software architect", None, "software architect"),
        ("I’ve been a data analyst, two years in", "data analyst", None),
        ("currently an accountant, been here four years", "accountant", None),
        ("promoted to team lead by June", None, "team lead"),
        ("I want to become a C++ developer", None, "C++ developer"),
        ("I'm in charge", None, None),
        ("from Monday to Friday", None, None),
        ("I'm so tired", None, None),
        ("what is a badge", None, None),
        ("", None, None),
    ],
)
def test_roles(text: str, present: str | None, target: str | None) -> None:
    roles = {phrase.role: phrase.text for phrase in role_phrases(text)}
    assert (roles.get("present"), roles.get("target")) == (present, target)


WORDS = "I am I'm a an nurse from to become data analyst want be promoted lead , . two years working as my job is"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=15).map(" ".join) | st.text(max_size=80))
def test_phrases_know_their_place_and_never_overlap(text: str) -> None:
    phrases = role_phrases(text)
    last = 0
    for phrase in phrases:
        assert text[phrase.start : phrase.end].replace("’", "'") == phrase.text
        assert last <= phrase.start
        assert len(phrase.text) <= LONGEST
        last = phrase.end
    assert len({phrase.role for phrase in phrases}) == len(phrases)
