"""The first step in words."""

from __future__ import annotations

from dataclasses import replace

from bot.tools.first_step.first_step import FirstStep, first_step
from bot.tools.first_step.wording import NO_TARGET, first_step_items, first_step_unknown
from bot.tools.gap.gap import skill_gap
from bot.tools.limits import Limits
from bot.tools.plan.planning import plan_gap
from tests.tools.people import ENGINEER, SAMPLE, SKILLS, TODAY, proven

LIMITS = Limits(5.0, None, None)


def found(*evidence: object, option: str = "micro_credentials") -> FirstStep:
    gap = skill_gap(ENGINEER, SKILLS, evidence, SAMPLE, TODAY)  # type: ignore[arg-type]
    return first_step(gap, plan_gap(gap, SAMPLE, LIMITS, TODAY), option)  # type: ignore[arg-type]


def test_a_credential_with_its_time_price_and_reason() -> None:
    what, this_week, ask = first_step_items(found())
    assert what == (
        "First step: Cloud Steps badge (sample), a badge of Sample Academy. It takes 6 hours at 5 hours a week, "
        "done "
        "by 3 December 2026, and it costs 30 EUR. Why this one: it teaches Use cloud services, which Data "
        "engineer "
        "asks for and you have not shown yet."
    )
    assert this_week.startswith("This week: sign up with Sample Academy, put your 5 hours into your calendar")
    assert "“I am starting “Cloud Steps badge” to grow towards Data engineer." in ask


def test_one_that_another_builds_on_says_so() -> None:
    what, *_ = first_step_items(found(proven("cloud"), proven("pipelines"), proven("python", 3.0)))
    assert "Why this one: “Sql Advanced badge”, which teaches SQL, builds on it." in what


def test_without_hours_there_is_no_day() -> None:
    undated = replace(found(), hours_per_week=None)
    assert undated.step is not None
    what, this_week, _ = first_step_items(replace(undated, step=replace(undated.step, ends=None)))
    assert "It takes 6 hours, and it costs" in what
    assert "two hours" in this_week


def test_a_piece_of_work() -> None:
    what, this_week, ask = first_step_items(found(proven("cloud"), option="promotion"))
    assert "a piece of work that needs SQL and Python programming" in what
    assert "one task in your team that needs SQL" in this_week
    assert "Which work on SQL could I take on?" in ask


def test_where_nothing_is_shared_one_looks_on_first() -> None:
    what, this_week, ask = first_step_items(found(option="promotion"))
    assert "spend a day beside somebody who works as Data engineer" in what
    assert "SQL and Python programming" in what
    assert this_week.startswith("This week: write to two people")
    assert ask.startswith("Ask your manager: “I would like to find out about work as Data engineer.")


def test_where_nothing_is_missing_it_is_proof() -> None:
    levels = [proven("sql", 7.0), proven("python", 7.0), proven("pipelines"), proven("cloud")]
    what, this_week, ask = first_step_items(found(*levels))
    assert "put what you have done on record" in what
    assert "“log”" in this_week
    assert "by when is it decided" in ask


def test_for_a_role_that_is_not_known_it_is_found_out_first() -> None:
    what, this_week, ask = first_step_unknown("head of customer service")
    assert "what “head of customer service” asks for" in what
    assert this_week.startswith("This week:")
    assert ask.startswith("Ask your manager:")
    assert first_step_unknown("") == (NO_TARGET,)
