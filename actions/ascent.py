"""Stackable certification ascent: how certifications build on one another up to the top one."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.tool import ToolAction
from bot.catalogue.records import Credential
from bot.dialogue.reply import Reply
from bot.profile.claims import credentials_named
from bot.profile.holdings import holdings_on
from bot.tools.ascent.ascent import ascent, summits
from bot.tools.ascent.chart import ascent_chart
from bot.tools.ascent.wording import NO_SUMMITS, ascent_reply


class ActionAscent(ToolAction):
    """Shows the way to the top certification: the one named, or the one that serves the target best."""

    intent = "my_ascent"

    async def work(self, dispatcher: CollectingDispatcher, tracker: Tracker, guidance: Guidance) -> Events:
        """The stages, what each adds and what is done."""
        top = top_of(guidance)
        if top is None:
            return guidance.say(dispatcher, Reply((NO_SUMMITS,), private=True), self.tool.term)
        credentials = tuple(guidance.catalogue.credentials.values())
        holdings = holdings_on(guidance.situation.held_evidence, credentials, guidance.turn.today)
        found = ascent(top, credentials, holdings)
        picture = guidance.keep_picture(ascent_chart(found, guidance.catalogue.skills), "ascent.png")
        reply = replace(ascent_reply(found, guidance.catalogue.skills), pictures=(picture,))
        return guidance.say(dispatcher, reply, self.tool.term)


def top_of(guidance: Guidance) -> Credential | None:
    """The top certification to climb to; None when no certification builds on another."""
    situation = guidance.situation
    wanted = situation.gap(situation.target).needs() if situation.target is not None else {}
    tops = summits(guidance.catalogue.credentials.values(), tuple(wanted))
    named = credentials_named(guidance.turn.text, tops)
    return next(iter((*named, *tops)), None)
