"""A plan in words; where the limits are too tight, what can be done within them and what the rest would take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.catalogue.records import Skill
from bot.dialogue.phrases import counted, day, listed
from bot.dialogue.reply import Reply, Table
from bot.tools.limits import CURRENCY, Limits
from bot.tools.phrases import (
    amount,
    hours_of,
    named,
    not_compared,
    price,
    published_note,
    sample_note,
    table,
    titled,
    unpublished_note,
)
from bot.tools.plan.planning import Aim, Plan, Step
from bot.tools.plan.relaxation import Relaxation
from bot.tools.plan.work_plan import Milestone, WorkPlan, work_on_skills, work_towards

MAKE_A_PLAN = "Make a plan"
QUICKEST = "Quickest plan"
CHEAPEST = "Cheapest plan"
LEAST: Mapping[Aim, str] = {
    "time": "This is the shortest way that I find:",
    "cost": "This is the cheapest way that I find:",
}
CALENDAR_FOR = "My plan to become {title}"
WORK_CALENDAR_FOR = "My plan towards {title}"
PLAN_FILE = "plan.ics"

NO_GAP = "There is nothing to plan: you are missing none of the skills that your target role asks for."
NOTHING_TEACHES_ANY = (
    "No credential in the catalogue that you could earn teaches {names}: that is learnt in the work itself. "
    "So this is a plan of work."
)
WORK_PLAN = "Your plan, in this order"
NOTHING_LEFT = "Every piece of this plan is done or dropped. Say “make a plan” for a new one."
NOT_KNOWN_HERE = (
    "My catalogue does not know “{text}”, so I cannot say which skills it asks for, and this plan finds that out "
    "first. If the job has another name, tell me that one and I look again."
)
DEADLINE_PAST = "Your deadline is today or has passed, so this plans from today. Which day should I plan for?"
NONE_FITS = "none of the credentials that you need can be finished."
WOULD_TAKE = "They would take {extent}: {titles}."
WHOLE = "You get them in if you {ways}."
MEANWHILE = "Until then this is a plan of work, which needs no fee."
DOABLE = "What you can do within your limits, in this order"
WITHOUT_LIMITS = "What it would take, in this order"
STAYS_OPEN = "No credential of this field in the catalogue teaches {names}: that is learnt in the work itself."
NO_HOURS = "Tell me how many hours a week you have, and I will add dates."


def plan_reply(plan: Plan, skills: Mapping[str, Skill]) -> Reply:
    """The plan with its days, price and omissions; where none is possible, what would have to change."""
    if not plan.is_possible:
        return _impossible(plan, skills)
    if not plan.steps:
        return Reply((NO_GAP, *_remarks(plan, skills)), private=True)
    return Reply(
        paragraphs=(_summary(plan), *_remarks(plan, skills)),
        table=_steps_table(plan.steps, skills, "Your plan, in this order"),
        note=sample_note(plan.credentials),
        private=True,
    )


def relaxation_text(one: Relaxation, before: Limits, skills: Mapping[str, Skill]) -> str:
    """One change that makes a plan possible: "have until 1 July 2027 instead of 1 May 2027"."""
    later = richer = ""
    if one.limits.deadline is not None and before.deadline is not None:
        later = f"have until {day(one.limits.deadline)} instead of {day(before.deadline)}"
    if one.limits.budget is not None and before.budget is not None:
        richer = f"spend {amount(one.limits.budget, CURRENCY)} instead of {amount(before.budget, CURRENCY)}"
    if one.kind == "deadline":
        return later
    if one.kind == "budget":
        return richer
    if one.kind == "deadline_and_budget":
        return f"{later}, and {richer}"
    if one.kind == "hours":
        return (
            f"work {counted(one.limits.hours_per_week or 0, 'hour')} a week "
            f"instead of {counted(before.hours_per_week or 0, 'hour')}"
        )
    return f"leave out {named(skills, one.left)}"


def _impossible(plan: Plan, skills: Mapping[str, Skill]) -> Reply:
    """What can be done within the limits as a table, and beside it what the rest takes and what would allow it."""
    deadline = plan.limits.deadline
    is_past = deadline is not None and deadline <= plan.today
    shown, caption = (plan.steps, DOABLE) if plan.steps else (plan.rest, WITHOUT_LIMITS)
    if is_past:
        intro = DEADLINE_PAST
    elif plan.steps:
        intro = f"{_limits(plan.limits)} you can do {_extent(plan.steps, skills)}."
    else:
        intro = f"{_limits(plan.limits)} {NONE_FITS}"
    items = []
    if plan.steps and plan.rest:
        items.append(f"The rest would take {_extent(plan.rest, skills)}: {_titles(plan.rest)}.")
    ways = _ways(plan, skills)
    if ways and not is_past:
        items.append(f"You get the whole plan if you {ways[0]}.")
        items += [f"Or if you {way}." for way in ways[1:]]
    return Reply(
        (intro, *_remarks(plan, skills)),
        tuple(items),
        table=_steps_table(shown, skills, caption),
        note=sample_note([*plan.credentials, *(step.credential for step in plan.rest)]),
        private=True,
    )


def plan_of_work(plan: Plan, skills: Mapping[str, Skill], title: str, has_job: bool = True) -> WorkPlan | None:
    """The plan of work where no credential can be taken: none teaches what is missing, or time or money allow it.

    None where there is a credential to begin with, or nothing to plan.
    """
    deadline = plan.limits.deadline
    if plan.steps or (deadline is not None and deadline <= plan.today):
        return None
    if plan.rest:
        missing = tuple(dict.fromkeys((*(key for step in plan.rest for key in step.closes), *plan.uncoverable)))
        ways = _ways(plan, skills)
        whole = WHOLE.format(ways=" or ".join(ways)) if ways else ""
        would = WOULD_TAKE.format(extent=_extent(plan.rest, skills), titles=_titles(plan.rest))
        text = f"{_limits(plan.limits)} {NONE_FITS} {would}"
        note = sample_note(step.credential for step in plan.rest)
        pieces = work_on_skills(missing, skills, has_job)
        return WorkPlan(title, (text, *filter(None, [whole]), MEANWHILE), pieces, note)
    if not plan.uncoverable:
        return None
    text = NOTHING_TEACHES_ANY.format(names=named(skills, plan.uncoverable))
    # The first remark is that of the uncoverable skills, which the text tells.
    pieces = work_on_skills(plan.uncoverable, skills, has_job)
    return WorkPlan(title, (text, *_remarks(plan, skills)[1:]), pieces)


def plan_for_unknown(words: str, has_job: bool = True) -> WorkPlan:
    """The plan of work for a role that the catalogue does not know."""
    return WorkPlan(words, (NOT_KNOWN_HERE.format(text=words),), work_towards(words, has_job))


def work_plan_reply(plan: WorkPlan, milestones: Sequence[Milestone]) -> Reply:
    """Pieces of work as numbered steps, each with its day."""
    if not milestones:
        return Reply((NOTHING_LEFT,), private=True)
    rows = [[str(number), one.piece.work, day(one.until)] for number, one in enumerate(milestones, 1)]
    steps = table(["Step", "What to do", "Until"], rows, WORK_PLAN, "step")
    return Reply(plan.paragraphs, table=steps, note=plan.note, private=True)


def _ways(plan: Plan, skills: Mapping[str, Skill]) -> list[str]:
    """What would have to change for the whole plan, each as a clause."""
    return [relaxation_text(one, plan.limits, skills) for one in plan.relaxations if one.kind != "skills"]


def _extent(steps: Sequence[Step], skills: Mapping[str, Skill]) -> str:
    """How much some steps are: "2 steps in 26 hours, free, by 3 March 2027, for SQL and 2 more"."""
    credentials = [step.credential for step in steps]
    by = f", by {day(steps[-1].ends)}" if steps[-1].ends else ""
    closed = [skill for step in steps for skill in step.closes]
    extent = f"{counted(len(steps), 'step')} in {hours_of(credentials)}, {price(credentials)}{by}"
    return f"{extent}, for {named(skills, closed, 2)}"


def _titles(steps: Sequence[Step]) -> str:
    return listed([titled(step.credential) for step in steps], 4)


def _limits(limits: Limits) -> str:
    parts = []
    if limits.hours_per_week is not None:
        parts.append(f"{counted(limits.hours_per_week, 'hour')} a week")
    if limits.budget is not None:
        parts.append("no money" if limits.budget == 0 else amount(limits.budget, CURRENCY))
    if limits.deadline is not None:
        parts.append(f"the deadline of {day(limits.deadline)}")
    return "With " + (
        " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "your limits"
    )


def _summary(plan: Plan) -> str:
    aim = "the least time" if plan.aim == "time" else "the least money"
    found = "" if plan.is_proven_best else " that I found"
    text = (
        f"{counted(len(plan.steps), 'step')}, {hours_of(plan.credentials)} in all, {price(plan.credentials)}: "
        f"the plan of {aim}{found}."
    )
    if plan.ends is None:
        return f"{text} {NO_HOURS}"
    text += f" At {counted(plan.limits.hours_per_week or 0, 'hour')} a week you finish on {day(plan.ends)}"
    deadline = plan.limits.deadline
    if deadline is None:
        return f"{text}."
    spare = (deadline - plan.ends).days
    return f"{text}, {counted(spare, 'day')} before your deadline." if spare else f"{text}, just in time."


def _remarks(plan: Plan, skills: Mapping[str, Skill]) -> tuple[str, ...]:
    remarks = []
    if plan.uncoverable:
        names = named(skills, plan.uncoverable)
        remarks.append(STAYS_OPEN.format(names=names))
    remarks += filter(None, (published_note(plan.credentials), unpublished_note(plan.credentials)))
    if plan.left:
        remarks.append(f"Left out as agreed: {named(skills, plan.left)}.")
    if plan.foreign:
        one = plan.foreign == 1
        remarks.append(
            f"I left out {counted(plan.foreign, 'credential')} whose price{' is' if one else 's are'} in a "
            "currency for which I have no exchange rate."
        )
    if plan.limits.uncompared is not None:
        remarks.append(not_compared(plan.limits.uncompared))
    return tuple(remarks)


def _steps_table(steps: Sequence[Step], skills: Mapping[str, Skill], caption: str) -> Table | None:
    dated = bool(steps) and steps[-1].ends is not None
    rows = [_step_row(number, step, skills, dated) for number, step in enumerate(steps, 1)]
    columns = ["Step", "Credential", "Work", "Price", "Closes"]
    if dated:
        columns.insert(4, "Until")
    return table(columns, rows, caption, "step")


def _step_row(number: int, step: Step, skills: Mapping[str, Skill], dated: bool) -> list[str]:
    credential = step.credential
    closes = named(skills, step.closes, 3) if step.closes else "needed for a later step"
    cells = [str(number), titled(credential), hours_of([credential]), price([credential]), closes]
    if dated:
        cells.insert(4, day(step.ends) if step.ends else "–")
    return cells
