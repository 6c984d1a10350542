"""Readiness in words: what is known for each criterion, and that people decide."""

from __future__ import annotations

from collections.abc import Mapping

from bot.dialogue.phrases import counted, listed
from bot.dialogue.reply import Reply
from bot.tools.phrases import level, sample_note, table, titled
from bot.tools.readiness.readiness import CriterionState, CriterionStatus, Readiness

TELL_ME_WHEN_READY = "Tell me when I am ready"
WILL_TELL = (
    "Once you meet all written criteria for “{title}”, I will tell you the next time you write to me. "
    "I never message anybody first."
)
IS_READY = (
    "News: you now meet all written criteria for “{title}”. Whether you are promoted is for people to decide."
)

NO_CRITERIA = (
    "Your organisation has not told me what it asks for before a promotion to “{title}”, so I cannot say how ready "
    "you are. Your manager or HR can."
)
NO_DECISION = "This is a comparison with written criteria. Whether you are promoted is for people to decide."
ALL_MET = "Every written criterion for “{title}” is met, so it may be a good time to talk with your manager."

_WORDS: Mapping[CriterionStatus, str] = {
    "met": "met",
    "nearly": "nearly met",
    "missing": "missing",
    "unknown": "not known",
}


def readiness_reply(result: Readiness, title: str) -> Reply:
    """The status of each criterion with the evidence; `title` is the occupation's."""
    if not result.states:
        return Reply((NO_CRITERIA.format(title=title),), private=True)
    rows = [(titled(one.criterion), _WORDS[one.status], _evidence(one)) for one in result.states]
    return Reply(
        paragraphs=(_summary(result, title), NO_DECISION),
        table=table(
            ("Criterion", "Status", "What I know"), rows, f"Criteria for “{title}”", "criterion", "criteria"
        ),
        note=sample_note(one.criterion for one in result.states),
        private=True,
    )


def _summary(result: Readiness, title: str) -> str:
    if result.all_met:
        return ALL_MET.format(title=title)
    parts = [f"{len(result.having(status))} {word}" for status, word in _WORDS.items() if result.having(status)]
    return f"Of {counted(len(result.states), 'criterion', 'criteria')} for “{title}”: {', '.join(parts)}."


def _evidence(one: CriterionState) -> str:
    kind = one.criterion.kind
    if kind == "months_in_role":
        if one.has is None:
            return "you have not told me how long you have been in your role"
        return f"{one.has:g} of {counted(one.needs or 0, 'month')}"
    if kind == "achievements":
        shown = f": {listed(one.evidence, 2)}" if one.evidence else ""
        return f"{one.has or 0:g} of {one.needs:g} logged{shown}"
    if not one.evidence:
        return f"nothing yet for {one.subject}" if one.subject else "nothing yet"
    text = listed(one.evidence, 3)
    if one.is_claimed:
        return f"{text}: claimed, proof is still needed"
    if kind == "skill" and one.status != "met" and one.has is not None:
        return f"{text}: level {level(one.has)}, but {level(one.needs)} is asked for"
    return text
