"""What a promotion route consists of."""

from __future__ import annotations

from datetime import date, timedelta

from bot.profile.profile import Achievement, Evidence
from bot.rungs.step import SOON, Step
from bot.tools.promotion_route.route import promotion_route
from bot.tools.promotion_route.work import Work

TODAY = date(2026, 11, 28)
FIELDS = (Work("any", "lead", "improve", "develop", "evidence"),)
UP = Step("nurse", "ward sister", "up", next="charge nurse")


def test_what_speaks_for_somebody_comes_newest_and_proven_first() -> None:
    route = promotion_route(
        UP,
        FIELDS,
        None,
        [
            Evidence("claimed", "a"),
            Evidence("proven", "b"),
            Evidence("proven", "old", expires=TODAY - timedelta(1)),
        ],
        [Achievement("first", date(2026, 1, 1)), Achievement("second", date(2026, 2, 1))],
        today=TODAY,
    )
    assert [one.title for one in route.proofs] == ["b", "a"]
    assert [one.text for one in route.results] == ["second", "first"]
    assert route.shows_anything


def test_the_next_rung_stands_in_for_a_target_that_is_the_present_job() -> None:
    same = Step("nurse", "nurse", "same", next="charge nurse")
    assert promotion_route(same, FIELDS, None, (), (), today=TODAY).aim == "charge nurse"
    assert promotion_route(UP, FIELDS, None, (), (), today=TODAY).aim == "ward sister"


def test_who_has_just_begun_is_early() -> None:
    routes = [
        promotion_route(UP, FIELDS, None, (), (), months_in_role=months, today=TODAY) for months in (SOON - 1, SOON)
    ]
    assert [route.is_early for route in routes] == [True, False]
