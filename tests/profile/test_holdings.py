"""What somebody holds on a day."""

from __future__ import annotations

from datetime import date, timedelta

from bot.profile.holdings import expiry, holdings_on
from tests.tools.people import CREDENTIALS, TODAY, claimed, credential, proven


def test_proven_counts_before_claimed() -> None:
    holdings = holdings_on([claimed("sql"), proven("sql")], CREDENTIALS, TODAY)
    assert [one.kind for one in holdings.of("sql")] == ["proven", "claimed"]
    assert holdings.status("sql") == "proven"
    assert holdings.status("python") == "missing"


def test_a_level_that_is_too_low_does_not_count_but_is_known() -> None:
    holdings = holdings_on([proven("sql", 2.0), claimed("sql", 5.0)], CREDENTIALS, TODAY)
    assert holdings.status("sql", 2.0) == "proven"
    assert holdings.status("sql", 4.0) == "claimed"
    assert holdings.status("sql", 6.0) == "missing"
    assert holdings.level("sql") == 5.0


def test_a_credential_brings_its_skills_as_it_is_held_itself() -> None:
    holdings = holdings_on(
        [claimed(credential="pipeline-maker"), proven(credential="cloud-steps")], CREDENTIALS, TODAY
    )
    assert holdings.status("pipelines") == "claimed"
    assert holdings.status("cloud") == "proven"
    assert holdings.credentials == {"pipeline-maker": "claimed", "cloud-steps": "proven"}


def test_what_has_expired_no_longer_counts() -> None:
    past = proven("sql", expires=TODAY - timedelta(days=1))
    assert holdings_on([past], CREDENTIALS, TODAY).status("sql") == "missing"
    assert holdings_on([past], CREDENTIALS, TODAY).lapsed == (past,)
    assert holdings_on([proven("sql", expires=TODAY)], CREDENTIALS, TODAY).status("sql") == "proven"


def test_validity_runs_from_the_day_a_credential_was_earned() -> None:
    old = proven(credential="cloud-steps", earned=date(2025, 11, 23))
    assert expiry(old, CREDENTIALS[4]) == date(2026, 11, 23)
    assert holdings_on([old], CREDENTIALS, TODAY).credentials == {}
    assert expiry(proven(credential="cloud-steps"), CREDENTIALS[4]) is None
    assert expiry(old, credential("other", "sql")) is None


def test_unknown_credentials_are_held_but_prove_nothing() -> None:
    holdings = holdings_on([proven(credential="nowhere")], CREDENTIALS, TODAY)
    assert holdings.credentials == {"nowhere": "proven"}
    assert holdings.skills == {}
