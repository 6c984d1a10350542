"""A plan in words, or what would make one possible."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue.records import Skill
from bot.dialogue.phrases import counted, day
from bot.dialogue.reply import Reply
from bot.tools.limits import CURRENCY, Limits
from bot.tools.phrases import amount, named, price, sample_note, table, titled
from bot.tools.plan.planning import Plan, Step
from bot.tools.plan.relaxation import Relaxation

MAKE_A_PLAN = "Make a plan"
QUICKEST = "Quickest plan"
CHEAPEST = "Cheapest plan"
CALENDAR_FOR = "My plan to become {title}"

NO_GAP = "There is nothing to plan: you are missing none of the skills that your target role asks for."
NOTHING_TEACHES_ANY = "I cannot make a plan: no credential in the catalogue that you could earn teaches {names}."
DEADLINE_PAST = "Your deadline is today or has passed. Which day should I plan for?"
NO_WAY = "I found no single change that would make it possible."
NO_HOURS = "Tell me how many hours a week you have, and I will add dates."


def plan_reply(plan: Plan, skills: Mapping[str, Skill]) -> Reply:
    """The plan with its days, price and omissions; where none is possible, what would have to change."""
    if not plan.is_possible:
        return _impossible(plan, skills)
    if not plan.steps:
        text = NO_GAP
        if plan.uncoverable:
            text = NOTHING_TEACHES_ANY.format(names=named(skills, plan.uncoverable))
        return Reply((text, *_remarks(plan, skills)[bool(plan.uncoverable) :]), private=True)
    dated = plan.ends is not None
    rows = [_step_row(number, step, skills, dated) for number, step in enumerate(plan.steps, 1)]
    columns = ["Step", "Credential", "Work", "Price", "Closes"]
    if dated:
        columns.insert(4, "Until")
    return Reply(
        paragraphs=(_summary(plan), *_remarks(plan, skills)),
        table=table(columns, rows, "Your plan, in this order", "step"),
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
    if not plan.relaxations:
        deadline = plan.limits.deadline
        past = deadline is not None and deadline <= plan.today
        return Reply((DEADLINE_PAST if past else f"No plan keeps your limits. {NO_WAY}",), private=True)
    ways = [relaxation_text(one, plan.limits, skills) for one in plan.relaxations]
    intro = f"No plan keeps {_limits(plan.limits)}. The smallest change that makes one possible: {ways[0]}."
    others = ("Or one of these:",) if len(ways) > 1 else ()
    items = tuple(way[0].upper() + way[1:] for way in ways[1:])
    return Reply((intro, *_remarks(plan, skills), *others), items, private=True)


def _limits(limits: Limits) -> str:
    parts = []
    if limits.hours_per_week is not None:
        parts.append(f"{counted(limits.hours_per_week, 'hour')} a week")
    if limits.budget is not None:
        parts.append("no money" if limits.budget == 0 else amount(limits.budget, CURRENCY))
    if limits.deadline is not None:
        parts.append(f"the deadline of {day(limits.deadline)}")
    return "to " + (" and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "your limits")


def _summary(plan: Plan) -> str:
    aim = "the least time" if plan.aim == "time" else "the least money"
    found = "" if plan.is_proven_best else " that I found"
    text = (
        f"{counted(len(plan.steps), 'step')}, {counted(plan.hours, 'hour')} in all, {price(plan.credentials)}: "
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
        remarks.append(f"No credential in the catalogue that you could earn teaches {names}, so that stays open.")
    if plan.left:
        remarks.append(f"Left out as agreed: {named(skills, plan.left)}.")
    if plan.foreign:
        one = plan.foreign == 1
        remarks.append(
            f"I left out {counted(plan.foreign, 'credential')} whose price{' is' if one else 's are'} not in "
            f"{CURRENCY}, since I know no exchange rates."
        )
    return tuple(remarks)


def _step_row(number: int, step: Step, skills: Mapping[str, Skill], dated: bool) -> list[str]:
    credential = step.credential
    closes = named(skills, step.closes, 3) if step.closes else "needed for a later step"
    cells = [str(number), titled(credential), counted(credential.hours, "hour"), price([credential]), closes]
    if dated:
        cells.insert(4, day(step.ends) if step.ends else "–")
    return cells
