from __future__ import annotations

from pathlib import Path

from benchmarks.load.talk import CONVERSATIONS, GUIDED, STEP, conversations
from bot.settings import PROJECT_ROOT

KNOWLEDGE: Path = PROJECT_ROOT / "data" / "knowledge"


def test_conversations_are_the_same_each_time_and_of_ten_messages() -> None:
    made = conversations(KNOWLEDGE)
    assert made == conversations(KNOWLEDGE)
    assert len(made) == CONVERSATIONS
    assert {len(conversation) for conversation in made} == {10}


def test_one_of_five_wants_advice_and_the_others_ask_what_nobody_asked_before() -> None:
    made = conversations(KNOWLEDGE)
    guided = [one for one in made if tuple(one) in (GUIDED, STEP)]
    assert len(guided) == CONVERSATIONS / 5
    others = [text for one in made if one not in guided for text in one]
    assert len(set(others)) > 300
