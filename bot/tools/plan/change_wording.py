"""What was changed in a plan, in words, and how to change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.dialogue.phrases import counted, day, listed
from bot.profile.claims import Titled
from bot.tools.limits import CURRENCY
from bot.tools.phrases import amount
from bot.tools.plan.changes import PlanChange

IN_THE_CALENDAR = (
    "Open the file plan.ics below: your calendar then asks whether to add its entries. Calendars that live in a "
    "browser have “import” in their settings. If the plan changes, import the newer file: it replaces the "
    "entries of this one."
)
HOW_TO_CHANGE = (
    "What shall I change in your plan? You can say “make it 10 hours a week”, “be done by June”, “drop the second "
    "step”, “I have finished the first step”, “start in March” or “cheaper”."
)
DAYS_STAY = "The days of a plan of work follow your start and your deadline, whatever hours and money you have."
KNOWN = "All right, {titles} counts as done, since you know it already."
BEYOND = "Your plan has {steps}; which of them do you mean?"


def changed_in_words(change: PlanChange, steps: Mapping[str, Titled], count: int) -> str:
    """What is different now; empty where nothing is."""
    parts = [
        BEYOND.format(steps=counted(count, "step")) if change.beyond is not None else "",
        f"Well done, {_titles(change.finished, steps)} is finished and logged." if change.finished else "",
        KNOWN.format(titles=_titles(change.known, steps)) if change.known else "",
        f"Dropped: {_titles(change.dropped, steps)}." if change.dropped else "",
    ]
    limits = list(_limits(change))
    parts.append(f"Planned anew, {' and '.join(limits)}." if limits else "")
    if change.aim is not None and not any(parts):
        parts.append(f"Planned anew, as {'cheap' if change.aim == 'cost' else 'short'} as possible.")
    return " ".join(filter(None, parts))


def _limits(change: PlanChange) -> Iterator[str]:
    if change.hours_per_week is not None:
        yield f"at {counted(change.hours_per_week, 'hour')} a week"
    if change.deadline is not None:
        yield f"until {day(change.deadline)}"
    if change.budget is None and change.budget_words is not None:
        yield f"with {change.budget_words}"
    if change.budget is not None:
        yield "without money" if change.budget == 0 else f"for {amount(change.budget, CURRENCY)} at most"
    if change.start is not None:
        yield f"from {day(change.start)} on"


def _titles(keys: tuple[str, ...], steps: Mapping[str, Titled]) -> str:
    return listed([f"“{steps[key].title}”" for key in keys if key in steps])
