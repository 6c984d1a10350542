"""What the rule of an intent does can be done by another action."""

from __future__ import annotations

from typing import Any

import pytest

from actions.base.rules import action_called, actions_of_intents, run_rule
from tests.actions.acting import VISITOR, Act, asked


class Runs:
    """Does what the rule of an intent does."""

    def __init__(self, intent: str) -> None:
        self._intent = intent

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        return await run_rule(self._intent, dispatcher, tracker, domain)


def test_each_intent_of_the_rules_has_its_action() -> None:
    assert actions_of_intents()["greet"] == "utter_greet"
    assert actions_of_intents()["my_gap"] == "action_my_gap"


def test_a_fixed_reply_is_said(guide: Act) -> None:
    assert guide(Runs("thank"), "…").response == "utter_thank"


def test_an_action_is_run(guide: Act) -> None:
    assert guide(Runs("forget_me"), "…", sender=VISITOR).text.startswith("Shall I forget you?")


def test_an_intent_of_the_documents_is_answered(guide: Act) -> None:
    question = asked("will a badge pay?", ("earning-potential", "badge-raise", 0.9))
    assert guide(Runs("ask_pay"), "will a badge pay?", questions=[question]).sources == ["Earning potential"]


def test_an_action_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(LookupError, match="action_of_nobody"):
        action_called("action_of_nobody")
