"""Scores the intents of unseen wishes for guidance: `python -m benchmarks.understanding.guidance`.

A wish is right when its intent is the one expected. A near miss (a question about the subject in general) is right
when the dialogue leads to the knowledge base.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.understanding.evaluate import intents_answered_from_knowledge, model_to_score, parse_all
from benchmarks.understanding.questions import Wish, guidance_wishes
from bot.database.engine import create_engine
from bot.decision.plan import TAKE_TURN, Plan
from bot.dialogue.message_contract import PLAN
from bot.dialogue.person import audience_of
from bot.knowledge.store import KnowledgeStore
from bot.settings import Settings


@dataclass(frozen=True)
class Heard:
    """What the model made of a wish. `is_answered` says whether the intent leads to the knowledge base."""

    wish: Wish
    intent: str
    is_answered: bool

    @property
    def is_right(self) -> bool:
        """Whether the intent is the one expected; of a near miss, whether it leads to the knowledge base."""
        return self.is_answered if self.wish.intent is None else self.intent == self.wish.intent


def hear(model: Path, database_url: str, wishes: Iterable[Wish]) -> list[Heard]:
    """The intent of each wish. The model's components read the database that the environment names."""
    wishes = list(wishes)
    snapshot = KnowledgeStore(create_engine(database_url)).snapshot(audience_of("rest:evaluation"))
    leads_on = intents_answered_from_knowledge(snapshot)
    intents = map(intent_heard, parse_all(model, [wish.text for wish in wishes]))
    return [Heard(wish, intent, intent in leads_on) for wish, intent in zip(wishes, intents, strict=True)]


def intent_heard(message: Mapping[str, Any]) -> str:
    """The intent of a message; of one whose plan has several steps, the tool that they lead to or what is told."""
    intent = str(message["intent"]["name"])
    if intent != TAKE_TURN:
        return intent
    steps = Plan.from_json(message.get(PLAN)).steps
    tools = [step.detail for step in steps if step.kind == "guide" and step.detail]
    is_told = any(step.kind == "take_in" for step in steps)
    return next(iter(tools), "tell_situation" if is_told else intent)


def share_right(heard: Sequence[Heard]) -> float:
    """From 0 to 1; 0 of nothing."""
    return sum(one.is_right for one in heard) / len(heard) if heard else 0.0


def wished(heard: Sequence[Heard]) -> list[Heard]:
    """Those that want something done for themselves."""
    return [one for one in heard if one.wish.intent is not None]


def near_misses(heard: Sequence[Heard]) -> list[Heard]:
    """Those that ask about the subject in general."""
    return [one for one in heard if one.wish.intent is None]


def misses(heard: Sequence[Heard]) -> str:
    """A line for each that went wrong."""
    return "\n".join(
        f"- {one.wish.text}: {one.intent}, not {one.wish.intent or 'a question'}"
        for one in heard
        if not one.is_right
    )


def main() -> int:
    """Prints the shares of wishes and near misses that were heard right, with the ones that were not."""
    settings = Settings.from_environment()
    model = model_to_score(settings)
    heard = hear(model, settings.database_url, guidance_wishes())
    for name, some in (("wishes", wished(heard)), ("near misses", near_misses(heard))):
        sys.stdout.write(f"{name}: {100 * share_right(some):.1f} % of {len(some)} right\n{misses(some)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
