"""Somebody without a target is helped to find one: twelve questions on interests, then roles to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.asking import closed, opened
from actions.base.guidance import Guidance
from actions.base.stores import pay_tables, people, themes
from actions.base.turn import say
from bot.answering.offer import offered_role
from bot.decision.spoken_around import asks_what_to_become
from bot.dialogue.message_contract import FOCUS_SLOT, PURPOSE_SLOT
from bot.dialogue.payload import ANSWER_INTEREST, CHOOSE_ROLE, FIND_TARGET, payload
from bot.dialogue.reply import Asking, Button, Reply
from bot.reading.follow_up_words import follow_up
from bot.reading.liking import read_liking
from bot.tools.interests.form import FIELD, ITEMS, LIKINGS, Form
from bot.tools.interests.matching import RoleMatch, matching_roles, roles_near
from bot.tools.interests.wording import (
    AGAIN,
    FIND_BY_INTERESTS,
    LIKING_TITLES,
    NOT_READ,
    beginning,
    near_roles_reply,
    question_text,
    roles_reply,
)


class ActionFindTarget(RungAction):
    """Begins the form, or goes on with it; where it is complete it shows the roles again."""

    action_name = "action_find_target"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The next question, or the roles."""
        guidance = Guidance.of(tracker)
        form = Form() if guidance.turn.entity("part") == "again" else form_of(guidance)
        if form.item is None:
            return say_roles(dispatcher, guidance, form)
        near = _near_roles(guidance) if _wants_near_roles(guidance, form) else ()
        if near:
            return say_near_roles(dispatcher, guidance, near)
        return ask_interest(dispatcher, guidance, form, beginning(form))


class ActionAnswerInterest(RungAction):
    """Takes one answer, pressed or typed, and asks on."""

    action_name = "action_answer_interest"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The next question, the same one for what could not be read, or the roles."""
        guidance = Guidance.of(tracker)
        form = form_of(guidance)
        if form.item is None:
            return say_roles(dispatcher, guidance, form)
        place = guidance.turn.entity("item")
        if place is not None and place != str(len(form.answers) + 1):
            # A button of an earlier question, pressed twice, answers nothing.
            return ask_interest(dispatcher, guidance, form)
        said = guidance.turn.entity("liking") or read_liking(guidance.turn.said)
        liking = next((one for one in LIKINGS if one == said), None)
        if liking is None:
            return ask_interest(dispatcher, guidance, form, NOT_READ)
        form = form.answered(liking)
        if form.item is None:
            return say_roles(dispatcher, guidance, form)
        return ask_interest(dispatcher, guidance, form)


def form_of(guidance: Guidance) -> Form:
    """The form as far as the person has answered it, in whatever conversation."""
    return Form.of(guidance.person.interests)


def ask_interest(dispatcher: CollectingDispatcher, guidance: Guidance, form: Form, before: str = "") -> Events:
    """Keeps what was answered, asks the question that is next, and notes that it is open."""
    _keep(guidance, form)
    place = str(len(form.answers) + 1)
    buttons = tuple(
        Button(LIKING_TITLES[liking], payload(ANSWER_INTEREST, item=place, liking=liking)) for liking in LIKINGS
    )
    text = " ".join(part for part in (before, question_text(form)) if part)
    say(dispatcher, Reply((text,), buttons=buttons, private=True, asking=Asking(int(place), len(ITEMS))))
    return opened(FIELD)


def say_roles(dispatcher: CollectingDispatcher, guidance: Guidance, form: Form) -> Events:
    """Says which roles fit; pressing one aims at it."""
    _keep(guidance, form)
    situation, catalogue = guidance.situation, guidance.catalogue
    own = situation.occupation
    matches = (
        ()
        if form.says_nothing
        else matching_roles(
            form.scores, own, catalogue.occupations, themes(), pay_tables(), catalogue.openings.values()
        )
    )
    again = Button(AGAIN, payload(FIND_TARGET, part="again"))
    reply = roles_reply(form, matches, situation.role_name if own is not None else "", catalogue.skills)
    events = guidance.say(dispatcher, reply, buttons=(*_choices(guidance, matches), again), shown=FIND_TARGET)
    return [*events, *closed(), _offering(guidance, matches)]


def say_near_roles(dispatcher: CollectingDispatcher, guidance: Guidance, near: Sequence[RoleMatch]) -> Events:
    """Says which roles are near one's own, by pay where that was asked; the form on interests narrows them down.

    Pressing or naming one aims at it: where nothing is aimed at yet, that is the question from here on.
    """
    by_pay = "pay" in guidance.turn.said.lower() or follow_up(guidance.turn.said) == "pay"
    if by_pay:
        near = sorted(near, key=lambda match: -(match.pay.median or 0) if match.pay is not None else 0)
    reply = near_roles_reply(near, guidance.situation.role_name, guidance.catalogue.skills, by_pay)
    form = Button(FIND_BY_INTERESTS, payload(FIND_TARGET, part="again"))
    events = guidance.say(dispatcher, reply, buttons=(*_choices(guidance, near), form), shown=FIND_TARGET)
    waits = closed() if guidance.situation.target_name else [*opened("target"), SlotSet(PURPOSE_SLOT, None)]
    return [*events, *waits, _offering(guidance, near)]


def _offering(guidance: Guidance, matches: Sequence[RoleMatch]) -> dict[str, Any]:
    """The event after which "the second one" means that role."""
    focus = guidance.turn.focus.showing(FIND_TARGET)
    offered = focus.offering(offered_role("target", match.occupation.key) for match in matches)
    event: dict[str, Any] = SlotSet(FOCUS_SLOT, offered.as_slot())
    return event


def _wants_near_roles(guidance: Guidance, form: Form) -> bool:
    """Whether roles near one's own are asked for, or about: the form is another way, for who asks for that."""
    if form.answers or guidance.turn.entity("part") is not None:
        return False
    is_about_them = guidance.turn.focus.shown == FIND_TARGET and follow_up(guidance.turn.said) is not None
    return is_about_them or asks_what_to_become(guidance.turn.said)


def _near_roles(guidance: Guidance) -> tuple[RoleMatch, ...]:
    own, catalogue = guidance.situation.occupation, guidance.catalogue
    if own is None:
        return ()
    return roles_near(own, catalogue.occupations, pay_tables(), catalogue.openings.values())


def _choices(guidance: Guidance, matches: Sequence[RoleMatch]) -> tuple[Button, ...]:
    titles = guidance.catalogue.role_titles
    return tuple(
        Button(
            titles[match.occupation.key][:1].upper() + titles[match.occupation.key][1:],
            payload(CHOOSE_ROLE, field="target", role=match.occupation.key),
        )
        for match in matches
    )


def _keep(guidance: Guidance, form: Form) -> None:
    if form.answers != guidance.person.interests:
        with people().change(guidance.person.id) as change:
            change.keep_interests(form.answers)
