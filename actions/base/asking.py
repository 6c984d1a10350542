"""Puts a question of the assessment: what was noted before it, its choices, and how to put right what was noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base.action import Events
from actions.base.guidance import Guidance
from actions.base.stores import people
from actions.base.turn import say
from bot.assessment.next_question import MOST_QUESTIONS
from bot.assessment.questions import (
    CORRECTIONS,
    NONE_OF_THESE_ROLES,
    WHICH_ROLE,
    Question,
    acknowledged,
)
from bot.decision.awaited import OpenQuestion
from bot.dialogue.message_contract import MISSES_SLOT, OPEN_QUESTION_SLOT, PURPOSE_SLOT
from bot.dialogue.payload import CHOOSE_ROLE, CORRECT_FACT, FIND_TARGET, payload
from bot.dialogue.reply import Asking, Button, Reply
from bot.profile.roles import UnclearRole
from bot.profile.wording import News
from bot.tools.interests.wording import FIND_TARGET as FIND_A_ROLE

SKIP = Button("Skip", "skip")
NO_ROLE = "none"
"""What the button says that none of the offered roles is meant."""


def ask(
    dispatcher: CollectingDispatcher,
    guidance: Guidance,
    name: str,
    purpose: str | None,
    news: Sequence[News] = (),
    lead_in: str = "",
) -> Events:
    """Says back what is new and asks for a field; `purpose` is the intent of the tool that needs to know it.

    `lead_in` is a sentence before the question.
    """
    question = guidance.question_for(name)
    text = " ".join(part for part in (acknowledged(news), lead_in, question.text) if part)
    return put(dispatcher, guidance, question, text, purpose, corrections(news))


def put(
    dispatcher: CollectingDispatcher,
    guidance: Guidance,
    question: Question,
    text: str,
    purpose: str | None,
    buttons: Sequence[Button] = (),
) -> Events:
    """Says a text that asks a question, and notes that it is open in this conversation."""
    with people().change(guidance.person.id) as change:
        change.ask(question.field)
    say_question(dispatcher, guidance, question, text, purpose, buttons)
    return [*opened(question.field), SlotSet(PURPOSE_SLOT, purpose)]


def say_question(
    dispatcher: CollectingDispatcher,
    guidance: Guidance,
    question: Question,
    text: str,
    purpose: str | None,
    buttons: Sequence[Button] = (),
) -> None:
    """Says a text that asks a question, with its choices before other buttons."""
    asking = how_far(guidance, question.field, purpose)
    say(dispatcher, Reply((text,), buttons=(*choices(question), *buttons), private=True, asking=asking))


def how_far(guidance: Guidance, name: str, purpose: str | None) -> Asking | None:
    """Which of the assessment's questions this is; None where a tool asks for the little that it needs."""
    return None if purpose else Asking(len({*guidance.person.asked, name}), MOST_QUESTIONS)


def ask_which_role(
    dispatcher: CollectingDispatcher,
    unclear: UnclearRole,
    titles: Mapping[str, str],
    purpose: str | None,
    news: Sequence[News],
) -> Events:
    """Asks which of the catalogue's roles is meant; the person's own words are kept whatever they answer.

    `titles` are what the roles are called, by key.
    """
    buttons = (
        *(
            Button(titles[one.key], payload(CHOOSE_ROLE, field=unclear.field, role=one.key))
            for one in unclear.matches
        ),
        Button(NONE_OF_THESE_ROLES, payload(CHOOSE_ROLE, field=unclear.field, role=NO_ROLE)),
        SKIP,
        *corrections(news),
    )
    text = " ".join(part for part in (acknowledged(news), WHICH_ROLE.format(text=unclear.text)) if part)
    say(dispatcher, Reply((text,), buttons=buttons, private=True))
    return [*opened(unclear.field), SlotSet(PURPOSE_SLOT, purpose)]


def opened(name: str) -> Events:
    """The events that note a question as open; whoever is asked something was not misunderstood."""
    return [SlotSet(OPEN_QUESTION_SLOT, OpenQuestion(name).as_slot()), SlotSet(MISSES_SLOT, 0)]


def closed() -> Events:
    """The events that end the questions of this conversation."""
    return [SlotSet(OPEN_QUESTION_SLOT, None), SlotSet(PURPOSE_SLOT, None)]


def choices(question: Question) -> tuple[Button, ...]:
    """The question's buttons."""
    found = tuple(Button(choice.title, choice.answer) for choice in question.choices)
    return found if question.field != "target" else (Button(FIND_A_ROLE, payload(FIND_TARGET)), *found)


def corrections(news: Iterable[News]) -> tuple[Button, ...]:
    """A button for each fact that was said back, in case it is wrong."""
    fields = dict.fromkeys(each.field for each in news)
    return tuple(correction(name) for name in fields)


def correction(name: str) -> Button:
    """The button that puts a fact right."""
    return Button(CORRECTIONS[name], payload(CORRECT_FACT, field=name.replace("_", "-")))
