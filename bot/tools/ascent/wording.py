"""The way up to a certification in words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue.records import Skill
from bot.dialogue.phrases import counted, listed
from bot.dialogue.reply import Progress, Reply
from bot.tools.ascent.ascent import Ascent, Stage
from bot.tools.phrases import named, price, sample_note, table, titled

NO_SUMMITS = "The catalogue has no certifications that build on one another."
ALL_DONE = "You have reached the top: {title}."
BLOCKED = (
    "It cannot be reached with the present catalogue: it requires {names}, which is not listed or requires itself. "
    "Please tell HR."
)


def ascent_reply(ascent: Ascent, skills: Mapping[str, Skill]) -> Reply:
    """How far it is to the top, and each stage with what it adds."""
    top = titled(ascent.top)
    done = len(ascent.stages) - len(ascent.left)
    paragraphs = [ALL_DONE.format(title=top) if not ascent.left else _way(ascent, top)]
    if ascent.blocked_by:
        paragraphs.append(BLOCKED.format(names=listed(ascent.blocked_by)))
    rows = [_stage_row(stage, skills) for stage in ascent.stages]
    return Reply(
        paragraphs=tuple(paragraphs),
        table=table(("Stage", "Certification", "Adds", "Status"), rows, f"The way up to {top}", "stage"),
        progress=(Progress(top, done / len(ascent.stages), f"{done} of {counted(len(ascent.stages), 'stage')}"),),
        note=sample_note(stage.credential for stage in ascent.stages),
        private=True,
    )


def _way(ascent: Ascent, top: str) -> str:
    credentials = [stage.credential for stage in ascent.left]
    following = [titled(stage.credential) for stage in ascent.left if stage.is_open]
    text = (
        f"{counted(len(credentials), 'stage')} to go to {top}: {counted(ascent.hours_left, 'hour')}, "
        f"{price(credentials)}."
    )
    return f"{text} Next: {listed(following, 3)}." if following else text


def _stage_row(stage: Stage, skills: Mapping[str, Skill]) -> tuple[str, ...]:
    adds = named(skills, stage.adds, 3) if stage.adds else "nothing new, but the next stage asks for it"
    status = "done" if stage.is_done else "open to you" if stage.is_open else "later"
    return (str(stage.height), titled(stage.credential), adds, status)
