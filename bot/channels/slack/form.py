"""The assessment as a form: one view of Slack's with a field for each question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.channels.slack import messages
from bot.channels.slack.message import Block
from bot.profile.profile import FIELDS

CALLBACK = "rung_form"
_ANSWER = "answer"
_LONGEST_ANSWER = 1_000


@dataclass(frozen=True)
class Field:
    """How one field is asked for; `options` are pairs of what is sent and what is shown."""

    label: str
    hint: str = ""
    kind: str = "plain_text_input"
    options: tuple[tuple[str, str], ...] = ()


FORM: Mapping[str, Field] = {
    "occupation": Field(messages.ASK_OCCUPATION, messages.HINT_OCCUPATION),
    "months_in_role": Field(messages.ASK_MONTHS, messages.HINT_MONTHS),
    "target": Field(messages.ASK_TARGET, messages.HINT_TARGET),
    "deadline": Field(messages.ASK_DEADLINE, kind="datepicker"),
    "hours_per_week": Field(messages.ASK_HOURS, messages.HINT_HOURS),
    "budget": Field(messages.ASK_BUDGET, messages.HINT_BUDGET),
    "evidence": Field(messages.ASK_EVIDENCE, messages.HINT_EVIDENCE),
    "opening": Field(messages.ASK_OPENING, kind="static_select", options=messages.YES_OR_NO),
    "recognition": Field(messages.ASK_RECOGNITION, kind="static_select", options=messages.RECOGNITIONS),
}
"""The form's fields; every field of the profile that the conversation asks for has one."""


def form_view(answers: Mapping[str, str]) -> Block:
    """The form, with what the person told before."""
    introduction = {"type": "context", "elements": [{"type": "mrkdwn", "text": messages.MODAL_INTRODUCTION}]}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _plain(messages.MODAL_TITLE),
        "submit": _plain(messages.MODAL_SEND),
        "close": _plain(messages.MODAL_CANCEL),
        "blocks": [introduction, *(_input(name, FORM[name], answers.get(name, "")) for name in FIELDS)],
    }


def answers_of(view: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by field; fields left empty are not in it."""
    answers = {}
    for name, elements in (view.get("state") or {}).get("values", {}).items():
        state = (elements or {}).get(_ANSWER) or {}
        option = state.get("selected_option") or {}
        value = state.get("value") or state.get("selected_date") or option.get("value")
        if name in FORM and isinstance(value, str) and value.strip():
            answers[name] = value.strip()
    return answers


def _input(name: str, field: Field, answer: str) -> Block:
    element: Block = {"type": field.kind, "action_id": _ANSWER}
    if field.kind == "plain_text_input":
        element["max_length"] = _LONGEST_ANSWER
        element |= {"initial_value": answer[:_LONGEST_ANSWER]} if answer else {}
    elif field.kind == "datepicker":
        element |= {"initial_date": answer} if _is_date(answer) else {}
    else:
        element["options"] = [{"text": _plain(shown), "value": value} for value, shown in field.options]
        chosen = [option for option in element["options"] if option["value"] == answer]
        element |= {"initial_option": chosen[0]} if chosen else {}
    block: Block = {"type": "input", "block_id": name, "optional": True, "label": _plain(field.label)}
    hint = {"hint": _plain(field.hint)} if field.hint else {}
    return {**block, **hint, "element": element}


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
