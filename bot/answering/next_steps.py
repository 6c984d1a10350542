"""The buttons below an answer: where the conversation may go from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answering.answer import unsaid
from bot.answering.focus import Focus
from bot.answering.follow_up import passage_on, point_for
from bot.dialogue.payload import (
    COMPARE,
    GIVE_FEEDBACK,
    PREPARE_TALK,
    SHOW_PASSAGE,
    START_ASSESSMENT,
    TELL_MORE,
    payload,
)
from bot.dialogue.reply import Button
from bot.dialogue.tool_registry import ASSESS_ME, PREPARE_MY_TALK, tool_for_term
from bot.documents.passage import LEAD, Passage

MAX_STEPS = 4
CHOICE = "choice"

TELL_ME_MORE = Button("Tell me more", payload(TELL_MORE))
HOW_LONG = "How long does it take?"
ON_COST = "Compare on cost"
WHAT_SUITS = "What suits me?"
HELPED = "That helped"
DID_NOT_HELP = "That did not help"

MY_TALK = Button(PREPARE_MY_TALK, payload(PREPARE_TALK))
ABOUT_A_TALK = frozenset({"how-to-ask-for-promotion", "when-to-ask-for-promotion", "building-a-promotion-case"})
"""The passages that say in general what the talk with one's manager needs."""

AS_QUESTIONS: Mapping[str, str] = {
    "definition": "How do the two differ?",
    "career impact": "What does each do for a career?",
    "timeframe": "How long does each take?",
    "recognition": "Where does each count?",
    "flexibility": "Which one is more flexible?",
    "cost": "What does each cost?",
    "skill focus": "Which skills does each prove?",
    "pay": "What does each pay?",
    "employers": "What do employers think?",
    "both": "Can I combine the two?",
    "choice": WHAT_SUITS,
}
"""What somebody would ask about an aspect of both sides; titles of passages are for those who write them."""


def next_steps(
    passage: Passage, focus: Focus, passages: Mapping[str, Passage], offered: Sequence[str] = ()
) -> tuple[Button, ...]:
    """Up to four ways on from an answer, those offered first, then whether it helped. `focus` is after it."""
    same = {key: other for key, other in passages.items() if other.document == passage.document}
    steps = [show_passage(passages[key]) for key in offered]
    steps += [TELL_ME_MORE] if unsaid(passage, focus) else []
    steps += _for_oneself(passage)
    steps += [button for button in _leading_on(focus, same) if not _leads_to(button, passage)]
    steps += _related(passage, passages)
    return (*_distinct(steps)[:MAX_STEPS], *feedback_buttons(passage))


def _for_oneself(passage: Passage) -> list[Button]:
    """What Rung can do on the person's own behalf where the passage speaks of it in general."""
    tool = tool_for_term(passage.key)
    if tool is not None:
        return [Button(tool.button, payload(tool.intent))]
    if passage.key in ABOUT_A_TALK:
        return [MY_TALK]
    return [Button(ASSESS_ME, payload(START_ASSESSMENT))] if passage.aspect == CHOICE else []


def show_passage(passage: Passage, point: str = LEAD, title: str = "") -> Button:
    """A button that shows a passage, named plainly unless a title is given."""
    return Button(title or named_plainly(passage), payload(SHOW_PASSAGE, passage=passage.key, point=point))


def related_steps(passage: Passage, passages: Mapping[str, Passage]) -> tuple[Button, ...]:
    """The passages that a passage links to."""
    return tuple(_related(passage, passages)[:MAX_STEPS])


def _related(passage: Passage, passages: Mapping[str, Passage]) -> list[Button]:
    others = [passages[key] for key in passage.related if key in passages]
    return [show_passage(other, title=question_to(other)) for other in others]


def named_plainly(passage: Passage) -> str:
    """What a passage is called where it is offered: a row of the comparison as the question that it answers."""
    return AS_QUESTIONS.get(passage.aspect or "", passage.title) if passage.is_comparison else passage.title


def question_to(passage: Passage) -> str:
    """What somebody would ask to be led to a passage, or else its title."""
    if passage.term:
        return f"What does “{passage.term[:1].lower()}{passage.term[1:]}” mean?"
    of_both = passage.is_comparison or passage.side is None
    return AS_QUESTIONS.get(passage.aspect or "", passage.title) if of_both else passage.title


def feedback_buttons(passage: Passage) -> tuple[Button, ...]:
    """Yes and no to "did that help?"."""
    return (
        Button(HELPED, payload(GIVE_FEEDBACK, helpful="yes", passage=passage.key)),
        Button(DID_NOT_HELP, payload(GIVE_FEEDBACK, helpful="no", passage=passage.key)),
    )


def _leading_on(focus: Focus, passages: Mapping[str, Passage]) -> list[Button]:
    """The questions that mostly come next, as far as the document has passages for them."""
    buttons = []
    timeframe = passage_on("timeframe", focus.side, passages.values())
    if timeframe is not None:
        buttons.append(show_passage(timeframe, point_for(timeframe, focus.side, LEAD), HOW_LONG))
    if passage_on("cost", None, passages.values()) is not None:
        buttons.append(Button(ON_COST, payload(COMPARE, aspect="cost")))
    choice = passage_on(CHOICE, None, passages.values())
    if choice is not None:
        buttons.append(show_passage(choice, title=WHAT_SUITS))
    return buttons


def _leads_to(button: Button, passage: Passage) -> bool:
    same_aspect = f'"aspect": "{passage.aspect}"' in button.payload
    return f'"passage": "{passage.key}"' in button.payload or (passage.aspect is not None and same_aspect)


def _distinct(buttons: list[Button]) -> list[Button]:
    """The first button of each payload."""
    first: dict[str, Button] = {}
    for button in buttons:
        first.setdefault(button.payload, button)
    return list(first.values())
