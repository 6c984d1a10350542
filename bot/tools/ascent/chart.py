"""The way up to a certification as a staircase, the top one highest."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue.records import Skill
from bot.drawing.style import (
    DONE,
    LATER,
    MARGIN,
    MOST_ENTRIES,
    ON_COLOUR,
    OPEN,
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
from bot.tools.ascent.ascent import Ascent, Stage
from bot.tools.phrases import hours_of, named, titled

NARROWEST = 4.2
"""The least width of the highest step, in inches, so that its name has room."""
PAD = 0.1
GAP = 0.06


def ascent_chart(ascent: Ascent, skills: Mapping[str, Skill]) -> Chart:
    """Draws the stages; where there are more than `MOST_ENTRIES`, only the highest."""
    title = f"The way up to {titled(ascent.top)}"
    stages = ascent.stages[-MOST_ENTRIES:]
    notes = [
        "Green ✓: done · blue: open to you · grey: once the steps below are done",
        more(len(ascent.stages) - len(stages)),
        sample(any(stage.credential.is_sample for stage in stages)),
    ]
    words = "; ".join(
        f"stage {stage.height}, {titled(stage.credential)}: {_status(stage)}, {_details(stage, skills)}"
        for stage in ascent.stages
    )
    png = _draw(title, stages, skills, notes)
    return Chart(png, title, f"A staircase. {title}, lowest stage first: {words}.")


def _draw(title: str, stages: tuple[Stage, ...], skills: Mapping[str, Skill], notes: list[str]) -> bytes:
    head, top = heading(title)
    foot, foot_height = footing(notes)
    heights = [stage.height for stage in stages]
    rise = min(0.45, (WIDTH - 2 * MARGIN - NARROWEST) / max(max(heights) - min(heights), 1))
    placed = []
    for stage in reversed(stages):
        left = MARGIN + rise * (stage.height - min(heights))
        text = f"✓ {titled(stage.credential)}" if stage.is_done else titled(stage.credential)
        placed.append((stage, left, Block.of(text, _details(stage, skills), WIDTH - MARGIN - left - 2 * PAD)))
    page = Page(top + sum(block.height + 2 * PAD + GAP for _, _, block in placed) + foot_height + 0.1)
    write_heading(page, head)
    y = top
    for stage, left, block in placed:
        colour = DONE if stage.is_done else OPEN if stage.is_open else LATER
        page.box(left, y, WIDTH - MARGIN - left, block.height + 2 * PAD, colour)
        page.write_block(left + PAD, y + PAD, block, ON_COLOUR, ON_COLOUR)
        y += block.height + 2 * PAD + GAP
    write_footing(page, foot)
    return page.png()


def _status(stage: Stage) -> str:
    return "done" if stage.is_done else "open to you" if stage.is_open else "later"


def _details(stage: Stage, skills: Mapping[str, Skill]) -> str:
    adds = f"adds {named(skills, stage.adds)}" if stage.adds else "adds no new skill"
    return f"{hours_of([stage.credential])} · {adds}"
