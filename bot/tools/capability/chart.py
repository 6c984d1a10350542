"""The capability stack as a picture: each capability in its group, with its level and the level asked for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.records import HIGHEST_LEVEL
from bot.drawing.lettering import wrapped
from bot.drawing.style import (
    DONE,
    LATER,
    MARGIN,
    MOST_ENTRIES,
    NAME,
    OPEN,
    PAPER,
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
from bot.tools.capability.capability import Capability, Stack
from bot.tools.phrases import titled

LEFT, RIGHT = 4.6, WIDTH - MARGIN
GAP = 0.14
BAR = 0.18


@dataclass(frozen=True)
class _StackRow:
    """A group's name, or a capability with its block."""

    group: tuple[str, ...] = ()
    block: Block | None = None
    capability: Capability | None = None

    @property
    def height(self) -> float:
        return self.block.height if self.block else len(self.group) * line_height(NAME) + 0.06


def capability_chart(stack: Stack) -> Chart:
    """Draws the stack in its own order; at most `MOST_ENTRIES` capabilities."""
    title = "Your capability stack"
    if stack.occupation is not None:
        title += f" and what “{stack.occupation.title}” would add"
    rows: list[_StackRow] = []
    shown = 0
    for layer in stack.layers:
        members = layer.capabilities[: MOST_ENTRIES - shown]
        if members:
            rows.append(_StackRow(wrapped(layer.group, WIDTH - 2 * MARGIN, NAME)))
            rows += [_StackRow(block=_block(one), capability=one) for one in members]
            shown += len(members)
    everything = [one for layer in stack.layers for one in layer.capabilities]
    is_sample = any(
        row.capability and row.capability.credential and row.capability.credential.is_sample for row in rows
    )
    notes = [
        "Green: proven · blue, hatched: claimed · outlined: what the role would add. "
        f"Bars end at level {HIGHEST_LEVEL:g}; a full bar without a level means that none is known.",
        more(len(everything) - shown),
        sample(bool(is_sample)),
    ]
    return Chart(_draw(title, rows, notes), title, _in_words(stack, title))


def _draw(title: str, rows: list[_StackRow], notes: list[str]) -> bytes:
    head, top = heading(title)
    foot, foot_height = footing(notes)
    page = Page(top + max(sum(row.height + GAP for row in rows), 0.4) + foot_height)
    write_heading(page, head)
    y = top
    if not rows:
        page.write(MARGIN, y, ["Nothing is known yet."], NAME)
    for row in rows:
        if row.block is None or row.capability is None:
            page.write(MARGIN, y, row.group, NAME, LATER, bold=True)
            page.line((MARGIN, y + row.height), (RIGHT, y + row.height), TRACK)
        else:
            page.write_block(MARGIN + 0.15, y, row.block)
            _bar(page, y + row.height / 2 - BAR / 2, row.capability)
        y += row.height + GAP
    write_footing(page, foot)
    return page.png()


def _bar(page: Page, y: float, one: Capability) -> None:
    width = RIGHT - LEFT
    page.box(LEFT, y, width, BAR, TRACK)
    asked = width * _part(one.asked_level) if one.role_adds else 0.0
    if asked:
        page.box(LEFT, y, asked, BAR, PAPER, OPEN)
    if one.status != "missing" or one.level is not None:
        # A level below the one asked for is still there, and drawn as such.
        is_claimed = one.status == "claimed"
        held = width * _part(one.level)
        page.box(
            LEFT,
            y,
            held,
            BAR,
            OPEN if is_claimed else DONE,
            PAPER if is_claimed else "",
            "///" if is_claimed else "",
        )


def _part(level: float | None) -> float:
    return 1.0 if level is None else min(max(level / HIGHEST_LEVEL, 0.0), 1.0)


def _block(one: Capability) -> Block:
    return Block.of(one.skill.name, _status(one), LEFT - MARGIN - 0.35)


def _status(one: Capability) -> str:
    held = f"level {one.level:.2g}" if one.level is not None else ""
    if not one.role_adds:
        return f"{one.status}, {held}" if held else one.status
    asked = f"the role asks for level {one.asked_level:.2g}" if one.asked_level is not None else "the role adds it"
    way = f", by {titled(one.credential)}" if one.credential else ", no credential teaches it"
    return f"{held + ', ' if held else ''}{asked}{way}"


def _in_words(stack: Stack, title: str) -> str:
    groups = (
        f"{layer.group}: " + "; ".join(f"{one.skill.name} ({_status(one)})" for one in layer.capabilities)
        for layer in stack.layers
    )
    return f"{title}. {'. '.join(groups) or 'Nothing is known yet'}."
