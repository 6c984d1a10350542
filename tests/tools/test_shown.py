"""What is on record that speaks for somebody."""

from __future__ import annotations

from datetime import date, timedelta

from bot.catalogue.records import Criterion
from bot.profile.profile import Achievement
from bot.tools.readiness.readiness import CriterionState
from bot.tools.shown import newest_first, proven_first, shown_in_words, shows_anything
from tests.tools.people import TODAY, claimed, proven

RESULTS = tuple(Achievement(f"result {n}", TODAY - timedelta(days=n)) for n in (9, 1, 5, 3))
MET = CriterionState(Criterion("c", "engineer", "Leads a project", "skill"), "met")


def test_the_newest_and_what_is_proven_come_first() -> None:
    assert [one.text for one in newest_first(RESULTS)] == ["result 1", "result 3", "result 5", "result 9"]
    past = proven("cloud", expires=date(2020, 1, 1))
    assert [one.kind for one in proven_first([claimed("sql"), past, proven("sql")], TODAY)] == ["proven", "claimed"]


def test_three_of_each_are_named_with_what_is_met_and_the_time_in_the_role() -> None:
    said = shown_in_words(newest_first(RESULTS), (proven("sql"), claimed("cloud")), (MET,), 30)
    assert said == (
        "“result 1” (23 November 2026)",
        "“result 3” (21 November 2026)",
        "“result 5” (19 November 2026)",
        "“proven sql”, proven",
        "“claimed cloud”",
        "“Leads a project” (met)",
        "2.5 years in the role",
    )


def test_time_in_the_role_alone_shows_nothing() -> None:
    assert not shows_anything((), (), ())
    assert shows_anything((), (), (MET,))
    assert shown_in_words((), (), (), 6) == ("6 months in the role",)
    assert shown_in_words((), (), (), None) == ()
