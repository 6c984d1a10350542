"""A plan of work where no credential leads on: pieces of work with days.

What is learnt in the work itself is still planned: one learns it from others first, then takes it on, keeps what
came of it, and applies. The order and the shares of the time are our own suggestion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.catalogue.records import Skill
from bot.tools.plan.kept import KeptPlan

A_YEAR = timedelta(days=365)
SHORTEST = timedelta(days=28)
"""Without a deadline a year is planned; less than four weeks are too short for results."""

WATCH = "Ask somebody who does that job whether you may watch them at work, and what they would learn first"
READ_ADVERTS = "Read three adverts for “{aim}”, and write down what all three ask for"
WITH_A_JOB = "With your manager, agree"
WITHOUT_A_JOB = "As a volunteer, in a trial or for somebody you know, take on"
FIRST_TASK = "{where} a first task that needs “{skill}”"
TASK_IN_ADVERTS = "{where} a first task that the adverts name and you have not done yet"
SECOND_TASK = "Take on another that needs “{skill}”, and log what came of both, with a number"
SAME_AGAIN = "Take on a larger one of the kind, and log what came of both, with a number"
APPLY = "Put your results together, and apply or ask for a trial in the role"


@dataclass(frozen=True)
class Piece:
    """A piece of work of a plan. `key` tells it from the plan's others, `title` is what it is called, `work` says
    what to do in full. `share` says when it is done, as a share of the whole time.
    """

    key: str
    title: str
    work: str
    share: float

    @property
    def kind(self) -> str:
        """What it is called, as a credential is a badge or a course."""
        return "piece"


@dataclass(frozen=True)
class WorkPlan:
    """Pieces of work in their order, of which the last ends on the deadline.

    `towards` is what they lead to, in words; `paragraphs` say why it is work, and `note` that sample data is named.
    """

    towards: str
    paragraphs: tuple[str, ...]
    pieces: tuple[Piece, ...]
    note: str = ""

    def open_pieces(self, kept: KeptPlan) -> tuple[Piece, ...]:
        """Those that are neither done nor dropped."""
        return tuple(one for one in self.pieces if one.key not in (*kept.done, *kept.excluded))


@dataclass(frozen=True)
class Milestone:
    """A piece of work and the day by which it is done."""

    until: date
    piece: Piece


def four_pieces(*pieces: tuple[str, str]) -> tuple[Piece, ...]:
    """Four pieces of work, each by its name and what to do, with our shares of the time."""
    shares = (1 / 12, 1 / 4, 3 / 4, 1.0)
    return tuple(
        Piece(f"work-{number}", title, work, share)
        for number, ((title, work), share) in enumerate(zip(pieces, shares, strict=True), 1)
    )


def in_time(plan: WorkPlan, kept: KeptPlan) -> tuple[Milestone, ...]:
    """The pieces that are open, each with the day by which it is done.

    The last is due on the deadline, a year from the start without one, and four weeks from it where the deadline is
    past or too near.
    """
    pieces = plan.open_pieces(kept)
    if not pieces:
        return ()
    whole = max((kept.limits.deadline or kept.start + A_YEAR) - kept.start, SHORTEST)
    last = pieces[-1].share
    return tuple(
        Milestone(kept.start + timedelta(days=round(whole.days * one.share / last)), one) for one in pieces
    )


def work_on_skills(missing: Sequence[str], skills: Mapping[str, Skill], has_job: bool = True) -> tuple[Piece, ...]:
    """Four pieces of work towards missing skills, given by their keys, of which there must be one."""
    first, *others = (skills[key].name if key in skills else key for key in missing)
    second = SECOND_TASK.format(skill=others[0]) if others else SAME_AGAIN
    where = WITH_A_JOB if has_job else WITHOUT_A_JOB
    return four_pieces(
        ("watching somebody at work", WATCH),
        ("the first task", FIRST_TASK.format(where=where, skill=first)),
        ("the second task", second),
        ("the application", APPLY),
    )


def work_towards(aim: str, has_job: bool = True) -> tuple[Piece, ...]:
    """Four pieces of work towards a role of which no more is known than its name."""
    where = WITH_A_JOB if has_job else WITHOUT_A_JOB
    return four_pieces(
        ("reading adverts and watching somebody at work", f"{READ_ADVERTS.format(aim=aim)}. {WATCH}"),
        ("the first task", TASK_IN_ADVERTS.format(where=where)),
        ("the second task", SAME_AGAIN),
        ("the application", APPLY),
    )
