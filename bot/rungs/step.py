"""Whether two roles are one occupation at two levels, and which way the step goes.

A step is seen where both titles name rungs of one ladder, or where they name the same work and only the words of
level differ. Everything else is a change of occupation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.rungs.ladders import Ladder, Rung
from bot.rungs.titles import TitleReading, read_title, words_of

Direction = Literal["up", "same", "down"]

SOON = 6
"""In the first months of a role most organisations promote nobody: ask for feedback then, not for the title."""


def has_only_begun(months_in_role: int | None) -> bool:
    """Whether somebody has only begun in their present role, so that it is too early to ask for the next."""
    return months_in_role is not None and months_in_role < SOON


@dataclass(frozen=True)
class Step:
    """A step from one role to another within one occupation, in the person's own words.

    `between` are the rungs of the ladder that lie between, `next` is the rung that follows the present one; both
    are known on a ladder alone. `leads` says that the role aimed at leads people.
    """

    now: str
    aim: str
    direction: Direction
    leads: bool = False
    ladder: str = ""
    between: tuple[str, ...] = ()
    next: str = ""

    @property
    def wanted(self) -> str:
        """What it leads to: the role aimed at, or the rung after it for who has that role or named none."""
        return self.next if self.direction == "same" or not self.aim else self.aim


def step_between(now: str, aim: str, ladders: Sequence[Ladder]) -> Step | None:
    """The step between two roles; None where they are different work. An empty aim stands for the next rung."""
    if not now:
        return None
    if not aim:
        return _next_rung(now, ladders)
    on_ladder = _on_one_ladder(now, aim, ladders)
    if on_ladder is not None and on_ladder.direction != "same":
        return on_ladder
    by_words = _by_words(now, aim, ladders)
    if by_words is not None and by_words.direction != "same":
        return by_words
    same = on_ladder or by_words
    if same is None:
        return None
    following = _next_rung(now, ladders)
    return Step(now, aim, "same", following.leads, following.ladder, next=following.next)


def is_on_a_ladder(title: str, ladders: Sequence[Ladder]) -> bool:
    """Whether a title names a rung of any ladder."""
    return any(ladder.find(title) is not None for ladder in ladders)


def is_rung(rung: str, title: str, ladders: Sequence[Ladder]) -> bool:
    """Whether a title stands on the rung of this name: the same one of a ladder, or a like level of like work.

    A name of a level alone ("senior", "band 6") is that level of any work.
    """
    named = [(ladder.find(rung), ladder.find(title)) for ladder in ladders]
    if any(one is not None and one is other for one, other in named):
        return True
    here, there = read_title(rung), read_title(title)
    if words_of(rung) == words_of(title):
        return True
    is_level = here.marks_a_level and (here.level, here.grade) == (there.level, there.grade)
    return is_level and (not here.trade or _same_work(here, there))


def _next_rung(now: str, ladders: Sequence[Ladder]) -> Step:
    for ladder in ladders:
        rung = ladder.find(now) or ladder.ends_like(now)
        following = ladder.after(rung) if rung is not None else None
        if following is not None:
            return Step(now, "", "up", following.leads, ladder.name, next=following.title)
    return Step(now, "", "up")


def _on_one_ladder(now: str, aim: str, ladders: Sequence[Ladder]) -> Step | None:
    for ladder in ladders:
        above = ladder.find(aim)
        here = ladder.find(now) or (ladder.ends_like(now) if above is not None else None)
        if here is not None and above is not None:
            return _from_to(now, aim, ladder, here, above)
    return None


def _from_to(now: str, aim: str, ladder: Ladder, here: Rung, above: Rung) -> Step:
    low, high = ladder.rungs.index(here), ladder.rungs.index(above)
    between = tuple(rung.title for rung in ladder.rungs[low + 1 : high])
    following = ladder.after(here)
    return Step(
        now,
        aim,
        "up" if high > low else "same" if high == low else "down",
        above.leads or read_title(aim).leads,
        ladder.name,
        between,
        following.title if following is not None else "",
    )


def _by_words(now: str, aim: str, ladders: Sequence[Ladder]) -> Step | None:
    here, there = read_title(now), read_title(aim)
    if words_of(now) == words_of(aim):
        return Step(now, aim, "same", there.leads)
    if not (here.marks_a_level or there.marks_a_level):
        return Step(now, aim, "same") if here.trade and here.trade == there.trade else None
    leads_any_place = bool(there.places) and there.leads and not is_on_a_ladder(aim, ladders)
    is_bare_level = there.marks_a_level and not there.trade
    if not (_same_work(here, there) or leads_any_place or is_bare_level):
        return None
    return Step(now, aim, _direction(here, there), there.leads)


def _same_work(here: TitleReading, there: TitleReading) -> bool:
    """Whether one title names the other's work, and perhaps more of it."""
    if not here.trade or not there.trade or here.places or there.places:
        return here.trade == there.trade and bool(here.trade)
    return here.trade <= there.trade or there.trade <= here.trade


def _direction(here: TitleReading, there: TitleReading) -> Direction:
    if here.grade is not None and there.grade is not None and here.grade != there.grade:
        return "up" if there.grade > here.grade else "down"
    if there.level != here.level:
        return "up" if there.level > here.level else "down"
    if (here.grade is None) != (there.grade is None):
        return "up" if there.grade is not None else "same"
    return "same"
