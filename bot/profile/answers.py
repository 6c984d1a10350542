"""The one validator for every way in: an answer becomes part of the profile, or is rejected with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.profile.answer_limits import problem_with
from bot.profile.facts import Facts
from bot.profile.profile import FIELDS, Evidence, Profile
from bot.reading.values import Problem

TYPED = (*FIELDS, "occupation_words", "target_words", "goal", "budget_words", "employer_pays")
"""Everything that may be told; `evidence` is not a value of the profile and is returned beside it."""

OF_ROLES = {"occupation_words": "occupation", "target_words": "target"}
"""What a person calls a role belongs to the field that holds the catalogue's key of it."""

IN_OWN_WORDS = {**OF_ROLES, "budget_words": "budget"}
"""What is kept in a person's own words, by the field that it tells: an amount in their own currency, too."""


@dataclass(frozen=True)
class ProfileUpdate:
    """The profile after an answer.

    `changed` names the fields with a new value, in the order of `FIELDS`; `replaced` those of them that had a value
    before. `problems` are impossible answers: they changed nothing, and their questions are to be asked again.
    """

    profile: Profile
    changed: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def take_answers(profile: Profile, asked: str | None, facts: Facts, today: date) -> ProfileUpdate:
    """Adds what was told to the profile; never raises, whatever the facts hold.

    An answer replaces an earlier one, and answering a refused field ends the refusal. A refusal removes no earlier
    answer, unless its own question is open (`asked`) and the answer is being withdrawn.
    """
    problems = [
        problem for name, value in facts.values.items() if (problem := problem_with(name, value, today)) is not None
    ]
    faulty = {problem.field for problem in problems}
    good: dict[str, Any] = {
        name: _as_stored(name, value) for name, value in facts.values.items() if name not in faulty
    }
    _settle_money(good)
    _settle_roles(good)
    told = set(good) | ({"evidence"} if facts.held else set())
    told |= {IN_OWN_WORDS[name] for name in told if name in IN_OWN_WORDS}
    if "goal" in told and "target" not in told and profile.target is None:
        # A goal answers the question for the target.
        told.add("target")
    if "employer_pays" in told:
        told.add("budget")
    passed_over = {name for name in facts.refused if name in FIELDS} - told
    for name in passed_over:
        if name == asked and name != "evidence":
            good |= dict.fromkeys((name, *(words for words, key in IN_OWN_WORDS.items() if key == name)))
    refused = (profile.refused - told) | passed_over
    after = replace(profile, **good, refused=frozenset(refused))
    changed = tuple(name for name in TYPED if name != "evidence" and getattr(after, name) != getattr(profile, name))
    evidence = tuple(Evidence("claimed", title) for title in facts.held)
    replaced = tuple(name for name in changed if getattr(profile, name) is not None)
    return ProfileUpdate(after, changed, replaced, tuple(problems), evidence)


def _settle_money(good: dict[str, Any]) -> None:
    """Who pays and how much are one question: either answer replaces the other, unless both were given at once."""
    if "budget" in good or "budget_words" in good:
        good.setdefault("employer_pays", None)
        good.setdefault("budget", None)
        good.setdefault("budget_words", None)
    elif good.get("employer_pays"):
        good["budget"] = good["budget_words"] = None


def _settle_roles(good: dict[str, Any]) -> None:
    """A role takes the place of another whole: words without a key where the catalogue knows none of that name."""
    for words, key in OF_ROLES.items():
        if words in good or key in good:
            good.setdefault(key, None)
            good.setdefault(words, None)


def _as_stored(name: str, value: Any) -> Any:
    if name == "months_in_role":
        return round(value)
    return float(value) if name in ("hours_per_week", "budget") else value
