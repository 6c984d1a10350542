"""A plan as a timeline: a bar for each step from its first day to its last, and the deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.dialogue.phrases import day
from bot.drawing.style import (
    ALERT,
    FAINT,
    MARGIN,
    MOST_ENTRIES,
    OPEN,
    SMALL,
    TRACK,
    WIDTH,
    Block,
    Chart,
    Page,
    footing,
    heading,
    line_height,
    more,
    sample,
    write_footing,
    write_heading,
)
from bot.tools.phrases import hours_of, price, titled
from bot.tools.plan.planning import Plan, Step

LEFT, RIGHT = 3.5, WIDTH - MARGIN - 0.2
GAP = 0.16
TICKS = 4
BAR = 0.3
FAR = 2.0


@dataclass(frozen=True)
class _Scale:
    """Maps a day, counted from today, or an hour of work to a place on the page."""

    first: float
    last: float

    def x(self, value: float) -> float:
        return LEFT + (RIGHT - LEFT) * (value - self.first) / max(self.last - self.first, 1e-9)


def timeline_chart(plan: Plan, title: str) -> Chart:
    """Draws a plan; `title` is the target role's. Without days, the bars show hours of work instead."""
    heading_text = f"Your plan to “{title}”"
    steps = plan.steps[:MOST_ENTRIES]
    notes = [more(len(plan.steps) - len(steps)), sample(any(one.credential.is_sample for one in steps))]
    if plan.ends is None and steps:
        notes.insert(0, "In hours of work, since I do not know your hours a week.")
    png = _draw(heading_text, plan, steps, notes)
    return Chart(png, heading_text, _in_words(plan, title))


def _draw(title: str, plan: Plan, steps: tuple[Step, ...], notes: list[str]) -> bytes:
    head, top = heading(title)
    foot, foot_height = footing(notes)
    blocks = [Block.of(titled(step.credential), _details(step), LEFT - MARGIN - 0.2) for step in steps]
    rows_top = top + 2 * line_height(SMALL) + 0.1
    bottom = rows_top + sum(block.height + GAP for block in blocks)
    page = Page(max(bottom, rows_top + 0.4) + foot_height)
    write_heading(page, head)
    spans = _spans(plan, steps)
    deadline = plan.limits.deadline if plan.ends is not None else None
    last = max([end for _, end in spans], default=1.0)
    until = float((deadline - plan.today).days) if deadline else 0.0
    # A deadline far beyond the last step would squeeze all the bars, so it is only named.
    scale = _Scale(0.0, max(last, until if until <= FAR * last else 0.0, 1.0))
    if steps:
        _ticks(page, plan, scale, top + line_height(SMALL), bottom)
    if deadline is not None and deadline >= plan.today:
        if until <= scale.last:
            _deadline(page, scale.x(until), deadline, top, bottom)
        else:
            beyond = f"Deadline: {day(deadline)}, to the right of this picture"
            page.write(RIGHT, top, [beyond], SMALL, ALERT, bold=True, align="right")
    if not steps:
        page.write(MARGIN, rows_top, ["No steps."], colour=FAINT)
    y = rows_top
    for block, (start, end) in zip(blocks, spans, strict=True):
        page.write_block(MARGIN, y, block)
        x = scale.x(start)
        height = min(block.height, BAR)
        page.box(x, y + (block.height - height) / 2, max(scale.x(end) - x, 0.05), height, OPEN)
        y += block.height + GAP
    write_footing(page, foot)
    return page.png()


def _spans(plan: Plan, steps: tuple[Step, ...]) -> list[tuple[float, float]]:
    """Start and end of each step: days from today, or hours of work."""
    spans = []
    hours = 0.0
    for step in steps:
        if step.starts is not None and step.ends is not None:
            spans.append((float((step.starts - plan.today).days), float((step.ends - plan.today).days)))
        else:
            spans.append((hours, hours + step.credential.hours))
            hours += step.credential.hours
    return spans


def _ticks(page: Page, plan: Plan, scale: _Scale, y: float, bottom: float) -> None:
    for place in range(TICKS):
        value = scale.first + (scale.last - scale.first) * place / (TICKS - 1)
        x = scale.x(value)
        page.line((x, y + line_height(SMALL)), (x, bottom), TRACK)
        align = "left" if place == 0 else "right" if place == TICKS - 1 else "center"
        page.write(x, y, [_tick(plan, value, scale)], SMALL, FAINT, align=align)


def _tick(plan: Plan, value: float, scale: _Scale) -> str:
    if plan.ends is None:
        return f"{value:,.0f} h" if scale.last >= 20 else f"{value:.1f} h"
    at = plan.today + timedelta(days=round(value))
    if scale.last >= 120:
        return f"{at:%b %Y}"
    return f"{at.day} {at:%b}" if at.year == plan.today.year else f"{at.day} {at:%b %y}"


def _deadline(page: Page, x: float, deadline: date, top: float, bottom: float) -> None:
    page.line((x, top + line_height(SMALL)), (x, bottom), ALERT, dashed=True)
    align = "right" if x > (LEFT + RIGHT) / 2 else "left"
    page.write(x, top, [f"Deadline: {day(deadline)}"], SMALL, ALERT, bold=True, align=align)


def _details(step: Step) -> str:
    until = f" · until {day(step.ends)}" if step.ends else ""
    return f"{hours_of([step.credential])} · {price([step.credential])}{until}"


def _in_words(plan: Plan, title: str) -> str:
    steps = "; ".join(
        f"{number}. {titled(step.credential)}"
        + (f" from {day(step.starts)}" if step.starts else "")
        + f" ({_details(step)})"
        for number, step in enumerate(plan.steps, 1)
    )
    deadline = f" The deadline is {day(plan.limits.deadline)}." if plan.limits.deadline else ""
    return f"A timeline of the plan to “{title}”. {steps or 'No steps'}.{deadline}"
