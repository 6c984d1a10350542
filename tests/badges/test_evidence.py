"""What a verified badge is evidence of."""

from __future__ import annotations

from datetime import date, datetime, timezone

from bot.badges.evidence import evidence_of
from bot.badges.verification import Alignment, Check, Verdict, Verification
from bot.profile.profile import Evidence
from tests.tools.people import CREDENTIALS, SKILLS

BY_KEY = {one.key: one for one in CREDENTIALS}
FROM, UNTIL = datetime(2026, 3, 1, tzinfo=timezone.utc), datetime(2027, 3, 1, tzinfo=timezone.utc)


def badge(title: str, *skills: str, tags: tuple[str, ...] = ()) -> Verification:
    passed = Check(Verdict.PASSED, "")
    return Verification(
        signature=passed,
        dates=passed,
        revocation=passed,
        trust=passed,
        achievement=title,
        issuer="Academy",
        issuer_id="did:web:academy.example",
        badge_id="urn:badge:1",
        skills=tuple(Alignment(name) for name in skills),
        tags=tags,
        valid_from=FROM,
        valid_until=UNTIL,
    )


def found(verification: Verification) -> tuple[Evidence, ...]:
    return evidence_of(verification, BY_KEY, SKILLS)


def test_a_badge_of_the_name_of_a_credential_proves_it_with_its_dates() -> None:
    (one,) = found(badge("CLOUD STEPS badge"))
    assert one == Evidence(
        "proven",
        "CLOUD STEPS badge",
        credential="cloud-steps",
        badge="urn:badge:1",
        earned=date(2026, 3, 1),
        expires=date(2027, 3, 1),
    )


def test_alignments_prove_skills_and_tags_do_where_there_is_none() -> None:
    assert [one.skill for one in found(badge("Data week", "sql", "SQL", "Juggling"))] == ["sql"]
    assert [one.skill for one in found(badge("Data week", tags=("Model data",)))] == ["modelling"]
    assert [one.skill for one in found(badge("Data week", "SQL", tags=("Model data",)))] == ["sql"]


def test_a_badge_that_is_merely_alike_proves_nothing_of_the_catalogue() -> None:
    (one,) = found(badge("Cloud Steps badge, advanced"))
    assert (one.skill, one.credential, one.title) == (None, None, "Cloud Steps badge, advanced")
