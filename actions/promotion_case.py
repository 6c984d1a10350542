"""The promotion case: a page with the evidence, to hand to a manager."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.guidance import Guidance
from actions.base.tool import ask_for
from bot.dialogue.payload import PROMOTION_CASE, payload
from bot.dialogue.reply import Button, Reply
from bot.tools.printed_page import MEDIA_TYPE
from bot.tools.progress.wording import LOG_SOMETHING
from bot.tools.promotion_case.page import (
    CASE_FOR,
    CASE_IS_READY,
    FILE_NAME,
    NOTHING_FOR_A_CASE,
    PromotionCase,
    promotion_case_page,
)
from bot.tools.promotion_route.wording import NEXT_GRADE
from bot.tools.readiness.readiness import Readiness
from bot.tools.situation import Situation

TERM = "digital-badge-promotion"


class ActionPromotionCase(RungAction):
    """Compiles the page and gives it to the person alone."""

    action_name = "action_promotion_case"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The page as a file, or what is missing for one."""
        guidance = Guidance.of(tracker)
        situation = guidance.situation
        is_known = bool(situation.target_name) or situation.step is not None
        if not is_known and "target" not in guidance.person.profile.refused:
            return ask_for(dispatcher, guidance, "target", PROMOTION_CASE)
        return say_case(dispatcher, guidance)


def _readiness(situation: Situation) -> Readiness:
    """The criteria that the case answers: of the step, else of the role aimed at; none where there are none."""
    step, target = situation.step, situation.target
    found = situation.step_readiness(step) if step is not None else None
    if found is None and step is None and target is not None:
        found = situation.readiness(target)
    return found or Readiness("", ())


def say_case(dispatcher: CollectingDispatcher, guidance: Guidance) -> Events:
    """Says that the page is ready, or what it needs."""
    person, situation = guidance.person, guidance.situation
    step = situation.step
    aim = step.wanted or NEXT_GRADE if step is not None else situation.target_name
    if not aim or not (person.evidence or person.achievements):
        log = Button(LOG_SOMETHING, payload("my_progress"))
        return guidance.say(dispatcher, Reply((NOTHING_FOR_A_CASE,), private=True), TERM, (log,), PROMOTION_CASE)
    catalogue = guidance.catalogue
    case = PromotionCase(
        target=aim,
        readiness=_readiness(situation),
        today=guidance.turn.today,
        role=situation.role_name,
        months_in_role=person.profile.months_in_role,
        evidence=person.evidence,
        achievements=person.achievements,
        names=catalogue.titles(),
        uses_sample=any(
            credential.is_sample
            for one in person.evidence
            if (credential := catalogue.credentials.get(one.credential or "")) is not None
        ),
    )
    file = guidance.keep_file(FILE_NAME, MEDIA_TYPE, promotion_case_page(case), CASE_FOR)
    return guidance.say(
        dispatcher, Reply((CASE_IS_READY,), files=(file,), private=True), TERM, shown=PROMOTION_CASE
    )
