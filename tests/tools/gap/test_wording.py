"""The gap in words."""

from __future__ import annotations

from bot.catalogue.records import Occupation, Requirement, Skill
from bot.tools.gap import gap
from bot.tools.gap.wording import BY_ACTIVITY, gap_reply
from tests.tools.people import (
    ENGINEER,
    GAP,
    SKILLS,
    TODAY,
    proven,
)


def test_a_gap() -> None:
    reply = gap_reply(GAP)
    assert reply.paragraphs[0] == "“Data engineer” asks for 4 skills: 0 proven, 1 claimed, 3 missing."
    assert reply.table is not None
    assert reply.table.rows[0] == (
        "SQL",
        "4 of 7",
        "below: 2 of 7",
        "Sql Advanced badge (sample), 20 hours, after Sql Basics badge",
    )
    assert "sample organisation" in reply.note
    assert reply.private


def test_a_gap_that_is_none_and_one_of_activities() -> None:
    evidence = [proven("sql", 5.0), proven("python"), proven("pipelines"), proven("cloud")]
    assert "There is no gap" in gap_reply(gap.skill_gap(ENGINEER, SKILLS, evidence, [], TODAY)).paragraphs[0]
    loader = Occupation("l", "Loader", requirements=(Requirement("lift"),))
    skills = {"lift": Skill("lift", "Lift things", "activity")}
    reply = gap_reply(gap.skill_gap(loader, skills, [], [], TODAY))
    assert reply.paragraphs[0].startswith("“Loader” asks for 1 activity")
    assert BY_ACTIVITY in reply.paragraphs[1]
    assert "no levels" in reply.paragraphs[1]
    nothing = gap_reply(gap.skill_gap(Occupation("o", "Nobody"), {}, [], [], TODAY))
    assert "does not say" in nothing.paragraphs[0]
