"""The badge ladder in words."""

from __future__ import annotations

from bot.profile.profile import Evidence
from bot.tools.gap.gap import skill_gap
from bot.tools.ladder.ladder import Ladder, ladder
from bot.tools.ladder.wording import ladder_reply
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, credential, proven


def ladder_with(*evidence: Evidence, credentials: tuple = CREDENTIALS) -> Ladder:  # type: ignore[type-arg]
    return ladder(skill_gap(ENGINEER, SKILLS, evidence, credentials, TODAY), credentials, TODAY)


def test_a_ladder_that_is_complete() -> None:
    found = ladder_with(proven("sql"), proven("python"), proven("pipelines"), proven("cloud"))
    reply = ladder_reply(found, "Data engineer", SKILLS)
    assert reply.paragraphs[0].startswith("Your ladder is complete")
    assert reply.table is None


def test_rungs_to_go_and_where_to_start() -> None:
    reply = ladder_reply(ladder_with(), "Data engineer", SKILLS)
    assert reply.paragraphs[0].startswith("5 rungs to go towards “Data engineer”. You can start today with ")
    assert reply.paragraphs[1] == "You do not hold a badge that counts towards it yet."
    assert reply.table is not None
    assert len(reply.table.rows) == 5
    assert reply.table.rows[0][0] == "1"


def test_a_single_start_and_skills_that_no_rung_reaches() -> None:
    one = (credential("sql-only", ("sql", 5.0), cost=40),)
    reply = ladder_reply(ladder_with(credentials=one), "Data engineer", SKILLS)
    assert "Start with Sql Only badge." in reply.paragraphs[0]
    assert reply.paragraphs[-1].startswith("No rung leads to ")
    assert reply.table is not None
    assert reply.table.rows == (("1", "Sql Only badge", "10 hours", "40 EUR", "SQL"),)
