"""A plan in words, or what would make one possible."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.dialogue.reply import Reply
from bot.profile.profile import Profile
from bot.tools.limits import Limits
from bot.tools.plan import planning
from bot.tools.plan.kept import KeptPlan
from bot.tools.plan.wording import plan_for_unknown, plan_of_work, plan_reply, work_plan_reply
from bot.tools.plan.work_plan import in_time
from tests.tools.people import (
    SAMPLE,
    SKILLS,
    TODAY,
    credential,
    plan_with,
)


def all_text(reply: Reply) -> str:
    rows = reply.table.rows if reply.table else ()
    return " ".join([*reply.paragraphs, *reply.items, *(cell for row in rows for cell in row), reply.note])


def test_a_plan() -> None:
    reply = plan_reply(plan_with(Limits(5.0, 200.0, date(2027, 6, 30))), SKILLS)
    assert reply.paragraphs[0] == (
        "3 steps, 47 hours in all, 100 EUR: the plan of the least time. At 5 hours a week you finish on "
        "29 January 2027, 152 days before your deadline."
    )
    assert reply.table is not None
    assert [row[4:] for row in reply.table.rows[:2]] == [
        ("11 December 2026", "SQL"),
        ("8 January 2027", "Python programming"),
    ]
    assert "(sample)" in all_text(reply)


@pytest.mark.parametrize(
    ("limits", "doable", "said"),
    [
        (Limits(5.0, 200.0, date(2027, 1, 28)), "you can do 2 steps", "have until 29 January 2027 instead of"),
        (Limits(5.0, 99.0, None), "you can do", "spend 100 EUR instead of 99 EUR"),
        (
            Limits(5.0, 0.0, None),
            "no money you can do 1 step in 20 hours, free, by 22 December 2026",
            "spend 100 EUR",
        ),
        (Limits(0.0, None, None), "none of the credentials", "work 1 hour a week instead of 0 hours"),
        (Limits(None, None, TODAY), "Your deadline is today or has passed", ""),
        (Limits(5.0, 200.0, TODAY - timedelta(days=1)), "so this plans from today", ""),
    ],
)
def test_what_can_be_done_where_not_everything_can(limits: Limits, doable: str, said: str) -> None:
    plan = plan_with(limits)
    reply = plan_reply(plan, SKILLS)
    assert doable in reply.paragraphs[0]
    assert said in all_text(reply)
    assert reply.table is not None
    shown = plan.steps if plan.steps else plan.rest
    assert len(reply.table.rows) == len(shown)
    assert ("The rest would take" in all_text(reply)) == bool(plan.steps)


def test_money_without_a_rate_is_named_and_limits_nothing() -> None:
    limits = Limits.of(Profile(hours_per_week=5.0, budget_words="150,000 NGN"))
    reply = plan_reply(plan_with(limits), SKILLS)
    assert plan_with(limits).steps == plan_with(Limits(5.0)).steps
    assert reply.paragraphs[-1] == (
        "You could spend up to 150,000 NGN. I have no exchange rate for NGN, so I could not hold the prices "
        "against it; HR can add one."
    )


def test_plans_of_nothing() -> None:
    full = planning.plan_skills({}, SAMPLE, (), Limits(), TODAY)
    assert "nothing to plan" in plan_reply(full, SKILLS).paragraphs[0]
    assert plan_of_work(full, SKILLS, "chef") is None
    foreign = (credential("usd", "sql", cost=1, currency="NGN"),)
    assert "1 credential whose price is in a currency for which I have no exchange rate" in all_text(
        plan_reply(plan_with(Limits(5, 9), foreign), SKILLS)
    )
    undated = plan_reply(plan_with(Limits()), SKILLS)
    assert "how many hours a week" in undated.paragraphs[0]
    assert undated.table is not None
    assert "Until" not in undated.table.columns


def test_what_no_credential_teaches_is_a_plan_of_work() -> None:
    plan = plan_of_work(plan_with(Limits(), ()), SKILLS, "data engineer")
    assert plan is not None
    assert plan.paragraphs == (
        "No credential in the catalogue that you could earn teaches SQL, Python programming and Build data "
        "pipelines: that is learnt in the work itself. So this is a plan of work.",
    )
    reply = work_plan_reply(plan, in_time(plan, KeptPlan(TODAY)))
    assert reply.table is not None
    assert [len(row) for row in reply.table.rows] == [3] * 4
    assert "“SQL”" in reply.table.rows[1][1]
    done = KeptPlan(TODAY, done=tuple(one.key for one in plan.pieces))
    assert "done or dropped" in work_plan_reply(plan, in_time(plan, done)).paragraphs[0]
    assert plan_of_work(plan_with(Limits(5)), SKILLS, "data engineer") is None


def test_a_role_that_the_catalogue_does_not_know_has_a_plan_that_says_so() -> None:
    plan = plan_for_unknown("head of customer service")
    assert "does not know “head of customer service”" in plan.paragraphs[0]
    assert len(plan.pieces) == 4


def test_where_the_limits_allow_no_credential_there_is_work_until_they_do() -> None:
    tight = plan_with(Limits(0.0, None, None))
    plan = plan_of_work(tight, SKILLS, "data engineer")
    assert plan is not None
    assert plan.paragraphs[0].startswith(
        "With 0 hours a week none of the credentials that you need can be finished."
    )
    assert "work 1 hour a week instead of 0 hours" in plan.paragraphs[1]
    assert SKILLS[tight.rest[0].closes[0]].name in plan.pieces[1].work
    assert plan.note.startswith("What is marked “sample”")
    assert plan_of_work(plan_with(Limits(5.0, None, TODAY)), SKILLS, "data engineer") is None
