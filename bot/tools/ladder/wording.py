"""The badge ladder in words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue.records import Skill
from bot.dialogue.phrases import counted, listed
from bot.dialogue.reply import Reply
from bot.tools.ladder.ladder import Ladder, Rung
from bot.tools.phrases import hours_of, named, price, sample_note, table, titled

SHOW_LADDER = "Show my ladder"

COMPLETE = "Your ladder is complete: you need no more badges for “{title}”."
NO_RUNGS = "The catalogue has no badge or certificate that leads towards “{title}”."
NOTHING_HELD = "You do not hold a badge that counts towards it yet."


def ladder_reply(ladder: Ladder, title: str, skills: Mapping[str, Skill]) -> Reply:
    """The badges held, then the rungs in order; `title` is the target role's."""
    if not ladder.rungs:
        text = (NO_RUNGS if ladder.unreached else COMPLETE).format(title=title)
        return Reply((text, *_held(ladder), *_unreached(ladder, skills)), note=_note(ladder), private=True)
    following = ladder.next[0]
    start = (
        f"Start with {titled(following.credential)}."
        if len(ladder.next) == 1
        else (f"You can start today with {listed([titled(rung.credential) for rung in ladder.next], 3)}.")
    )
    rungs = f"{counted(len(ladder.rungs), 'rung')} to go towards “{title}”. {start}"
    rows = [_rung_row(rung, skills) for rung in ladder.rungs]
    return Reply(
        paragraphs=(rungs, *_held(ladder), *_unreached(ladder, skills)),
        table=table(("Rung", "Badge", "Work", "Price", "Closes"), rows, "Your ladder, lowest rung first", "rung"),
        note=_note(ladder),
        private=True,
    )


def _held(ladder: Ladder) -> tuple[str, ...]:
    texts = [f"You hold {listed([titled(one) for one in ladder.held])}." if ladder.held else NOTHING_HELD]
    others = [*(titled(one) for one in ladder.others), *ladder.unknown]
    if others:
        texts.append(f"You also hold {listed(others)}, which this role does not ask for.")
    return (" ".join(texts),)


def _unreached(ladder: Ladder, skills: Mapping[str, Skill]) -> tuple[str, ...]:
    return (f"No rung leads to {named(skills, ladder.unreached)}.",) if ladder.unreached else ()


def _rung_row(rung: Rung, skills: Mapping[str, Skill]) -> tuple[str, ...]:
    closes = named(skills, rung.closes, 3) if rung.closes else "opens a higher rung"
    name = titled(rung.credential)
    return (str(rung.height), name, hours_of([rung.credential]), price([rung.credential]), closes)


def _note(ladder: Ladder) -> str:
    return sample_note((*ladder.held, *ladder.others, *(rung.credential for rung in ladder.rungs)))
