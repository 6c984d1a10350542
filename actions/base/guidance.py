"""What a guidance action knows when it runs: the person, the catalogue as they may see it, the day.

And what every tool does alike: keep a picture, say a reply and remember what it was about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timezone

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.stores import catalogue, files, ladders, people, weights
from actions.base.turn import Turn, say
from bot.assessment.questions import Question, question_for
from bot.catalogue.store import CatalogueSnapshot
from bot.catalogue.title_heads import title_heads
from bot.dialogue.message_contract import FOCUS_SLOT, MISSES_SLOT
from bot.dialogue.person import audience_of, person_of
from bot.dialogue.reply import Button, File, Picture, Reply
from bot.dialogue.tool_registry import tool_for_term
from bot.drawing.style import Chart
from bot.people.person import Person
from bot.recommendation.recommendation import Recommendation, recommend
from bot.rungs.ladders import Ladder
from bot.tools.readiness.wording import IS_READY
from bot.tools.situation import Situation


@dataclass(frozen=True)
class Guidance:
    """One turn of guidance."""

    turn: Turn
    sender: str
    person: Person
    catalogue: CatalogueSnapshot

    @classmethod
    def of(cls, tracker: Tracker) -> Guidance:
        """Reads tracker, person and catalogue; raises `CatalogueMissing` when nothing was built."""
        sender = tracker.sender_id
        return cls(
            Turn.of(tracker),
            sender,
            people().load(person_of(sender)),
            catalogue().snapshot(audience_of(sender)),
        )

    def again(self) -> Guidance:
        """The same turn with the person as they are stored now."""
        return replace(self, person=people().load(self.person.id))

    @property
    def situation(self) -> Situation:
        """The person before the catalogue, today."""
        person = self.person
        return Situation(
            person.profile, person.evidence, person.achievements, self.catalogue, self.turn.today, self.ladders
        )

    @property
    def ladders(self) -> tuple[Ladder, ...]:
        """The organisation's own ladders, then the usual ones."""
        return (*self.catalogue.ladders, *ladders())

    @property
    def title_heads(self) -> frozenset[str]:
        """The words that job titles end with: those of the catalogue and of the ladders."""
        rungs = (rung for ladder in self.ladders for rung in ladder.rungs)
        return self.catalogue.title_heads | title_heads(name for rung in rungs for name in (rung.title, *rung.also))

    def recommendation(self) -> Recommendation:
        """What is advised as things stand."""
        situation = self.situation
        return recommend(
            situation.profile, situation.evidence, weights(), situation.target_facts(), today=self.turn.today
        )

    def question_for(self, name: str) -> Question:
        """The question for a field, as it is put to this person."""
        return question_for(name, self.situation.target_name)

    def keep_picture(self, chart: Chart, name: str) -> Picture:
        """The picture at an address that only this person is given."""
        path = self._keep(name, "image/png", chart.png)
        return Picture(path, chart.title, chart.alternative, *chart.size)

    def keep_file(self, name: str, media_type: str, content: bytes, description: str) -> File:
        """The file at an address that only this person is given."""
        return File(self._keep(name, media_type, content), name, description)

    def _keep(self, name: str, media_type: str, content: bytes) -> str:
        return files().keep(self.person.id, name, media_type, content, datetime.now(timezone.utc))

    def _news(self) -> tuple[str, ...]:
        if not self.person.watched:
            return ()
        ready = self.again().situation.ready_for(self.person.watched)
        with people().change(self.person.id) as change:
            for occupation in ready:
                change.unwatch(occupation.key)
        return tuple(IS_READY.format(title=occupation.title) for occupation in ready)

    def say(
        self,
        dispatcher: CollectingDispatcher,
        reply: Reply,
        term: str | None = None,
        buttons: tuple[Button, ...] = (),
        shown: str = "",
    ) -> Events:
        """Sends the reply; follow-ups ("tell me more", "what does it cost?") are then about the term's passage.

        `shown` is the intent of the guidance that it gives, which "why?" and "and then?" are about; that of the
        term's tool unless another is given.
        Where the person has become ready for a role that they watch, the reply says so, once.
        """
        paragraphs = (*reply.paragraphs, *self._news())
        say(dispatcher, replace(reply, paragraphs=paragraphs, buttons=(*reply.buttons, *buttons)))
        passage = self.turn.snapshot.passages.get(term or "")
        tool = tool_for_term(term or "")
        shown = shown or (tool.intent if tool is not None else "")
        focus = self.turn.focus if passage is None and not shown else self.turn.focus.showing(shown, passage)
        return [SlotSet(FOCUS_SLOT, focus.as_slot()), SlotSet(MISSES_SLOT, 0)]
