"""The recommendation: what is advised, why, what would change it, and the comparison for this person."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.asking import ask, opened
from actions.base.guidance import Guidance
from actions.base.stores import pay_tables, weights, work
from actions.base.turn import say
from bot.assessment.next_question import ESSENTIAL
from bot.dialogue.message_contract import FOCUS_SLOT, MISSES_SLOT
from bot.dialogue.payload import (
    ASK_FACTORS,
    COMPARE_FOR_ME,
    FIND_TARGET,
    PREPARE_TALK,
    PROMOTION_ROUTE,
    SHOW_RECOMMENDATION,
    WHAT_WOULD_CHANGE,
    payload,
)
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import MAKE_PLAN, PREPARE_MY_TALK
from bot.recommendation.recommendation import Option
from bot.recommendation.what_would_change import what_would_change
from bot.recommendation.wording import (
    ASK_WHY,
    CANNOT_DO_IT,
    SHOW_COMPARISON,
    SHOW_WHAT_WOULD_CHANGE,
    advice_in_short,
    change_reply,
    comparison_reply,
    recommendation_reply,
    why_reply,
)
from bot.tools.first_step.first_step import first_step
from bot.tools.first_step.wording import first_step_items, first_step_unknown
from bot.tools.gap.wording import SHOW_GAP
from bot.tools.interests.wording import FIND_TARGET as FIND_A_ROLE
from bot.tools.pay.wording import in_short
from bot.tools.plan.wording import MAKE_A_PLAN
from bot.tools.promotion_route.wording import SHOW_ROUTE, first_steps

HOURS = "hours_per_week"
WAYS_ON = (
    Button(ASK_WHY, payload(ASK_FACTORS)),
    Button(SHOW_WHAT_WOULD_CHANGE, payload(WHAT_WOULD_CHANGE)),
    Button(SHOW_COMPARISON, payload(COMPARE_FOR_ME)),
    Button(SHOW_GAP, payload("my_gap")),
    Button(MAKE_A_PLAN, payload(MAKE_PLAN)),
    Button(PREPARE_MY_TALK, payload(PREPARE_TALK)),
)


def say_recommendation(dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
    """Says what is advised as things stand; "why?" is then about it."""
    recommendation = guidance.recommendation()
    passages = guidance.turn.snapshot.passages
    reply = recommendation_reply(
        recommendation,
        passages,
        first_step=first_step_for(guidance, recommendation.option),
        buttons=ways_on(guidance),
    )
    say(dispatcher, reply)
    return _about_the_recommendation(guidance)


def say_in_short(dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
    """Says what is advised in a sentence, and what comes first; "why?" is about it still."""
    recommendation = guidance.recommendation()
    first = first_step_for(guidance, recommendation.option)
    say(dispatcher, Reply((advice_in_short(recommendation), *first[:1]), buttons=ways_on(guidance), private=True))
    return _about_the_recommendation(guidance)


def first_step_for(guidance: Guidance, option: Option) -> tuple[str, ...]:
    """What the advice says of the first step."""
    situation = guidance.situation
    target, step = situation.target, situation.step
    if step is not None:
        return first_steps(situation.route(step, work()))
    if target is None:
        return first_step_unknown(situation.target_name)
    gap = situation.gap(target)
    return first_step_items(first_step(gap, situation.plan(gap), option))


def ways_on(guidance: Guidance) -> tuple[Button, ...]:
    """What to go on with; for a step up the route in place of gap and plan, without a target the way to one."""
    if guidance.situation.step is None and not guidance.situation.target_name:
        return (*WAYS_ON[:3], WAYS_ON[-1], Button(FIND_A_ROLE, payload(FIND_TARGET)))
    return (
        WAYS_ON
        if guidance.situation.step is None
        else (*WAYS_ON[:3], WAYS_ON[-1], Button(SHOW_ROUTE, payload(PROMOTION_ROUTE)))
    )


def _about_the_recommendation(guidance: Guidance) -> Events:
    focus = guidance.turn.focus.showing(SHOW_RECOMMENDATION)
    return [SlotSet(FOCUS_SLOT, focus.as_slot()), SlotSet(MISSES_SLOT, 0)]


class RecommendationAction(RungAction, ABC):
    """An action on the recommendation; someone of whom nothing is known is assessed first."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Hands over to `reply`, or to the assessment."""
        guidance = Guidance.of(tracker)
        if guidance.person.is_unknown:
            return ask(dispatcher, guidance, ESSENTIAL[0], None)
        return self.reply(dispatcher, guidance)

    @abstractmethod
    def reply(self, dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
        """Replies on the recommendation."""


class ActionShowRecommendation(RecommendationAction):
    """Says what is advised as things stand now."""

    action_name = "action_show_recommendation"

    def reply(self, dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
        """The recommendation."""
        return say_recommendation(dispatcher, guidance)


class ActionFactors(RecommendationAction):
    """Gives all factors with their contributions."""

    action_name = "action_factors"

    def reply(self, dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
        """The table that adds up to the result."""
        passages = guidance.turn.snapshot.passages
        say(dispatcher, why_reply(guidance.recommendation(), passages, buttons=WAYS_ON[1:]))
        return _about_the_recommendation(guidance)


class ActionWhatWouldChange(RecommendationAction):
    """Says which answer would have to be another for another result."""

    action_name = "action_what_would_change"

    def reply(self, dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
        """The smallest change, by search."""
        situation = guidance.situation
        found = what_would_change(
            situation.profile, situation.evidence, weights(), situation.target_facts(), today=situation.today
        )
        say(dispatcher, change_reply(found, buttons=(WAYS_ON[0], *WAYS_ON[2:])))
        return _about_the_recommendation(guidance)


class ActionCannotDoIt(RungAction):
    """Somebody cannot do what was advised or planned."""

    action_name = "action_cannot_do_it"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """What to tell, so that the advice fits; what it is about stays what it was.

        Where they have not said how much time they have, that is the question from here on.
        """
        say(dispatcher, Reply((CANNOT_DO_IT,), buttons=(WAYS_ON[1], WAYS_ON[-2]), private=True))
        profile = Guidance.of(tracker).person.profile
        is_time_known = profile.hours_per_week is not None or HOURS in profile.refused
        return [SlotSet(MISSES_SLOT, 0)] if is_time_known else opened(HOURS)


class ActionCompareForMe(RecommendationAction):
    """The comparison with a column for this person."""

    action_name = "action_compare_for_me"

    def reply(self, dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
        """The seven rows."""
        passages = guidance.turn.snapshot.passages
        reply = comparison_reply(guidance.recommendation(), passages, buttons=(WAYS_ON[0], WAYS_ON[1]))
        pay = in_short(guidance.situation.occupation, guidance.situation.target, pay_tables())
        say(dispatcher, replace(reply, paragraphs=(*reply.paragraphs, *filter(None, [pay]))))
        return _about_the_recommendation(guidance)
