"""The talk with one's manager: what it is about, what speaks for the person, and what they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.profile.profile import Achievement, Evidence, Profile
from bot.rungs.step import Step, has_only_begun
from bot.tools.readiness.readiness import CriterionState
from bot.tools.shown import MOST_SHOWN, newest_first, proven_first, shows_anything

Subject = Literal["step", "change", "learning", "pay"]
"""What is asked for: the next rung, other work, time or money to learn, or more pay."""

_SAID: tuple[tuple[Subject, re.Pattern[str]], ...] = (
    (
        "learning",
        re.compile(
            r"\b(?:courses?|exams?|certs?|certificat\w*|trainings?|stud(?:y|ies|ying)|diploma|degree|bootcamp|"
            r"nanodegree|day release|time off|licen[cs]e|qualif\w*|fund(?:ing)?|cover the (?:fee|cost)s?)\b"
        ),
    ),
    ("pay", re.compile(r"\b(?:pay (?:rise|raise|review)|raise|more (?:pay|money)|salary|wages?|underpaid)\b")),
    (
        "step",
        re.compile(
            r"\b(?:promot\w*|step up|move up|next (?:band|grade|level|rung)|senior|supervisor post|lead role)\b"
        ),
    ),
    (
        "change",
        re.compile(
            r"\b(?:get(?:ting)? (?:off|out of)|mov(?:e|ing) (?:to|into|over|across|off)|transfer\w*|"
            r"chang(?:e|ing) (?:jobs?|roles?|teams?|departments?)|switch\w*|off the|"
            r"other (?:work|team|department))\b"
        ),
    ),
)

_A_NO = re.compile(
    r"\b(?:says?|saying|said|answers?|is|a)\s+(?:a\s+)?(?:no|not\s+(?:now|yet))\b|\bturn(?:s|ed)?\s+(?:me|it)\s+down\b|"
    r"\b(?:there(?:'s| is)|they(?:'ve| have)|got)\s+no\s+(?:budget|money|post|vacancy)\b|\brefuses?\b"
)


@dataclass(frozen=True)
class Talk:
    """A talk that somebody prepares with their own manager.

    `now` and `aim` are roles in the person's words, empty where they are not known. `results` and `proofs` are what
    speaks for them, `criteria` the organisation's own for the role aimed at. `learning` is the credential that they
    would ask time or money for, with `hours` of work and `price` in words where these are known.
    """

    subject: Subject
    today: date
    now: str = ""
    aim: str = ""
    leads: bool = False
    months_in_role: int | None = None
    results: tuple[Achievement, ...] = ()
    proofs: tuple[Evidence, ...] = ()
    criteria: tuple[CriterionState, ...] = ()
    learning: Learning | None = None
    pay: str = ""

    @property
    def is_early(self) -> bool:
        """Whether the person has only begun in their present role."""
        return has_only_begun(self.months_in_role)

    @property
    def shows_anything(self) -> bool:
        """Whether anything is on record that speaks for them."""
        return shows_anything(self.results, self.proofs, self.criteria)


@dataclass(frozen=True)
class Learning:
    """What is to be learnt; `hours` and `price` are in words, empty where nothing is known of them."""

    title: str
    hours: str = ""
    price: str = ""
    pays_themselves: bool = False
    is_free: bool = False


def talk(
    profile: Profile,
    said: str,
    step: Step | None,
    achievements: Iterable[Achievement],
    evidence: Iterable[Evidence],
    *,
    now: str = "",
    aim: str = "",
    criteria: tuple[CriterionState, ...] = (),
    learning: Learning | None = None,
    pay: str = "",
    today: date,
) -> Talk:
    """The talk that fits the target and what the person says it is about.

    `pay` is what is published on the pay of their role, in words.
    """
    subject = subject_of(said) or _by_profile(profile, step, aim)
    return Talk(
        subject,
        today,
        now,
        _aim(step, aim),
        step is not None and step.leads,
        profile.months_in_role,
        newest_first(achievements)[:MOST_SHOWN],
        proven_first(evidence, today)[:MOST_SHOWN],
        criteria,
        learning,
        pay if subject == "pay" else "",
    )


def subject_of(said: str) -> Subject | None:
    """What a message says that the talk is about; None where it leaves that open."""
    text = said[:500].lower()
    return next((subject for subject, words in _SAID if words.search(text)), None)


def is_about_a_no(said: str) -> bool:
    """Whether somebody asks what to say when the answer is no, or not now."""
    return bool(_A_NO.search(said[:500].lower()))


def _by_profile(profile: Profile, step: Step | None, aim: str) -> Subject:
    if step is not None and step.direction != "down":
        return "step"
    if aim or profile.goal == "change":
        return "change"
    if profile.goal == "pay":
        return "pay"
    return "learning" if profile.goal == "skills" else "step"


def _aim(step: Step | None, aim: str) -> str:
    """What to ask for by name: the next rung where the role aimed at is the one that they have."""
    if step is None:
        return aim
    return step.between[0] if step.between else step.wanted
