"""A plan as an iCalendar file (RFC 5545): a weekly all-day reminder for each credential, and the last day of each
step.

The event ids are derived from the person and the credential, so that importing a newer file replaces the events of
the earlier one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from bot.tools.phrases import hours_of, sample_note, titled
from bot.tools.plan.planning import Plan, Step
from bot.tools.plan.work_plan import Milestone

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar"


def plan_calendar(plan: Plan, person: str, title: str) -> bytes | None:
    """The plan's .ics file, with `title` as the calendar's name; None for a plan without days.

    The person's id enters the event ids only, as a digest.
    """
    if not any(step.ends for step in plan.steps):
        return None
    return _calendar(title, (event for step in plan.steps for event in _events(step, plan, person)))


def work_calendar(milestones: Sequence[Milestone], person: str, title: str, today: date) -> bytes | None:
    """The .ics file of a plan of work: the last day of each piece; None without any."""
    if not milestones:
        return None
    return _calendar(title, (_due(one, person, title, today) for one in milestones))


def _calendar(title: str, events: Iterable[Event]) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Rung//career plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _due(milestone: Milestone, person: str, title: str, today: date) -> Event:
    piece = milestone.piece
    due = _event((person, title, piece.key), today, milestone.until)
    due.add("summary", f"Done by today: {piece.work}")
    due.add("description", f"{title}. Tell Rung what came of it, with a number.")
    return due


def _events(step: Step, plan: Plan, person: str) -> Iterator[Event]:
    if step.starts is None or step.ends is None:
        return
    title, hours = titled(step.credential), plan.limits.hours_per_week
    # Weekly on the weekday of the plan's start, up to the day before the step ends.
    days = max((step.ends - step.starts).days, 1)
    work = _event((person, step.credential.key, "work"), plan.today, step.starts)
    work.add("summary", f"Work on: {title}")
    work.add("description", f"{hours_of([step.credential])} in all, {hours:g} a week. {_from(step)}")
    if days > 7:
        work.add("rrule", {"freq": "weekly", "count": -(-days // 7)})
    yield work
    end = _event((person, step.credential.key, "end"), plan.today, step.ends)
    end.add("summary", f"Finish: {title}")
    end.add("description", f"Your plan has this finished today. {_from(step)}")
    yield end


def _event(names: Sequence[str], today: date, day: date) -> Event:
    """An event of a whole day; `names` tell it from every other."""
    from icalendar import Event

    event = Event()
    name = hashlib.sha256("\n".join(names).encode()).hexdigest()[:32]
    event.add("uid", f"{name}@rung")
    event.add("dtstamp", datetime.combine(today, time(), timezone.utc))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _from(step: Step) -> str:
    return f"Offered by {step.credential.issuer}. {sample_note([step.credential])}".strip()
