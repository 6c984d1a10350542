"""What somebody does not want is no wish, and a post that nobody knows of none that is open."""

from __future__ import annotations

import pytest

from bot.dialogue import message_reading as labels
from bot.nlu.messages.annotations import read_marks
from bot.profile.surroundings.own_facts import own_facts


@pytest.mark.parametrize(
    "marked",
    [
        "don't care about the [salary](goal.pay), I want a say",
        "it's not about [running people](goal.responsibility)",
    ],
)
def test_what_somebody_is_not_after_is_no_wish(marked: str) -> None:
    text, spans = read_marks(marked)
    assert len(own_facts(spans, text)) < len(spans)


@pytest.mark.parametrize(
    "marked",
    [
        "not for prestige, [mortgage](goal.pay)",
    ],
)
def test_what_they_are_after_is_one(marked: str) -> None:
    text, spans = read_marks(marked)
    assert own_facts(spans, text) == spans


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("not sure there is [a vacancy](opening.yes)", labels.OPENING_UNKNOWN),
        ("in all my time I have never known [a post go](opening.yes)", labels.OPENING_NO),
        ("[a post is coming up](opening.yes) and I've never led anyone", labels.OPENING_YES),
    ],
)
def test_an_opening_is_what_the_words_before_it_make_of_it(marked: str, label: str) -> None:
    text, spans = read_marks(marked)
    assert [span.label for span in own_facts(spans, text)] == [label]
