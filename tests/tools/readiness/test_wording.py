"""Readiness in words: what is known for each criterion, and no decision."""

from __future__ import annotations

import pytest

from bot.catalogue.records import Criterion, CriterionKind
from bot.profile.profile import Achievement, Evidence, Profile
from bot.tools.readiness.readiness import Readiness, readiness
from bot.tools.readiness.wording import NO_DECISION, readiness_reply
from tests.tools.people import CREDENTIALS, SKILLS, TODAY, claimed, proven


def criterion(kind: CriterionKind, subject: str = "", at_least: float = 1.0) -> Criterion:
    return Criterion(f"{kind}-{subject}", "lead", f"{kind} {subject}", kind, subject, at_least)


def result(
    one: Criterion, *evidence: Evidence, months: int | None = None, logged: tuple[Achievement, ...] = ()
) -> Readiness:
    return readiness("lead", [one], Profile(months_in_role=months), evidence, logged, SKILLS, CREDENTIALS, TODAY)


def test_words_give_the_evidence_and_never_decide() -> None:
    months = result(criterion("months_in_role", at_least=24), months=20)
    assert readiness_reply(months, "Lead").paragraphs == ("Of 1 criterion for “Lead”: 1 nearly met.", NO_DECISION)
    met = readiness_reply(result(criterion("skill", "sql", 4.0), proven("sql", 4.0, title="SQL badge")), "Lead")
    assert met.paragraphs[0].startswith("Every written criterion")
    assert met.paragraphs[1] == NO_DECISION
    assert met.table is not None
    assert met.table.rows[0][2] == "SQL badge"
    claim = readiness_reply(
        result(criterion("credential", "cloud-steps"), claimed(credential="cloud-steps")), "Lead"
    )
    assert claim.table is not None
    assert claim.table.rows[0][2].endswith("claimed, proof is still needed")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            result(criterion("months_in_role", at_least=24)),
            "you have not told me how long you have been in your role",
        ),
        (result(criterion("months_in_role", at_least=24), months=6), "6 of 24 months"),
        (result(criterion("achievements", at_least=2)), "0 of 2 logged"),
        (result(criterion("skill", "sql", 4.0)), "nothing yet for SQL"),
        (
            result(criterion("skill", "sql", 4.0), proven("sql", 3.0, title="SQL badge")),
            "SQL badge: level 3 of 7, but 4 of 7 is asked for",
        ),
    ],
)
def test_what_is_known_for_each_criterion(found: Readiness, words: str) -> None:
    reply = readiness_reply(found, "Lead")
    assert reply.table is not None
    assert reply.table.rows[0][2] == words
    assert reply.private
