"""The questions of the assessment and what is said around them: short, friendly, and never required."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.dialogue.phrases import in_a_row
from bot.profile.wording import FIELD_TITLES, News


@dataclass(frozen=True)
class Choice:
    """A button below a question; pressing it sends `answer` as if the person had written it."""

    title: str
    answer: str


@dataclass(frozen=True)
class Question:
    """A question about one field of the profile; `why` says what the answer is for."""

    field: str
    text: str
    why: str
    choices: tuple[Choice, ...] = ()


SKIP = Choice("Skip", "skip")
UNKNOWN = Choice("Don't know", "don't know")

QUESTIONS: Mapping[str, Question] = {
    question.field: question
    for question in (
        Question(
            "occupation",
            "What is your job at the moment?",
            "so that I know which skills you bring",
            (SKIP,),
        ),
        Question(
            "months_in_role",
            "How long have you been in your present role?",
            "because promotions usually ask for some time in the role",
            (
                Choice("Under a year", "6 months"),
                Choice("1 to 2 years", "18 months"),
                Choice("3 years or more", "3 years"),
                SKIP,
            ),
        ),
        Question(
            "target",
            "Which role would you like to reach? If you have none in mind, what do you want most?",
            "so that I can look up what it asks for",
            (
                Choice("More pay", "more pay"),
                Choice("More responsibility", "more responsibility"),
                Choice("New skills", "new skills"),
                Choice("A change", "a career change"),
                SKIP,
            ),
        ),
        Question(
            "deadline",
            "By when would you like to see a change?",
            "because the two paths take different lengths of time",
            (
                Choice("In 6 months", "in 6 months"),
                Choice("In a year", "in a year"),
                Choice("In 2 years", "in 2 years"),
                Choice("No rush", "no rush"),
            ),
        ),
        Question(
            "hours_per_week",
            "How many hours a week could you spend on learning?",
            "so that what I suggest fits into your week",
            (
                Choice("1 or 2", "2 hours a week"),
                Choice("About 5", "5 hours a week"),
                Choice("10 or more", "10 hours a week"),
                SKIP,
            ),
        ),
        Question(
            "budget",
            "How much could you spend on courses or exams yourself? Nothing is fine.",
            "so that I do not suggest anything beyond your means",
            (
                Choice("Nothing", "no budget"),
                Choice("Up to €500", "up to 500"),
                Choice("My employer pays", "my employer pays"),
                SKIP,
            ),
        ),
        Question(
            "evidence",
            "Which badges or certificates do you hold already, if any?",
            "so that I count what you can already show",
            (Choice("None yet", "none"), SKIP),
        ),
        Question(
            "opening",
            "Do you know of an opening for the step up you want?",
            "because a promotion needs a place to go to",
            (Choice("Yes", "yes"), Choice("No", "no"), UNKNOWN),
        ),
        Question(
            "recognition",
            "Whose recognition counts more for you: your own organisation's, or your industry's?",
            "because the two paths count in different places",
            (
                Choice("My organisation", "inside my organisation"),
                Choice("My industry", "across my industry"),
                Choice("Both", "both"),
                SKIP,
            ),
        ),
    )
}
"""One question for each field that the assessment may ask for."""


ASKED_FOR: Mapping[str, str] = {"employer_pays": "budget", "budget_words": "budget", "goal": "target"}
"""The question that a field without one of its own belongs to."""

REACH_BY = "By when would you like to reach “{aim}”?"

WHICH_ROLE = "Which of these comes nearest to “{text}”?"
NONE_OF_THESE_ROLES = "None of these"
CAN_GO_ON = "All right, let’s leave it there. I keep what you told me: say “continue the assessment” to go on."
NOT_IN_CATALOGUE = (
    "I do not find “{text}” in my catalogue, so I cannot look up what it asks for. What else is that job called?"
)
WITHOUT_TARGET = "I cannot do that without a target role. Tell me one whenever you like."
NOTHING_TO_SKIP = "There is no question open at the moment. Ask me anything, or say “assess my situation”."
BACK_TO_YOU = "Back to you:"
ROUGHLY = "A rough guess is enough."
DEPENDS = "What is best for you depends on your situation, so let me ask a little."
NOTHING_ON_THAT = "I have nothing on just that. I can work out with you what would get you further, though."
WHICH_OF_TWO = "Which of the two is better depends on where you stand and where you want to go."
LEFT_OPEN = "I leave that open for now."
WHICH_CORRECTION = "Of course. What shall I change?"
NOTHING_TO_CORRECT = "Of course. I have noted nothing about you yet: tell me how it is, in your own words."
ADVICE_STANDS = "My advice stays the same."
TAKEN_OUT = "All right, I have taken that out."

CORRECTIONS: Mapping[str, str] = {
    "occupation": "Change my job",
    "months_in_role": "Change my time in the role",
    "target": "Change what I aim at",
    "goal": "Change what I want",
    "deadline": "Change my date",
    "hours_per_week": "Change my hours",
    "budget": "Change my budget",
    "employer_pays": "Change who pays",
    "evidence": "Change what I hold",
    "opening": "Change the opening",
    "recognition": "Change whose recognition counts",
}
"""What the button says that puts a fact right."""


def question_for(name: str, aim: str = "") -> Question:
    """The question that a field belongs to; one for a day names the role aimed at, where one is known."""
    question = QUESTIONS[ASKED_FOR.get(name, name)]
    if question.field == "deadline" and aim:
        return replace(question, text=REACH_BY.format(aim=aim))
    return question


def acknowledged(news: Sequence[News]) -> str:
    """Says back what was understood, so that a mistake shows at once; empty when there is nothing.

    The job comes first, then what is aimed at, however the message had it. What took the place of something told
    before is named as what it is.
    """
    order = list(CORRECTIONS)
    in_order = sorted(news, key=lambda each: order.index(each.field))
    new = in_a_row([each.words for each in in_order if not each.is_changed])
    changed = [f"Changed {FIELD_TITLES[each.field]}: {each.words}." for each in in_order if each.is_changed]
    return " ".join(([f"Noted: {new}."] if new else []) + changed)


def asked_again(question: Question) -> str:
    """The open question again, after a digression."""
    return f"{BACK_TO_YOU} {question.text[:1].lower()}{question.text[1:]}"


def asked_because(question: Question) -> str:
    """What the answer is for, then the question again."""
    return f"I ask {question.why}. {question.text} You may also skip it."


def not_an_answer(question: Question) -> str:
    """The question again, with the offer to skip it."""
    return f"I did not get that as an answer. {question.text} You may also say “skip”."
