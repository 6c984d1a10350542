"""Which facts are kept and what they answer."""

from __future__ import annotations

from bot.assessment.questions import QUESTIONS
from bot.decision.fact_kinds import ANSWERED_BY, NOTED
from bot.dialogue.message_reading import LABELS


def test_every_question_of_the_assessment_has_its_kinds_of_facts() -> None:
    assert set(ANSWERED_BY) == set(QUESTIONS)
    assert set(NOTED) <= set(LABELS)
