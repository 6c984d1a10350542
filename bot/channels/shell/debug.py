"""Explains a turn to an HR colleague: what was understood, which passages came up, and what was decided why.

Everything is read from the conversation, and shown as far as it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from bot.dialogue.message_contract import KNOWLEDGE
from bot.settings import Settings

DECISION = "decision"


def explain(tracker: Any, settings: Settings) -> Iterator[Any]:
    """What rich can print about the last turn of this conversation."""
    if tracker is None or tracker.latest_message is None:
        yield Text("Nothing is known about this turn.", style="dim")
        return
    understood = tracker.latest_message.parse_data or {}
    yield Text("How this answer came about", style="bold")
    yield _intent_line(understood.get("intent") or {}, subjects(settings))
    yield _words_line(understood.get("entities") or [])
    yield from _passages(understood.get(KNOWLEDGE) or {})
    yield from _decision_lines(tracker)
    yield Text("")


def subjects(settings: Settings) -> dict[str, str]:
    """What each intent is about, in the documents' words; empty when no knowledge base was built."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.database.engine import shared_engine
    from bot.knowledge.store import KnowledgeMissing, KnowledgeStore

    try:
        snapshot = KnowledgeStore(shared_engine(settings.database_url)).snapshot()
    except (KnowledgeMissing, SQLAlchemyError):
        return {}
    return {name: about for document in snapshot.documents.values() for name, about in document.intents.items()}


def _intent_line(intent: Mapping[str, Any], about: Mapping[str, str]) -> Text:
    name = intent.get("name")
    if not name:
        return Text("  Understood as: nothing in particular")
    words = about.get(name) or str(name).replace("_", " ")
    sure = _percent(intent.get("confidence"))
    return Text(f"  Understood as: {words} ({name}){f', {sure} sure' if sure else ''}")


def _words_line(entities: list[Any]) -> Text:
    found = [
        f"“{entity.get('text') or entity.get('value')}” as {str(entity.get('entity')).replace('_', ' ')} "
        f"{entity.get('value')}"
        for entity in entities
        if isinstance(entity, Mapping)
    ]
    return Text(f"  Words recognised: {'; '.join(found) or 'none'}")


def _passages(knowledge: Mapping[str, Any]) -> Iterator[Any]:
    questions = knowledge.get("questions") or []
    if not questions:
        yield Text("  Passages: none were looked for")
    for question in questions:
        candidates = question.get("candidates") or []
        table = Table(title=f"Passages for “{question.get('text', '')}”", title_justify="left")
        for heading in ("", "Passage", "Point", "Score", "Likeness", "Why"):
            table.add_column(heading, overflow="fold")
        for rank, candidate in enumerate(candidates, start=1):
            table.add_row(
                str(rank),
                Text(str(candidate.get("title") or candidate.get("key") or "?")),
                Text(str(candidate.get("point") or "")),
                _number(candidate.get("score")),
                _number(candidate.get("similarity")),
                Text(str(candidate.get("why") or "")),
            )
        yield table if candidates else Text(f"  Passages for “{question.get('text', '')}”: none is like it")


def _decision_lines(tracker: Any) -> Iterator[Text]:
    decision = tracker.current_slot_values().get(DECISION) or _uttered_decision(tracker)
    if not decision:
        return
    if isinstance(decision, Mapping):
        for name, value in decision.items():
            yield Text(f"  Decision, {str(name).replace('_', ' ')}: {value}")
    else:
        yield Text(f"  Decision: {decision}")


def _uttered_decision(tracker: Any) -> Any:
    """The decision that an action put on its message, of this turn only."""
    for event in reversed(tracker.events):
        if event.type_name == "user":
            return None
        if event.type_name == "bot":
            decision = (event.metadata or {}).get(DECISION)
            if decision:
                return decision
    return None


def _percent(value: Any) -> str:
    return f"{value:.0%}" if isinstance(value, (int, float)) else ""


def _number(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, (int, float)) else ""
