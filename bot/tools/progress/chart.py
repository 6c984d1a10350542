"""Progress as a picture: a bar for the plan and one for each step, with the streak in words below."""

from __future__ import annotations

from bot.dialogue.phrases import counted
from bot.drawing.style import (
    DONE,
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
from bot.tools.phrases import titled
from bot.tools.progress.progress import StepProgress, Track

LEFT, RIGHT = 3.7, WIDTH - MARGIN
GAP = 0.16
BAR = 0.2


def progress_chart(track: Track, title: str) -> Chart:
    """Draws how far along the plan to the role with this title is; at most `MOST_ENTRIES` steps."""
    heading_text = f"Your progress to “{title}”"
    steps = track.steps[:MOST_ENTRIES]
    notes = [
        _streak(track),
        more(len(track.steps) - len(steps)),
        sample(any(one.step.credential.is_sample for one in steps)),
    ]
    width = LEFT - MARGIN - 0.2
    whole = f"{track.finished} of {counted(len(track.steps), 'step')}, {track.done:.0%}"
    rows = [(Block.of("Whole plan", whole, width), track.done, bool(steps) and track.finished == len(track.steps))]
    rows += [(Block.of(titled(one.step.credential), _detail(one), width), one.done, one.is_done) for one in steps]
    words = "; ".join(f"{titled(one.step.credential)}: {_detail(one)}" for one in track.steps) or "no steps"
    return Chart(
        _draw(heading_text, rows, notes),
        heading_text,
        f"Progress of the plan to “{title}”: {whole}. {words}. {_streak(track)}",
    )


def _draw(title: str, rows: list[tuple[Block, float, bool]], notes: list[str]) -> bytes:
    head, top = heading(title)
    foot, foot_height = footing(notes)
    page = Page(top + sum(block.height + GAP for block, _, _ in rows) + foot_height)
    write_heading(page, head)
    y = top
    for block, done, is_done in rows:
        page.write_block(MARGIN, y, block)
        middle = y + block.height / 2
        width = RIGHT - LEFT - 0.7
        page.box(LEFT, middle - BAR / 2, width, BAR, TRACK)
        if done > 0:
            page.box(LEFT, middle - BAR / 2, max(width * done, 0.03), BAR, DONE if is_done else OPEN)
        text = "✓ done" if is_done else f"{done:.0%}"
        page.write(RIGHT, middle - line_height(SMALL) / 2, [text], SMALL, DONE if is_done else FAINT, align="right")
        y += block.height + GAP
    write_footing(page, foot)
    return page.png()


def _detail(one: StepProgress) -> str:
    hours = one.step.credential.hours
    return "done" if one.is_done else f"{min(one.logged, hours):.3g} of {counted(hours, 'hour')} logged"


def _streak(track: Track) -> str:
    if not track.streak.longest:
        return "Nothing logged yet."
    return f"Streak: {counted(track.streak.weeks, 'week')} in a row; the longest was {track.streak.longest}."
