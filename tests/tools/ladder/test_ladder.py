"""Badges held and rungs to come."""

from __future__ import annotations

from bot.profile.profile import Evidence
from bot.tools.gap.gap import skill_gap
from bot.tools.ladder.ladder import Ladder, ladder
from bot.tools.ladder.wording import ladder_reply
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, credential, proven


def ladder_with(*evidence: Evidence, credentials: tuple = CREDENTIALS) -> Ladder:  # type: ignore[type-arg]
    return ladder(skill_gap(ENGINEER, SKILLS, evidence, credentials, TODAY), credentials, TODAY)


def test_rungs_stand_above_what_they_build_on() -> None:
    found = ladder_with()
    heights = {rung.credential.key: rung.height for rung in found.rungs}
    assert heights == {"cloud-steps": 1, "sql-basics": 1, "python-start": 1, "sql-advanced": 2, "pipeline-maker": 2}
    assert {rung.credential.key for rung in found.next} == {"cloud-steps", "sql-basics", "python-start"}
    assert [rung.height for rung in found.rungs] == sorted(rung.height for rung in found.rungs)


def test_what_is_held_counts_as_a_rung_below() -> None:
    found = ladder_with(proven(credential="sql-basics"), proven(credential="nowhere"))
    assert [one.key for one in found.held] == ["sql-basics"]
    assert found.unknown == ("nowhere",)
    advanced = next(rung for rung in found.rungs if rung.credential.key == "sql-advanced")
    assert (advanced.height, advanced.is_open) == (1, True)


def test_a_badge_that_has_no_part_in_it_is_kept_apart() -> None:
    more = (*CREDENTIALS, credential("soup", "cooking"))
    found = ladder_with(proven(credential="soup"), credentials=more)
    assert [one.key for one in found.others] == ["soup"]
    assert "Soup badge, which this role does not ask for" in ladder_reply(found, "X", SKILLS).paragraphs[1]


def test_programmes_are_no_rungs() -> None:
    only = (credential("whole", "sql", "python", "pipelines", "cloud", kind="nanodegree"),)
    found = ladder_with(credentials=only)
    assert found.rungs == ()
    assert set(found.unreached) == {"sql", "python", "pipelines", "cloud"}
    assert "no badge or certificate" in ladder_reply(found, "X", SKILLS).paragraphs[0]
