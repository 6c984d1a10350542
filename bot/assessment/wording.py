"""What the assessment says between its questions."""

from __future__ import annotations

from collections.abc import Iterable

from bot.assessment.questions import Question
from bot.dialogue.phrases import in_a_row

WHICH_ROLE = "Which of these comes nearest to “{text}”?"
ROLE_UNKNOWN = "I do not know “{text}” as a role. Could you say it in other words?"
NONE_OF_THESE_ROLES = "None of these"
IN_OTHER_WORDS = "Then tell me in other words, for instance what somebody in that role does all day; or say “skip”."
CAN_GO_ON = "All right, we leave it there. What you told me is kept: say “continue the assessment” to go on."
WITHOUT_TARGET = "Without a role that you aim at I cannot do that. Tell me one whenever you like."
NOTHING_TO_SKIP = "There is no question open just now. Ask me anything, or say “assess my situation”."


def acknowledged(understood: Iterable[str]) -> str:
    """Says back what was understood, so that a mistake is seen at once."""
    said = in_a_row(list(understood))
    return f"Noted: {said}." if said else ""


def asked_again(question: Question) -> str:
    """The open question, after something else was talked about."""
    return f"Back to you: {question.text[:1].lower()}{question.text[1:]}"


def asked_because(question: Question) -> str:
    """What the answer is for, and the question again."""
    return f"I ask {question.why}. {question.text} You may also skip it."


def not_an_answer(question: Question) -> str:
    """The question again, with a way around it."""
    return f"I did not get that as an answer. {question.text} You may also say “skip”."
