"""The button payloads that the assistant sends, and the only slash commands that it accepts.

In every Rasa channel somebody can type ``/intent{"entity": "value"}``. Whatever is not listed here is defused
before Rasa reads it; what is listed is harmless when typed: it shows a passage or something of the person's own,
or puts a question.
"""

from __future__ import annotations

import json
import re
from typing import Any

from bot.dialogue.tool_registry import MAKE_PLAN, TOOLS

SHOW_PASSAGE = "show_passage"
COMPARE = "compare"
GIVE_FEEDBACK = "give_feedback"
TELL_MORE = "tell_more"
ASK_CAPABILITIES = "ask_capabilities"
ASK_PERSON = "ask_person"
START_OVER = "start_over"
ASK_MY_DATA = "ask_my_data"
FORGET_ME = "forget_me"
CONFIRM_FORGET_ME = "confirm_forget_me"
DENY = "deny"
START_ASSESSMENT = "start_assessment"
RESUME_ASSESSMENT = "resume_assessment"
SHOW_RECOMMENDATION = "show_recommendation"
ASK_FACTORS = "ask_factors"
WHAT_WOULD_CHANGE = "what_would_change"
COMPARE_FOR_ME = "compare_for_me"
CHOOSE_ROLE = "choose_role"
CORRECT_FACT = "correct_fact"
UNDO_ACHIEVEMENT = "undo_achievement"
PROMOTION_CASE = "promotion_case"
PROMOTION_ROUTE = "promotion_route"
PREPARE_TALK = "prepare_talk"
PREPARE_REPORT_TALK = "prepare_report_talk"
FIND_TARGET = "find_target"
ANSWER_INTEREST = "answer_interest"
CONFIRM_BADGE = "confirm_badge"
ASK_HR_FOR_ME = "ask_hr_for_me"
SEND_TO_HR = "send_to_hr"
WATCH_READINESS = "watch_readiness"
IMPORT_PROFILE = "import_profile"
KEEP_PROFILE = "keep_profile"
EXPORT_MY_DATA = "export_my_data"

ENTITIES_OF: dict[str, frozenset[str]] = {
    SHOW_PASSAGE: frozenset({"passage", "point"}),
    COMPARE: frozenset({"aspect"}),
    GIVE_FEEDBACK: frozenset({"helpful", "passage"}),
    TELL_MORE: frozenset(),
    ASK_CAPABILITIES: frozenset(),
    ASK_PERSON: frozenset(),
    START_OVER: frozenset(),
    ASK_MY_DATA: frozenset(),
    FORGET_ME: frozenset(),
    # Typed without the question before it, this only puts the question (`actions.privacy`).
    CONFIRM_FORGET_ME: frozenset(),
    DENY: frozenset(),
    START_ASSESSMENT: frozenset(),
    RESUME_ASSESSMENT: frozenset(),
    SHOW_RECOMMENDATION: frozenset(),
    ASK_FACTORS: frozenset(),
    WHAT_WOULD_CHANGE: frozenset(),
    COMPARE_FOR_ME: frozenset(),
    CHOOSE_ROLE: frozenset({"field", "role"}),
    CORRECT_FACT: frozenset({"field"}),
    UNDO_ACHIEVEMENT: frozenset(),
    PROMOTION_CASE: frozenset(),
    PROMOTION_ROUTE: frozenset(),
    PREPARE_TALK: frozenset({"part"}),
    PREPARE_REPORT_TALK: frozenset({"part"}),
    FIND_TARGET: frozenset({"part"}),
    # Typed without the question before it, this only puts the question that is next (`actions.interests`).
    ANSWER_INTEREST: frozenset({"item", "liking"}),
    CONFIRM_BADGE: frozenset({"mine", "skill"}),
    ASK_HR_FOR_ME: frozenset({"opening"}),
    SEND_TO_HR: frozenset({"opening", "send"}),
    WATCH_READINESS: frozenset(),
    # Typed without a file before them, both only say how to hand one in (`actions.importing`).
    IMPORT_PROFILE: frozenset(),
    KEEP_PROFILE: frozenset(),
    EXPORT_MY_DATA: frozenset(),
    **{tool.intent: frozenset({"aim"}) if tool.intent == MAKE_PLAN else frozenset() for tool in TOOLS},
}
"""For each intent that a button may send, the entities that may come with it."""

_PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{[^{}]*\})?")
_VALUE = re.compile(r"[a-z0-9][a-z0-9 -]{0,79}")


def payload(intent: str, **entities: str) -> str:
    """The payload of a button; raises `ValueError` for one that `is_allowed` would refuse."""
    text = f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}"
    if not is_allowed(text):
        raise ValueError(f"{text} is not a payload that buttons may send.")
    return text


def is_allowed(text: str) -> bool:
    """Whether a message is exactly a payload that the assistant's own buttons send."""
    match = _PAYLOAD.fullmatch(text.strip())
    if match is None or match["intent"] not in ENTITIES_OF:
        return False
    entities = _entities(match["entities"])
    return (
        entities is not None
        and set(entities) <= ENTITIES_OF[match["intent"]]
        and all(isinstance(value, str) and _VALUE.fullmatch(value) for value in entities.values())
    )


def entities_of(text: str, intent: str) -> dict[str, str]:
    """The entities that a button's payload sends with an intent; none for any other payload."""
    match = _PAYLOAD.fullmatch(text.strip())
    return (_entities(match["entities"]) or {}) if match is not None and match["intent"] == intent else {}


def _entities(text: str | None) -> dict[str, Any] | None:
    """The entities of a payload, empty without any, None when they are not a JSON object."""
    if text is None:
        return {}
    try:
        entities = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return entities if isinstance(entities, dict) else None
