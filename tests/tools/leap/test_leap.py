"""Whether a programme is worth it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.catalogue.records import Credential
from bot.profile.profile import Evidence
from bot.tools.gap.gap import Gap, skill_gap
from bot.tools.leap.leap import Leaps, leaps
from bot.tools.leap.wording import leaps_reply
from bot.tools.limits import Limits
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, credential, proven

LIMITS = Limits(5.0, 600.0, TODAY + timedelta(days=365))
CAMP = credential("camp", ("python", 5.0), "pipelines", hours=30, cost=150, kind="nanodegree")


def gap_with(*evidence: Evidence, credentials: tuple[Credential, ...] = CREDENTIALS) -> Gap:
    return skill_gap(ENGINEER, SKILLS, evidence, credentials, TODAY)


def found(limits: Limits = LIMITS, *more: Credential) -> Leaps:
    return leaps(gap_with(), (*CREDENTIALS, *more), limits, TODAY)


def test_a_programme_is_beaten_by_smaller_credentials_that_do_the_same() -> None:
    (programme,) = found().leaps
    assert programme.choice.closes == ("cloud", "pipelines", "python")
    assert programme.instead is not None
    assert programme.instead.hours == 41
    assert not programme.is_worth_it
    assert "the same (41 hours, 90 EUR)" in leaps_reply(found(), SKILLS).paragraphs[0]


def test_the_fewest_hours_a_skill_come_first() -> None:
    both = found(LIMITS, CAMP)
    assert [leap.choice.credential.key for leap in both.leaps] == ["camp", "data-programme"]
    best = both.worth_it[0]
    assert (best.weeks, best.per_week, best.share) == (6.0, pytest.approx(1 / 3), 0.5)
    assert best.per_hundred == pytest.approx(4 / 3)
    assert (
        leaps_reply(both, SKILLS).paragraphs[0].startswith("Camp nanodegree is worth a look: it closes 2 of your 4")
    )


@pytest.mark.parametrize(
    ("limits", "obstacles"),
    [
        (Limits(5.0, 149.0), ("budget",)),
        (Limits(5.0, 0.0, TODAY + timedelta(days=41)), ("deadline", "budget")),
        (Limits(5.0, 150.0, TODAY + timedelta(days=42)), ()),
        (Limits(0.0), ("hours",)),
        (Limits(None, None, TODAY - timedelta(days=1)), ("deadline",)),
        (Limits(), ()),
    ],
)
def test_limits_that_a_programme_breaks(limits: Limits, obstacles: tuple[str, ...]) -> None:
    camp = next(leap for leap in found(limits, CAMP).leaps if leap.choice.credential.key == "camp")
    assert camp.obstacles == obstacles
    assert camp.is_worth_it is (not obstacles)


def test_a_price_in_another_currency_cannot_be_compared_with_the_budget() -> None:
    dollars = credential("usd", "cloud", hours=2, cost=1, kind="nanodegree", currency="USD")
    leap = next(one for one in found(LIMITS, dollars).leaps if one.choice.credential.key == "usd")
    assert leap.obstacles == ("currency",)


def test_what_is_held_or_cannot_be_reached_is_no_programme_to_take() -> None:
    gap = gap_with(proven(credential="data-programme"))
    assert leaps(gap, CREDENTIALS, LIMITS, TODAY).leaps == ()
    stuck = credential("stuck", "cloud", kind="nanodegree", first=("nowhere",))
    assert [one.choice.credential.key for one in found(LIMITS, stuck).leaps] == ["data-programme"]
