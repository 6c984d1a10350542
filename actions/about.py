"""What the assistant says about itself: where answers are from, what it can do, what they are worth, who helps, in
which language it answers."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events, RungAction
from actions.base.asking import ask
from actions.base.guidance import Guidance
from actions.base.stores import people, settings
from actions.base.turn import Turn, open_question, say
from actions.interests import ask_interest
from bot.answering.answer import origin
from bot.answering.focus import Focus
from bot.answering.next_steps import show_passage
from bot.answering.other_languages import answered_in_english
from bot.answering.wording import WHOM_TO_ASK, capabilities, whom_to_ask
from bot.assessment.about import FOR_A_TOOL, OF_THE_FORM, about_the_questions
from bot.assessment.next_question import ESSENTIAL
from bot.dialogue.message_contract import FOCUS_SLOT, LANGUAGE, MISSES_SLOT, PURPOSE_SLOT
from bot.dialogue.payload import (
    ASK_FACTORS,
    ASK_PERSON,
    PROMOTION_ROUTE,
    SHOW_RECOMMENDATION,
    START_ASSESSMENT,
    payload,
)
from bot.dialogue.phrases import counted
from bot.dialogue.reply import Button, Reply
from bot.dialogue.tool_registry import ASSESS_ME, MAKE_PLAN
from bot.recommendation.wording import ASK_WHY, WORKED_OUT
from bot.tools.interests.form import FIELD as INTERESTS
from bot.tools.interests.form import ITEMS, Form
from bot.tools.interests.wording import beginning

EXAMPLES = 2
WORKED_OUT_OF = frozenset({SHOW_RECOMMENDATION, MAKE_PLAN, PROMOTION_ROUTE})
"""The guidance that no document holds."""

TALK_TO_A_PERSON = "Talk to a person"


class ActionSource(RungAction):
    """Names document, section and dates of the last answer."""

    action_name = "action_source"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """One paragraph for each passage of the last answer, or how answers are sourced when there was none."""
        turn = Turn.of(tracker)
        if turn.focus.shown in WORKED_OUT_OF:
            why = Button(ASK_WHY, payload(ASK_FACTORS))
            say(dispatcher, Reply((WORKED_OUT,), buttons=(why,), private=True))
            return []
        passages = [turn.snapshot.passages[key] for key in turn.focus.answered if key in turn.snapshot.passages]
        if not passages:
            dispatcher.utter_message(response="utter_sources_in_general")
            return []
        say(
            dispatcher,
            Reply(paragraphs=tuple(origin(passage, turn.document_of(passage)) for passage in passages)),
        )
        return []


class ActionDisclaimer(RungAction):
    """Says how far answers can be relied on."""

    action_name = "action_disclaimer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The disclaimer of the document in focus, or of every document."""
        turn = Turn.of(tracker)
        current = turn.current
        documents = [turn.document_of(current)] if current else list(turn.snapshot.documents.values())
        say(dispatcher, Reply(paragraphs=tuple(dict.fromkeys(document.disclaimer for document in documents))))
        return []


class ActionCapabilities(RungAction):
    """Says what can be asked, from what the documents are about."""

    action_name = "action_capabilities"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The subjects as a list, and a few of them to press."""
        turn = Turn.of(tracker)
        documents = turn.snapshot.documents.values()
        subjects = tuple(dict.fromkeys(about for document in documents for about in document.intents.values()))
        examples = [document.passages[0] for document in documents if document.passages]
        if len(examples) < EXAMPLES:
            examples = list(turn.snapshot.passages.values())[:EXAMPLES]
        say(
            dispatcher,
            Reply(
                paragraphs=(capabilities(settings().hr_contact),),
                items=subjects,
                buttons=(
                    Button(ASSESS_ME, payload(START_ASSESSMENT)),
                    *(show_passage(passage) for passage in examples[:EXAMPLES]),
                ),
            ),
        )
        return [SlotSet(MISSES_SLOT, 0)]


class ActionAboutQuestions(RungAction):
    """Says how many questions there are, and that none has to be answered."""

    action_name = "action_about_questions"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """How many are left where one is open, else what would be asked, with a way to begin."""
        asked = open_question(tracker)
        if asked is None:
            begin = Button(ASSESS_ME, payload(START_ASSESSMENT))
            say(dispatcher, Reply((about_the_questions(),), buttons=(begin,), private=True))
            return [SlotSet(MISSES_SLOT, 0)]
        guidance = Guidance.of(tracker)
        if asked.field == INTERESTS:
            left = len(ITEMS) - len(guidance.person.interests)
            text = OF_THE_FORM.format(left=counted(left, "question"))
        elif tracker.get_slot(PURPOSE_SLOT):
            text = FOR_A_TOOL
        else:
            text = about_the_questions(len({*guidance.person.asked, asked.field}))
        say(dispatcher, Reply((text,), private=True))
        return [SlotSet(MISSES_SLOT, 0)]


class ActionPerson(RungAction):
    """Leads to a person in HR."""

    action_name = "action_person"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Names the contact that the organisation has set."""
        dispatcher.utter_message(response="utter_person", hr_contact=settings().hr_contact)
        return [SlotSet(MISSES_SLOT, 0)]


class ActionWhomToAsk(RungAction):
    """Somebody asks whom else they can ask, after an answer that the assistant does not have."""

    action_name = "action_whom_to_ask"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Names the kinds of people who can help, none of which costs anything to ask."""
        say(dispatcher, Reply((WHOM_TO_ASK, whom_to_ask(settings().hr_contact))))
        return []


class ActionStartOver(RungAction):
    """Begins again: the questions of the assessment where one is open, else the conversation."""

    action_name = "action_start_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Empties the answers and asks the first question again; without an open one empties focus and misses."""
        asked = open_question(tracker)
        if asked is not None and asked.field == INTERESTS:
            return ask_interest(dispatcher, Guidance.of(tracker), Form(), beginning(Form()))
        if asked is not None:
            guidance = Guidance.of(tracker)
            with people().change(guidance.person.id) as change:
                change.start_again()
            return ask(dispatcher, guidance.again(), ESSENTIAL[0], None)
        dispatcher.utter_message(response="utter_start_over")
        return [SlotSet(FOCUS_SLOT, Focus().as_slot()), SlotSet(MISSES_SLOT, 0)]


class ActionOtherLanguage(RungAction):
    """Says which language the assistant answers in."""

    action_name = "action_other_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """In the person's own language first where there are words for it, then in English."""
        language = str(tracker.latest_message.get(LANGUAGE) or "")
        buttons = (Button(TALK_TO_A_PERSON, payload(ASK_PERSON)),)
        say(dispatcher, Reply(answered_in_english(language), buttons=buttons))
        return [SlotSet(MISSES_SLOT, 0)]
