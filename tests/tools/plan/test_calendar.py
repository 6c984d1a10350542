"""Plans as calendar files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from icalendar import Calendar

from bot.tools.gap.gap import skill_gap
from bot.tools.limits import Limits
from bot.tools.plan.calendar import plan_calendar, work_calendar
from bot.tools.plan.kept import KeptPlan
from bot.tools.plan.planning import Plan, plan_gap
from bot.tools.plan.work_plan import WorkPlan, in_time, work_towards
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY


def plan(limits: Limits = Limits(5.0, None, None), today: date = TODAY) -> Plan:
    gap = skill_gap(ENGINEER, SKILLS, [], CREDENTIALS, today)
    return plan_gap(gap, CREDENTIALS, limits, today)


def events(content: bytes | None) -> list:  # type: ignore[type-arg]
    assert content is not None
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_weekly_reminder_and_an_end_for_each_step() -> None:
    found = events(plan_calendar(plan(), "web:1", "Plan"))
    assert len(found) == 10
    work, end = found[:2]
    assert (str(work["summary"]), work.decoded("dtstart")) == ("Work on: Cloud Steps badge", TODAY)
    assert work["rrule"]["COUNT"] == [2]
    assert end.decoded("dtstart") == plan().steps[0].ends
    assert end.decoded("dtend") - end.decoded("dtstart") == timedelta(days=1)


def test_reminders_end_before_the_step_does() -> None:
    for step, work in zip(plan().steps, events(plan_calendar(plan(), "p", "t"))[::2], strict=True):
        assert step.ends is not None
        weeks = work["rrule"]["COUNT"][0] if "rrule" in work else 1
        assert work.decoded("dtstart") + timedelta(weeks=weeks - 1) <= step.ends


def test_the_same_plan_made_again_keeps_its_identifiers() -> None:
    first = events(plan_calendar(plan(), "web:1", "Plan"))
    again = events(plan_calendar(plan(today=TODAY + timedelta(days=9)), "web:1", "Other"))
    other = events(plan_calendar(plan(), "web:2", "Plan"))
    assert [str(one["uid"]) for one in first] == [str(one["uid"]) for one in again]
    assert not {str(one["uid"]) for one in first} & {str(one["uid"]) for one in other}
    assert len({str(one["uid"]) for one in first}) == len(first)
    assert not any("web:1" in str(one["uid"]) for one in first)


def test_no_days_make_no_calendar() -> None:
    assert plan_calendar(plan(Limits()), "p", "t") is None
    assert plan_calendar(replace(plan(), steps=()), "p", "t") is None


def test_odd_titles_and_sample_data() -> None:
    steps = tuple(
        replace(step, credential=replace(step.credential, title="A, b;\nc\\ " + "ü" * 90, is_sample=True))
        for step in plan().steps
    )
    found = events(plan_calendar(replace(plan(), steps=steps), "p", "x\r\nBEGIN:VEVENT"))
    assert len(found) == 10
    assert str(found[0]["summary"]) == "Work on: A, b;\nc\\ " + "ü" * 90 + " (sample)"
    assert "sample organisation" in str(found[0]["description"])


def test_a_plan_of_work_has_a_day_for_each_piece() -> None:
    work = WorkPlan("chef", (), work_towards("chef"))
    kept = KeptPlan(TODAY)
    found = events(work_calendar(in_time(work, kept), "web:1", "Plan", TODAY))
    assert [one.decoded("dtstart") for one in found] == [one.until for one in in_time(work, kept)]
    assert "three adverts" in str(found[0]["summary"])
    assert len({str(one["uid"]) for one in found}) == 4
    later = events(work_calendar(in_time(work, KeptPlan(TODAY + timedelta(days=9))), "web:1", "Plan", TODAY))
    assert [str(one["uid"]) for one in found] == [str(one["uid"]) for one in later]
    assert work_calendar((), "web:1", "Plan", TODAY) is None
