"""The badge ladder as a picture: what is held at the foot, the next rungs above it, the target role on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalogue.records import Skill
from bot.drawing.style import (
    DONE,
    INK,
    LATER,
    MARGIN,
    MOST_ENTRIES,
    OPEN,
    TRACK,
    WIDTH,
    Block,
    Chart,
    Page,
    footing,
    heading,
    more,
    sample,
    write_footing,
    write_heading,
)
from bot.tools.ladder.ladder import Ladder, Rung
from bot.tools.phrases import hours_of, named, price, titled

RAILS = (MARGIN + 0.1, MARGIN + 0.8)
TEXT = MARGIN + 1.1
GAP = 0.22


@dataclass(frozen=True)
class _LadderRow:
    block: Block
    colour: str
    mark: str


def ladder_chart(ladder: Ladder, title: str, skills: Mapping[str, Skill]) -> Chart:
    """Draws the ladder towards the role with this title; at most `MOST_ENTRIES` entries, the rungs first."""
    heading_text = f"Your badge ladder to “{title}”"
    rungs = ladder.rungs[:MOST_ENTRIES]
    held = ladder.held[: MOST_ENTRIES - len(rungs)]
    left_out = len(ladder.rungs) + len(ladder.held) - len(rungs) - len(held)
    width = WIDTH - MARGIN - TEXT
    rows = [_LadderRow(Block.of(f"Goal: {title}", "", width), INK, "★")]
    for rung in reversed(rungs):
        block = Block.of(titled(rung.credential), _details(rung, skills), width)
        rows.append(_LadderRow(block, OPEN if rung.is_open else LATER, str(rung.height)))
    rows += [_LadderRow(Block.of(titled(one), "held", width), DONE, "✓") for one in reversed(held)]
    records = (*(rung.credential for rung in rungs), *held)
    notes = ["✓ held · blue: can be started now · grey: once the rungs below are done", more(left_out)]
    notes.append(sample(any(one.is_sample for one in records)))
    return Chart(_draw(heading_text, rows, notes), heading_text, _in_words(ladder, title, skills))


def _draw(title: str, rows: list[_LadderRow], notes: list[str]) -> bytes:
    head, top = heading(title)
    foot, foot_height = footing(notes)
    page = Page(top + sum(row.block.height + GAP for row in rows) + foot_height)
    write_heading(page, head)
    y, middles = top, []
    for row in rows:
        page.write_block(TEXT, y, row.block)
        middles.append(y + row.block.height / 2)
        y += row.block.height + GAP
    for rail in RAILS:
        page.line((rail, middles[0]), (rail, middles[-1] + 0.15), LATER)
    for row, middle in zip(rows, middles, strict=True):
        page.box(RAILS[0], middle - 0.04, RAILS[1] - RAILS[0], 0.08, TRACK if row.mark == "★" else row.colour)
        page.disc(sum(RAILS) / 2, middle, 0.14, row.colour)
        page.mark(sum(RAILS) / 2, middle, row.mark)
    write_footing(page, foot)
    return page.png()


def _details(rung: Rung, skills: Mapping[str, Skill]) -> str:
    closes = f"closes {named(skills, rung.closes)}" if rung.closes else "opens a higher rung"
    return f"{hours_of([rung.credential])} · {price([rung.credential])} · {closes}"


def _in_words(ladder: Ladder, title: str, skills: Mapping[str, Skill]) -> str:
    held = ", ".join(titled(one) for one in ladder.held) or "none yet"
    steps = "; ".join(
        f"rung {rung.height}, {titled(rung.credential)} ({_details(rung, skills)}"
        f"{', can be started now' if rung.is_open else ''})"
        for rung in ladder.rungs
    )
    return f"A ladder to “{title}”. Badges held: {held}. Next rungs, lowest first: {steps or 'none'}."
