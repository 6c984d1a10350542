"""What the tools say: short, complete, and never without the word sample where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.catalogue.records import Occupation, Requirement, Skill
from bot.dialogue.reply import Reply
from bot.profile.profile import Achievement
from bot.tools.ascent import ascent
from bot.tools.capability import capability
from bot.tools.gap import gap
from bot.tools.gap.wording import BY_ACTIVITY, gap_reply
from bot.tools.ladder import ladder
from bot.tools.leap import leap
from bot.tools.limits import Limits
from bot.tools.openings import openings
from bot.tools.phrases import MOST_ROWS
from bot.tools.plan import planning
from bot.tools.plan.wording import plan_reply
from bot.tools.progress import progress
from bot.tools.progress.achievements import read_achievement
from bot.tools.progress.wording import NO_PLAN, logged_reply, track_reply
from bot.tools.readiness import readiness
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed, credential, proven

SAMPLE = tuple(replace(one, is_sample=True) for one in CREDENTIALS)
GAP = gap.skill_gap(ENGINEER, SKILLS, [proven("sql", 2.0), claimed("cloud")], SAMPLE, TODAY)


def plan_with(limits: Limits, credentials: tuple = SAMPLE) -> planning.Plan:  # type: ignore[type-arg]
    return planning.plan_gap(GAP, credentials, limits, TODAY)


def all_text(reply: Reply) -> str:
    rows = reply.table.rows if reply.table else ()
    return " ".join([*reply.paragraphs, *reply.items, *(cell for row in rows for cell in row), reply.note])


def test_titles_are_those_of_the_passages(knowledge_titles: set[str]) -> None:
    modules = (ascent, capability, gap, ladder, leap, openings, planning, progress, readiness)
    assert {module.TERM_TITLE for module in modules} <= knowledge_titles


@pytest.fixture
def knowledge_titles() -> set[str]:
    from bot.settings import PROJECT_ROOT

    documents = (PROJECT_ROOT / "data" / "knowledge").glob("*.md")
    lines = [line for path in documents for line in path.read_text(encoding="utf-8").splitlines()]
    return {line.lstrip("#").strip() for line in lines if line.startswith("#")}


def test_a_gap() -> None:
    reply = gap_reply(GAP)
    assert reply.paragraphs[0] == "“Data engineer” asks for 4 skills: 0 proven, 1 claimed, 3 missing."
    assert reply.table is not None
    assert reply.table.rows[0] == (
        "SQL",
        "4 of 7",
        "below: 2 of 7",
        "Sql Advanced badge (sample), 20 hours, after Sql Basics badge",
    )
    assert "sample organisation" in reply.note
    assert reply.private


def test_a_gap_that_is_none_and_one_of_activities() -> None:
    evidence = [proven("sql", 5.0), proven("python"), proven("pipelines"), proven("cloud")]
    assert "There is no gap" in gap_reply(gap.skill_gap(ENGINEER, SKILLS, evidence, [], TODAY)).paragraphs[0]
    loader = Occupation("l", "Loader", requirements=(Requirement("lift"),))
    skills = {"lift": Skill("lift", "Lift things", "activity")}
    reply = gap_reply(gap.skill_gap(loader, skills, [], [], TODAY))
    assert reply.paragraphs[0].startswith("“Loader” asks for 1 activity")
    assert BY_ACTIVITY in reply.paragraphs[1]
    assert "no levels" in reply.paragraphs[1]
    nothing = gap_reply(gap.skill_gap(Occupation("o", "Nobody"), {}, [], [], TODAY))
    assert "does not say" in nothing.paragraphs[0]


def test_a_plan() -> None:
    reply = plan_reply(plan_with(Limits(5.0, 200.0, date(2027, 6, 30))), SKILLS)
    assert reply.paragraphs[0] == (
        "4 steps, 55 hours in all, 100 EUR: the plan of the least time. At 5 hours a week you finish on "
        "9 February 2027, 141 days before your deadline."
    )
    assert reply.table is not None
    assert reply.table.rows[0][4:] == ("6 December 2026", "needed for a later step")
    assert "(sample)" in all_text(reply)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(5.0, 200.0, date(2027, 2, 8)), "have until 9 February 2027 instead of 8 February 2027"),
        (Limits(5.0, 99.0, None), "spend 100 EUR instead of 99 EUR"),
        (Limits(5.0, 0.0, None), "leave out SQL and Build data pipelines"),
        (Limits(0.0, None, None), "work 1 hour a week instead of 0 hours"),
        (Limits(5.0, 200.0, TODAY - timedelta(days=1)), "have until"),
        (Limits(None, None, TODAY), "Your deadline is past"),
        (Limits(0.0, None, TODAY), "Your deadline is past"),
    ],
)
def test_a_plan_that_is_not_possible(limits: Limits, said: str) -> None:
    reply = plan_reply(plan_with(limits), SKILLS)
    assert said in reply.paragraphs[0]
    assert reply.table is None


def test_plans_of_nothing() -> None:
    full = planning.plan_skills({}, SAMPLE, (), Limits(), TODAY)
    assert "nothing to plan" in plan_reply(full, SKILLS).paragraphs[0]
    bare = plan_with(Limits(), ())
    assert plan_reply(bare, SKILLS).paragraphs == (
        "I cannot make a plan: no credential in the catalogue that you can get teaches SQL, Python programming and "
        "Build data pipelines.",
    )
    foreign = (credential("usd", "sql", cost=1, currency="USD"),)
    assert "1 credential whose price is not in EUR" in all_text(
        plan_reply(plan_with(Limits(5, 9), foreign), SKILLS)
    )
    undated = plan_reply(plan_with(Limits()), SKILLS)
    assert "how many hours a week" in undated.paragraphs[0]
    assert undated.table is not None
    assert "Until" not in undated.table.columns


def test_progress() -> None:
    plan = replace(plan_with(Limits(5.0)), today=TODAY - timedelta(days=7))
    logged = [Achievement("finished", TODAY, plan.steps[0].credential.key), Achievement("read", TODAY)]
    reply = track_reply(progress.track(plan, logged, (), TODAY))
    assert reply.paragraphs[0].startswith("You are 15% through your plan, 3 hours ahead of it. Next: ")
    assert reply.paragraphs[1] == "You have logged something 1 week in a row."
    assert reply.progress[0].detail == "1 of 4 steps"
    assert track_reply(progress.track(replace(plan, steps=()), [], (), TODAY)).paragraphs[0] == NO_PLAN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "finished cloud steps yesterday, 3 hours",
            "finished Cloud Steps badge (sample) on 23 November 2026, 3 hours.",
        ),
        ("two hours on cloud steps", "worked on Cloud Steps badge (sample) today, 2 hours."),
        ("finished the sql badge", "Which one do you mean?"),
        ("read a book", "It belongs to no step"),
        ("cloud steps tomorrow", "25 November 2026 is still to come"),
        ("cloud steps 9999 months ago", "very long ago"),
        ("cloud steps, 400 hours", "400 hours in one entry"),
        ("-4 hours of cloud steps", "below zero"),
    ],
)
def test_what_was_understood_of_a_log_entry(text: str, said: str) -> None:
    assert said in logged_reply(read_achievement(text, SAMPLE, TODAY), TODAY).paragraphs[0]


def test_many_rows_are_cut_and_said_to_be() -> None:
    many = Occupation("o", "Big", requirements=tuple(Requirement(f"s{number}") for number in range(30)))
    credentials = tuple(credential(f"c{number}", f"s{number}") for number in range(30))
    wide = gap.skill_gap(many, {}, [], credentials, TODAY)
    plan = planning.plan_gap(wide, credentials, Limits(5.0), TODAY)
    for reply in (gap_reply(wide), plan_reply(plan, {})):
        assert reply.table is not None
        assert len(reply.table.rows) == MOST_ROWS
        assert reply.table.left_out.startswith(f"And {30 - MOST_ROWS} more")
    reply = track_reply(progress.track(plan, [], (), TODAY))
    assert len(reply.progress) == MOST_ROWS
    assert reply.paragraphs[-1] == f"Here are the first {MOST_ROWS - 1} of its 30 steps."
