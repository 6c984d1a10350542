"""What is said about the questions themselves: that none has to be answered, how many there are, what follows."""

from __future__ import annotations

from bot.assessment.next_question import MOST_QUESTIONS
from bot.dialogue.phrases import counted

NEEDS_NOTHING = (
    "You need not tell me anything: ask whatever you like. For advice that fits you I ask at most {number} short "
    "questions, one at a time: about your job, what you aim at, your time and your money. You may skip any of "
    "them, and what you tell me in your own words I do not ask again. Then I say what I would do, why, and what "
    "comes first."
)
AT_MOST = (
    "At most {left} more, this one included. You may skip any of them, or say “what do you advise?” to have my "
    "advice now."
)
THE_LAST = "This is the last one, and you may skip it. Then I say what I would do, and why."
FOR_A_TOOL = "I need this one, and hardly more, for what you asked for. You may skip it."
OF_THE_FORM = "{left} more, and you may stop whenever you like: say “stop”."


def about_the_questions(asked: int | None = None) -> str:
    """How many questions there are; `asked` counts those put so far with the open one, None where none is open."""
    if asked is None:
        return NEEDS_NOTHING.format(number=MOST_QUESTIONS)
    left = MOST_QUESTIONS - asked + 1
    return AT_MOST.format(left=counted(left, "question")) if left > 1 else THE_LAST
