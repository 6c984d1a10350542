"""The modal: the questions of the assessment in one view, opened from App Home and saved when it is submitted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack import messages
from bot.channels.slack.app_home import OPEN_MODAL, AppHome
from bot.channels.slack.block_kit import Block, plain_text
from bot.channels.slack.client import UNREACHABLE, FailureLog
from bot.channels.slack.conversations import Assistant
from bot.channels.slack.profiles import Profiles
from bot.channels.slack.workspace import person_id
from bot.profile.profile import FIELDS

logger = logging.getLogger(__name__)

CALLBACK = "rung_form"
"""The modal's callback id."""

_ANSWER = "answer"
_LONGEST_ANSWER = 1_000


@dataclass(frozen=True)
class Field:
    """How one field is asked for; `options` are pairs of the value sent and the text shown."""

    label: str
    hint: str = ""
    kind: str = "plain_text_input"
    options: tuple[tuple[str, str], ...] = ()


QUESTIONS: Mapping[str, Field] = {
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
"""The modal's fields: one for every field of the profile that the conversation asks about."""


class Modal:
    """Opens the modal and saves its answers. Nothing is raised: failures are logged."""

    def __init__(self, client: AsyncWebClient, failures: FailureLog, profiles: Profiles) -> None:
        self._client = client
        self._failures = failures
        self._profiles = profiles

    async def open(self, user: str, trigger: str) -> None:
        """Opens the modal with the person's earlier answers, or empty when they cannot be read."""
        try:
            answers = await asyncio.to_thread(self._profiles.answers, person_id(user))
        except Exception:
            logger.exception("A person's earlier answers could not be read; the modal opens empty.")
            answers = {}
        try:
            await self._client.views_open(trigger_id=trigger, view=modal_view(answers))
        except SlackApiError as error:
            self._failures.refused(error, "opening the form")
        except UNREACHABLE as error:
            self._failures.failed(error, "opening the form")

    async def save(self, user: str, answers: Mapping[str, str]) -> Mapping[str, str] | None:
        """Saves the answers; returns what is wrong with them, by field, or None when saving failed."""
        try:
            return await asyncio.to_thread(self._profiles.save, person_id(user), answers, date.today())
        except Exception:
            logger.exception("A person's answers could not be saved.")
            return None


def listen_to_modal(app: AsyncApp, assistant: Assistant, modal: Modal, home: AppHome) -> None:
    """Registers the listeners that open the modal and take its answers."""

    async def on_open(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        await modal.open(str(body["user"]["id"]), str(body["trigger_id"]))

    async def on_submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        user = str(body["user"]["id"])
        problems = await modal.save(user, answers_of(view))
        if problems is None:
            await ack(response_action="errors", errors={next(iter(QUESTIONS)): messages.MODAL_NOT_SAVED})
        elif problems:
            await ack(response_action="errors", errors=dict(problems))
        else:
            await ack()
            await home.show(user)
            place = await assistant.delivery.direct(user)
            if place is not None:
                await assistant.delivery.tell(place, messages.MODAL_SAVED)

    app.action(OPEN_MODAL)(on_open)
    app.view(CALLBACK)(on_submit)


def modal_view(answers: Mapping[str, str]) -> Block:
    """The modal, filled in with a person's earlier answers."""
    introduction = {"type": "context", "elements": [{"type": "mrkdwn", "text": messages.MODAL_INTRODUCTION}]}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": plain_text(messages.MODAL_TITLE),
        "submit": plain_text(messages.MODAL_SEND),
        "close": plain_text(messages.MODAL_CANCEL),
        "blocks": [introduction, *(_input(name, QUESTIONS[name], answers.get(name, "")) for name in FIELDS)],
    }


def answers_of(view: Mapping[str, Any]) -> dict[str, str]:
    """The answers in a submitted view, by field, without the fields left empty."""
    answers = {}
    for name, elements in (view.get("state") or {}).get("values", {}).items():
        state = (elements or {}).get(_ANSWER) or {}
        option = state.get("selected_option") or {}
        value = state.get("value") or state.get("selected_date") or option.get("value")
        if name in QUESTIONS and isinstance(value, str) and value.strip():
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
        element["options"] = [{"text": plain_text(shown), "value": value} for value, shown in field.options]
        chosen = [option for option in element["options"] if option["value"] == answer]
        element |= {"initial_option": chosen[0]} if chosen else {}
    block: Block = {"type": "input", "block_id": name, "optional": True, "label": plain_text(field.label)}
    hint = {"hint": plain_text(field.hint)} if field.hint else {}
    return {**block, **hint, "element": element}


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
