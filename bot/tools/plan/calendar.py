"""A plan as an iCalendar file (RFC 5545): a weekly all-day reminder for each step, and its last day.

The event ids are derived from the person and the credential, so that importing a newer file replaces the events of
the earlier one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from bot.tools.phrases import hours_of, sample_note, titled
from bot.tools.plan.planning import Plan, Step

if TYPE_CHECKING:
    from icalendar import Event


def plan_calendar(plan: Plan, person: str, title: str) -> bytes | None:
    """The plan's .ics file, with `title` as the calendar's name; None for a plan without days.

    The person's id enters the event ids only, as a digest.
    """
    if not any(step.ends for step in plan.steps):
        return None
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Rung//career plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for step in plan.steps:
        for event in _events(step, plan, person):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(step: Step, plan: Plan, person: str) -> Iterator[Event]:
    if step.starts is None or step.ends is None:
        return
    title, hours = titled(step.credential), plan.limits.hours_per_week
    # Weekly on the weekday of the plan's start, up to the day before the step ends.
    days = max((step.ends - step.starts).days, 1)
    work = _event(step, plan, person, "work", step.starts)
    work.add("summary", f"Work on: {title}")
    work.add("description", f"{hours_of([step.credential])} in all, {hours:g} a week. {_from(step)}")
    if days > 7:
        work.add("rrule", {"freq": "weekly", "count": -(-days // 7)})
    yield work
    end = _event(step, plan, person, "end", step.ends)
    end.add("summary", f"Finish: {title}")
    end.add("description", f"Your plan has this finished today. {_from(step)}")
    yield end


def _event(step: Step, plan: Plan, person: str, part: str, day: date) -> Event:
    from icalendar import Event

    event = Event()
    name = hashlib.sha256(f"{person}\n{step.credential.key}\n{part}".encode()).hexdigest()[:32]
    event.add("uid", f"{name}@rung")
    event.add("dtstamp", datetime.combine(plan.today, time(), timezone.utc))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _from(step: Step) -> str:
    return f"Offered by {step.credential.issuer}. {sample_note([step.credential])}".strip()
