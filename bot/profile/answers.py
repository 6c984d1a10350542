"""The one validator for every way in: what was told becomes part of the profile, or is refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.profile.answer_limits import problem_with
from bot.profile.facts import Facts
from bot.profile.profile import FIELDS, Evidence, Profile
from bot.reading.values import Problem

TYPED = (*FIELDS, "goal", "employer_pays")
"""All that may be told; `evidence` is no value of the profile and comes back beside it."""


@dataclass(frozen=True)
class ProfileUpdate:
    """The profile after an answer.

    `changed` names the fields that now hold another value, in the order of `FIELDS`; `replaced` those of them that
    held one before. `problems` are answers that cannot be: they changed nothing and are to be asked again.
    """

    profile: Profile
    changed: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def take_answers(profile: Profile, asked: str | None, facts: Facts, today: date) -> ProfileUpdate:
    """Takes what was told into the profile; never raises, whatever the facts hold.

    An answer replaces an earlier one, and a field told after all is no longer refused. A refusal removes nothing
    that was told before, unless its own question is open (`asked`) and the answer is being taken back.
    """
    problems = [
        problem for name, value in facts.values.items() if (problem := problem_with(name, value, today)) is not None
    ]
    faulty = {problem.field for problem in problems}
    good: dict[str, Any] = {
        name: _as_stored(name, value) for name, value in facts.values.items() if name not in faulty
    }
    _settle_money(good)
    told = set(good) | ({"evidence"} if facts.held else set())
    if "goal" in told and "target" not in told and profile.target is None:
        # A goal answers the question for the target.
        told.add("target")
    if "employer_pays" in told:
        told.add("budget")
    passed_over = {name for name in facts.refused if name in FIELDS} - told
    for name in passed_over:
        if name == asked and name != "evidence":
            good[name] = None
    refused = (profile.refused - told) | passed_over
    after = replace(profile, **good, refused=frozenset(refused))
    changed = tuple(name for name in TYPED if name != "evidence" and getattr(after, name) != getattr(profile, name))
    evidence = tuple(Evidence("claimed", title) for title in facts.held)
    replaced = tuple(name for name in changed if getattr(profile, name) is not None)
    return ProfileUpdate(after, changed, replaced, tuple(problems), evidence)


def _settle_money(good: dict[str, Any]) -> None:
    """Who pays and how much are one question: the one answer takes the other's place."""
    if good.get("employer_pays"):
        good["budget"] = None
    elif "budget" in good:
        good["employer_pays"] = None


def _as_stored(name: str, value: Any) -> Any:
    if name == "months_in_role":
        return round(value)
    return float(value) if name in ("hours_per_week", "budget") else value
