"""Carries out conversations with goals, seeded, and says how they went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import mean

from benchmarks.running import Running
from benchmarks.simulation.guidance_goals import full_assessment, log_progress, make_a_plan
from benchmarks.simulation.knowledge_goals import compare_on_three_aspects, learn_a_term
from benchmarks.simulation.own_words import tell_their_case
from benchmarks.simulation.person import GoalMissed, Person
from benchmarks.simulation.service_goals import be_forgotten, openings_and_hr, verify_a_badge

AIM = 0.98

GOALS: Mapping[str, Callable[[Person], None]] = {
    "learn a term": learn_a_term,
    "compare on three aspects": compare_on_three_aspects,
    "full assessment": full_assessment,
    "their case in their own words": tell_their_case,
    "make a plan": make_a_plan,
    "verify a badge": verify_a_badge,
    "log progress and see it": log_progress,
    "openings and a message to HR": openings_and_hr,
    "be forgotten": be_forgotten,
}


@dataclass(frozen=True)
class Result:
    """A conversation: `failure` says why its goal was missed, empty when it was reached."""

    goal: str
    number: int
    failure: str
    turns: int
    repeats: int
    dead_ends: int
    lines: tuple[tuple[str, str], ...]


def simulate(running: Running, count: int, seed: int = 0, only: Sequence[str] = ()) -> list[Result]:
    """So many conversations, the goals in turn, each of a person of its own."""
    goals = list(only or GOALS)
    return [_converse(running, goals[number % len(goals)], number, seed) for number in range(count)]


def _converse(running: Running, goal: str, number: int, seed: int) -> Result:
    person = Person(
        running, f"simulated-{seed}-{number}-{goal.replace(' ', '-')}", Random(f"{seed} {number} {goal}")
    )
    failure = ""
    try:
        GOALS[goal](person)
    except GoalMissed as missed:
        failure = str(missed)
    return Result(goal, number, failure, person.turns, person.repeats, person.dead_ends, tuple(person.lines))


def success(results: Sequence[Result]) -> float:
    """The share of people who reached their goal, from 0 to 1."""
    return sum(not result.failure for result in results) / len(results)


def report(results: Sequence[Result], when: str, seed: int) -> str:
    """The part of docs/benchmarks.md."""
    lines = [
        "## Simulated people",
        "",
        f"Made by `make simulate` on {when}: {len(results)} conversations of benchmarks/simulation over the REST"
        f" channel of a started server, seed {seed}. The people are rules with wordings to choose from, kinder than"
        " life; who tells their case in their own words draws openers, answers plain and vague, corrections and"
        " digressions from the sets held apart (benchmarks/understanding/held_talk). A repeat is the"
        " same reply twice in a row, a dead end one that leads nowhere.",
        "",
        "| goal | conversations | success | turns, mean | most | repeats | dead ends |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    groups = {"all": list(results), **{goal: [r for r in results if r.goal == goal] for goal in GOALS}}
    for name, group in groups.items():
        if group:
            lines.append(
                f"| {name} | {len(group)} | {100 * success(group):.1f} % | {mean(r.turns for r in group):.1f}"
                f" | {max(r.turns for r in group)} | {sum(r.repeats for r in group)}"
                f" | {sum(r.dead_ends for r in group)} |"
            )
    failures = Counter((result.goal, result.failure) for result in results if result.failure)
    if failures:
        lines += ["", "What went wrong:", ""]
        lines += [f"- {goal}, {count} ×: {failure}" for (goal, failure), count in failures.most_common()]
    return "\n".join(lines)


def transcript(result: Result) -> str:
    """A conversation to look at."""
    said = "\n".join(f"> {text[:200]}\n{reply}" for text, reply in result.lines)
    return f"## {result.goal} {result.number}: {result.failure or 'reached'}\n{said}\n"
