"""Somebody asks about a role that need not be theirs: its credentials, its skills, its pay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import read_out
from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.stores import pay_tables
from actions.base.turn import say
from actions.unknown import say_unknown
from bot.catalogue.records import Credential, Occupation
from bot.dialogue.message_contract import SITUATION
from bot.dialogue.payload import CHOOSE_ROLE, START_ASSESSMENT, payload
from bot.dialogue.reply import Button
from bot.dialogue.tool_registry import ASSESS_ME
from bot.profile.roles import KNOWN_ROLE
from bot.tools.importance import fit, fitting, importance
from bot.tools.pay.wording import pay_reply
from bot.tools.role.wording import AIM_AT_IT, MOST_CREDENTIALS, credentials_reply, named_reply, skills_reply

WORTH = "is-a-certificate-worth-it"
"""The passage on how to find out whether a certificate is worth it."""


class ActionAboutRole(RungAction):
    """Answers from the catalogue what is asked of a role or a field."""

    action_name = "action_about_role"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The credentials, the skills or the pay; "I don't know" where the catalogue has nothing."""
        guidance = Guidance.of(tracker)
        asked: Mapping[str, Any] = (guidance.turn.message.get(SITUATION) or {}).get("asked") or {}
        if asked.get("kind") == "worth":
            return _worth(dispatcher, guidance, asked)
        role = _role(guidance, asked)
        if asked.get("kind") == "credentials":
            found = _credentials(guidance, asked, role)
            say(dispatcher, credentials_reply(asked["text"], found, _buttons(role)))
        elif role is None:
            return say_unknown(dispatcher, guidance.turn, "not_covered")
        elif asked["kind"] == "pay":
            say(dispatcher, pay_reply(None, role, pay_tables(), _buttons(role)))
        else:
            weights = importance(role, guidance.catalogue.occupations.values())
            title = guidance.catalogue.role_titles[role.key]
            reply = skills_reply(asked["text"], role, title, weights, guidance.catalogue.skills, _buttons(role))
            say(dispatcher, reply)
        return []


def _worth(dispatcher: CollectingDispatcher, guidance: Guidance, asked: Mapping[str, Any]) -> Events:
    """What the documents say of any certificate's worth, and what the catalogue knows of those that are named."""
    known = guidance.catalogue.credentials
    found = [known[key] for key in asked["credentials"] if key in known]
    if found:
        say(dispatcher, named_reply(found))
    events = read_out(dispatcher, guidance.turn, WORTH, "the worth of a credential is asked")
    return events if events or found else say_unknown(dispatcher, guidance.turn, "not_covered")


def _role(guidance: Guidance, asked: Mapping[str, Any]) -> Occupation | None:
    """The occupation that the words surely mean."""
    best = next(iter(asked.get("roles") or ()), None)
    is_sure = best is not None and best["score"] >= KNOWN_ROLE
    return guidance.catalogue.occupations.get(best["key"]) if best is not None and is_sure else None


def _credentials(guidance: Guidance, asked: Mapping[str, Any], role: Occupation | None) -> list[Credential]:
    """Those near the words, then those that teach what the role asks for; what is only a sample comes last."""
    catalogue = guidance.catalogue
    keys = [key for key in asked["credentials"] if key in catalogue.credentials]
    if role is not None:
        weights = importance(role, catalogue.occupations.values())
        of_field = fitting(catalogue.credentials, weights, role)
        keys += sorted((key for key in of_field if key not in keys), key=lambda key: -fit(of_field[key], weights))
    found = sorted((catalogue.credentials[key] for key in keys), key=lambda credential: credential.is_sample)
    return found[:MOST_CREDENTIALS]


def _buttons(role: Occupation | None) -> tuple[Button, ...]:
    aim = (Button(AIM_AT_IT, payload(CHOOSE_ROLE, field="target", role=role.key)),) if role is not None else ()
    return (*aim, Button(ASSESS_ME, payload(START_ASSESSMENT)))
