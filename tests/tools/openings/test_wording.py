"""Openings in words, and what HR would get."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.records import Occupation, Opening, Requirement
from bot.profile.profile import Evidence
from bot.tools.openings.openings import OpeningMatch, match_openings
from bot.tools.openings.wording import CLAIMED, HR_TEXT, opening_reply, openings_reply
from bot.tools.phrases import MOST_ROWS
from tests.tools.people import CREDENTIALS, ENGINEER, SKILLS, TODAY, claimed, proven

ANALYST = Occupation("analyst", "Data analyst", requirements=(Requirement("sql"), Requirement("modelling")))


OCCUPATIONS = {one.key: one for one in (ENGINEER, ANALYST, Occupation("blank", "Blank"))}


FIRST, SECOND = Opening("first", "Engineer, team A", "engineer"), Opening("second", "Analyst", "analyst", "Sales")


def matched(openings: list[Opening], *evidence: Evidence) -> tuple[OpeningMatch, ...]:
    return match_openings(openings, OCCUPATIONS, SKILLS, evidence, CREDENTIALS, TODAY)


def test_one_opening_in_full_and_sample_data_marked() -> None:
    (match,) = matched([replace(SECOND, is_sample=True)], proven("sql", title="SQL badge"))
    reply = opening_reply(match)
    assert reply.paragraphs[0] == "Analyst (sample), Sales. Your match: 50%, 1 of 2 skills."
    assert reply.table is not None
    assert reply.table.rows == (("SQL", "proven", "SQL badge"), ("Model data", "missing", "–"))
    assert "sample organisation" in reply.note
    assert "No opening fits" in openings_reply([match]).paragraphs[0]


def test_a_long_list_is_cut_and_said_to_be() -> None:
    many = matched([replace(FIRST, key=f"o{number}") for number in range(15)])
    reply = openings_reply(many)
    assert reply.table is not None
    assert len(reply.table.rows) == MOST_ROWS
    assert f"And {15 - MOST_ROWS} more openings." == reply.table.left_out


def test_skills_that_are_only_claimed_are_said_to_need_proof() -> None:
    assert openings_reply(matched([SECOND], claimed("sql"))).paragraphs[1:] == (CLAIMED,)
    assert openings_reply(matched([SECOND], proven("sql"))).paragraphs[1:] == ()


def test_the_text_to_hr_names_the_opening_and_the_match() -> None:
    text = HR_TEXT.format(title="Analyst", unit="Sales", held=1, asked=2)
    assert "“Analyst” (Sales)" in text
    assert "1 of the 2 skills" in text
