"""Explains a turn to an HR colleague: what was read, which passages came up, and what was decided why.

Everything is read from the conversation, and shown as far as it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from bot.dialogue.message_contract import KNOWLEDGE, PLAN, READING
from bot.settings import Settings

SHOWN_FROM = 0.1
"""Acts that are less probable than this are not shown."""


def explain(tracker: Any, settings: Settings) -> Iterator[Any]:
    """What rich can print about the last turn of this conversation."""
    if tracker is None or tracker.latest_message is None:
        yield Text("Nothing is known about this turn.", style="dim")
        return
    understood = tracker.latest_message.parse_data or {}
    yield Text("How this answer came about", style="bold")
    yield _intent_line(understood.get("intent") or {}, subjects(settings))
    yield _words_line(understood.get("entities") or [])
    yield from _reading_lines(understood.get(READING))
    yield from _passages(understood.get(KNOWLEDGE) or {})
    yield from _decision_lines(understood.get(PLAN))
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


def _reading_lines(reading: Any) -> Iterator[Text]:
    """What the message does, and the facts with the words that they come from."""
    if not isinstance(reading, Mapping):
        return
    acts = sorted((reading.get("acts") or {}).items(), key=lambda act: -act[1])
    shown = [f"{_words(act)} ({_percent(probability)})" for act, probability in acts if probability >= SHOWN_FROM]
    yield Text(f"  It does: {', '.join(shown) or 'nothing in particular'}")
    facts = [
        f"{_words(span.get('label'))} “{span.get('text')}” ({_percent(span.get('probability'))})"
        for span in reading.get("spans") or []
    ]
    yield Text(f"  It tells: {'; '.join(facts) or 'nothing'}")


def _decision_lines(plan: Any) -> Iterator[Text]:
    """What was decided, step by step, and why."""
    for step in (plan.get("steps") or []) if isinstance(plan, Mapping) else []:
        detail = f" ({_words(step.get('detail'))})" if step.get("detail") else ""
        yield Text(f"  Decided: {_words(step.get('kind'))}{detail}, because: {step.get('reason') or 'it follows'}")


def _words(name: Any) -> str:
    return str(name).replace("_", " ")


def _percent(value: Any) -> str:
    return f"{value:.0%}" if isinstance(value, (int, float)) else ""


def _number(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, (int, float)) else ""
