"""Programmes in words."""

from __future__ import annotations

from datetime import timedelta

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


def test_why_there_is_none() -> None:
    full = gap_with(proven("sql"), proven("python"), proven("pipelines"), proven("cloud"))
    assert "worth its time" in leaps_reply(leaps(full, CREDENTIALS, LIMITS, TODAY), SKILLS).paragraphs[0]
    assert "lists no" in leaps_reply(leaps(gap_with(), (), LIMITS, TODAY), SKILLS).paragraphs[0]
    other = (credential("cooking", "soup", kind="nanodegree"),)
    assert "closes any" in leaps_reply(leaps(gap_with(), other, LIMITS, TODAY), SKILLS).paragraphs[0]


def test_a_verdict_for_each_programme() -> None:
    reply = leaps_reply(found(LIMITS, CAMP), SKILLS)
    assert reply.table is not None
    camp, programme = reply.table.rows
    assert camp == ("Camp nanodegree", "50% of the gap", "30 hours (6 weeks)", "150 EUR", "worth it")
    assert programme[4].endswith("do the same (41 hours, 90 EUR)")
    assert "1.3 skills per 100 EUR" in reply.paragraphs[0]


def test_money_without_a_rate_is_named() -> None:
    reply = leaps_reply(found(Limits(5.0, uncompared="70,000 KES"), CAMP), SKILLS)
    assert "no exchange rate for KES" in reply.paragraphs[1]


def test_none_is_worth_it_and_the_nearest_is_named_with_its_obstacles() -> None:
    reply = leaps_reply(found(Limits(0.0, 0.0), CAMP), SKILLS)
    assert reply.paragraphs[0].startswith("No programme is worth it for you now.")
    assert "Camp nanodegree, but you have no hours for it and it costs more than you have" in reply.paragraphs[0]
