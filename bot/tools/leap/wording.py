"""Programmes in words: which one is worth it, or why none is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue.records import Skill
from bot.dialogue.phrases import counted, listed
from bot.dialogue.reply import Reply
from bot.tools.leap.leap import Leap, Leaps, Obstacle
from bot.tools.phrases import hours_of, named, not_compared, price, sample_note, table, titled

NO_GAP = "You are missing none of the skills that your target role asks for, so no programme is worth its time."
NO_PROGRAMMES = "The catalogue lists no nanodegree or programme."
CLOSES_NOTHING = "None of the {programmes} in the catalogue closes any of your missing skills, so none is worth it."

_OBSTACLES: Mapping[Obstacle, str] = {
    "hours": "you have no hours for it",
    "deadline": "it takes longer than you have",
    "budget": "it costs more than you have",
    "currency": "its price is in another currency",
}


def leaps_reply(leaps: Leaps, skills: Mapping[str, Skill]) -> Reply:
    """The best programme in a sentence, then a table of all with time, price and verdict."""
    if not leaps.gap_size:
        return Reply((NO_GAP,), private=True)
    if not leaps.programmes:
        return Reply((NO_PROGRAMMES,), private=True)
    if not leaps.leaps:
        programmes = counted(leaps.programmes, "programme")
        return Reply((CLOSES_NOTHING.format(programmes=programmes),), private=True)
    rows = [_leap_row(leap) for leap in leaps.leaps]
    return Reply(
        paragraphs=(
            _verdict(leaps, skills),
            *([] if leaps.uncompared is None else [not_compared(leaps.uncompared)]),
        ),
        table=table(
            ("Programme", "Closes", "Time", "Price", "Verdict"), rows, "Programmes beside your gap", "programme"
        ),
        note=sample_note(leap.choice.credential for leap in leaps.leaps[:12]),
        private=True,
    )


def _verdict(leaps: Leaps, skills: Mapping[str, Skill]) -> str:
    if not leaps.worth_it:
        nearest = f"The closest is {_name(leaps.leaps[0])}, but {_against(leaps.leaps[0])}."
        return f"No programme is worth it for you now. {nearest}"
    best = leaps.worth_it[0]
    closes = f"{len(best.choice.closes)} of your {leaps.gap_size} missing skills"
    rates = []
    if best.per_week is not None:
        rates.append(f"{best.per_week:.2g} skills a week")
    if best.per_hundred is not None:
        rates.append(f"{best.per_hundred:.2g} skills per 100 {best.choice.credential.currency}")
    rate = f" That is {listed(rates)}." if rates else ""
    return f"{_name(best)} is worth a look: it closes {closes} ({named(skills, best.choice.closes)}).{rate}"


def _leap_row(leap: Leap) -> tuple[str, ...]:
    weeks = f" ({counted(leap.weeks, 'week')})" if leap.weeks is not None else ""
    verdict = "worth it" if leap.is_worth_it else _against(leap)
    return (
        _name(leap),
        f"{leap.share:.0%} of the gap",
        f"{hours_of(leap.choice.all)}{weeks}",
        price(leap.choice.all),
        verdict,
    )


def _against(leap: Leap) -> str:
    reasons = [_OBSTACLES[one] for one in leap.obstacles]
    if leap.instead is not None:
        titles = listed([one.title for one in leap.instead.credentials], 3)
        work, cost = hours_of(leap.instead.credentials), price(leap.instead.credentials)
        reasons.append(f"{titles} do{'es' if len(leap.instead.steps) == 1 else ''} the same ({work}, {cost})")
    return listed(reasons)


def _name(leap: Leap) -> str:
    after = f", after {listed([one.title for one in leap.choice.first], 2)}" if leap.choice.first else ""
    return f"{titled(leap.choice.credential)}{after}"
