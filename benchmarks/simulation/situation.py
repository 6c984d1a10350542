"""The situation of a simulated person: what they would answer to each question, in several wordings."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from bot.assessment.questions import QUESTIONS, REACH_BY

ROLES = (
    "data analyst",
    "web developer",
    "software developer",
    "help desk agent",
    "database administrator",
    "network engineer",
    "system administrator",
    "software tester",
)
TARGETS = (
    "data scientist",
    "data engineer",
    "software architect",
    "database administrator",
    "ICT project manager",
    "network engineer",
)
ROLE_SAID = ("{role}", "I'm a {role}", "I work as a {role}", "{role} at the moment", "currently {role}")
TARGET_SAID = ("{role}", "I want to become a {role}", "I'd like to be a {role}", "{role} would be great")
GOALS = ("more pay", "more responsibility", "a career change")
ANSWERS = {
    "months_in_role": ("two years", "18 months", "since three years", "about a year", "6 months"),
    "deadline": ("in a year", "within two years", "in 18 months", "by the end of next year", "no rush"),
    "hours_per_week": ("5 hours a week", "about six", "3-4 hours", "ten", "two hours a week", "5"),
    "budget": ("no budget", "up to 500", "300 euros", "nothing", "my employer pays", "about 1000"),
    "evidence": ("none", "SQL basics", "I have the Statistics at work certificate", "nothing yet"),
    "opening": ("yes", "no", "don't know", "not that I know of", "there is one in our department"),
    "recognition": ("inside my organisation", "across my industry", "both", "my industry", "the company's"),
}
REFUSALS = ("skip", "I'd rather not say", "prefer not to answer", "skip this one")


@dataclass
class Situation:
    """What a person is and wants; `told` is what they have answered so far, by field."""

    random: Random
    occupation: str
    target: str
    told: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, random: Random) -> Situation:
        """A role and another one to aim at, drawn by chance."""
        occupation = random.choice(ROLES)
        return cls(random, occupation, random.choice([role for role in TARGETS if role != occupation]))

    def answer(self, name: str, *, refuses: bool = False) -> str:
        """What the person answers to the question for this field."""
        if refuses:
            text = self.random.choice(REFUSALS)
        elif name == "occupation":
            text = self.random.choice(ROLE_SAID).format(role=self.occupation)
        elif name == "target":
            text = self.random.choice(TARGET_SAID).format(role=self.target)
        else:
            text = self.random.choice(ANSWERS[name])
        self.told[name] = text
        return text


def question_in(text: str) -> str | None:
    """The field that a reply asks for, whichever way it leads to the question."""
    worded = [(question.text, name) for name, question in QUESTIONS.items()]
    # The deadline is asked for with the name of what is aimed at, where that is known.
    worded.append((REACH_BY.partition("{aim}")[0], "deadline"))
    found = [(text.lower().rfind(words.lower()), name) for words, name in worded if words.lower() in text.lower()]
    return max(found)[1] if found else None
