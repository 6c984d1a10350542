"""Openings beside what somebody holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.catalogue.records import Occupation, Opening, Requirement
from bot.profile.profile import Evidence
from bot.tools.openings.openings import OpeningMatch, match_openings
from bot.tools.openings.wording import openings_reply
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed, proven

ANALYST = Occupation("analyst", "Data analyst", requirements=(Requirement("sql"), Requirement("modelling")))
OCCUPATIONS = {one.key: one for one in (ENGINEER, ANALYST, Occupation("blank", "Blank"))}
FIRST, SECOND = Opening("first", "Engineer, team A", "engineer"), Opening("second", "Analyst", "analyst", "Sales")


def matched(openings: list[Opening], *evidence: Evidence) -> tuple[OpeningMatch, ...]:
    return match_openings(openings, OCCUPATIONS, SKILLS, evidence, CREDENTIALS, TODAY)


def test_the_best_match_comes_first() -> None:
    found = matched([FIRST, SECOND], proven("sql", 5.0), claimed("modelling"))
    assert [(one.opening.key, one.share, one.fits) for one in found] == [
        ("second", 1.0, True),
        ("first", 0.25, False),
    ]
    assert [state.skill.key for state in found[1].missing] == ["python", "pipelines", "cloud"]
    assert openings_reply(found).paragraphs[0] == "1 opening of 2 fits what you have now: Analyst."


def test_proof_comes_before_claims_then_what_closes_first() -> None:
    soon = replace(FIRST, key="soon", closes=TODAY + timedelta(days=3))
    later = replace(FIRST, key="later", closes=TODAY + timedelta(days=9))
    assert [one.opening.key for one in matched([FIRST, later, soon])] == ["soon", "later", "first"]
    other = replace(SECOND, occupation="engineer", key="other")
    assert [one.opening.key for one in matched([other, SECOND], claimed("sql"))] == ["second", "other"]


def test_closed_ones_are_left_out_and_the_last_day_counts() -> None:
    today, past = replace(FIRST, closes=TODAY), replace(SECOND, closes=TODAY - timedelta(days=1))
    assert [one.opening.key for one in matched([today, past])] == ["first"]
    assert openings_reply(matched([past])).paragraphs == ("I know of no openings at the moment.",)


def test_what_is_asked_for_may_be_unknown() -> None:
    found = matched([replace(FIRST, occupation="nowhere"), replace(SECOND, occupation="blank")])
    assert [(one.gap, one.share, one.fits) for one in found] == [(None, 0.0, False)] * 2
    assert "does not say what they ask for" in openings_reply(found).paragraphs[0]
