"""What the rule of an intent does, for the turns that do more than one thing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.stores import settings

RULES = "data/rules.yml"
ANSWERS = "action_answer"
"""The action of the intents whose rules come from the documents."""


@lru_cache(maxsize=1)
def actions_of_intents() -> Mapping[str, str]:
    """The action of each intent in the project's rules, read once."""
    rules = yaml.safe_load((settings().root / RULES).read_text(encoding="utf-8"))["rules"]
    return {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in rules}


async def run_rule(
    intent: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
) -> Events:
    """Does what the rule of an intent does: runs an action of ours, or says a fixed reply."""
    name = actions_of_intents().get(intent, ANSWERS)
    if name.startswith("utter_"):
        dispatcher.utter_message(response=name)
        return []
    return await action_called(name).run(dispatcher, tracker, domain)


def action_called(name: str) -> RungAction:
    """A new action by its name in domain.yml; raises `LookupError` for one that is not loaded."""
    for kind in _kinds(RungAction):
        if getattr(kind, "action_name", None) == name:
            action: RungAction = kind()
            return action
    raise LookupError(f"No action is called {name}.")


def _kinds(base: Any) -> list[Any]:
    return [kind for direct in base.__subclasses__() for kind in (direct, *_kinds(direct))]
