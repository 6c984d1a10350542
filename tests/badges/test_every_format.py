"""Every format of badge, in every state that a badge can be in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.badges.evidence import counts_as_evidence
from bot.badges.reading import read_badge
from bot.badges.trusted_issuers import TrustedIssuers
from bot.badges.verification import Verdict, Verification
from bot.badges.verify import verify_badge
from tests.badges.issuing import HOLDER, NOW
from tests.badges.proving import FORMATS, Case, policy_of
from tests.fetching.hosting import Host

P, F, N = Verdict.PASSED, Verdict.FAILED, Verdict.NOT_CHECKED

CASES = {
    "genuine": (Case(), (P, P, P, P)),
    "expired": (Case(until=NOW - timedelta(days=1)), (P, F, P, P)),
    "revoked": (Case(is_revoked=True), (P, P, F, P)),
    "tampered": (Case(is_tampered=True), (F, P, N, N)),
    "wrong key": (Case(is_signed_by_another=True), (F, P, N, N)),
}


async def verified(host: Host, text: str, policy: TrustedIssuers) -> Verification:
    async with host.fetcher() as fetcher:
        return await verify_badge(read_badge(text), policy, fetcher, NOW)


def verdicts(verification: Verification) -> tuple[Verdict, ...]:
    return tuple(check.verdict for _, check in verification.checks)


@pytest.mark.parametrize("state", CASES)
@pytest.mark.parametrize("form", FORMATS)
async def test_each_state_gets_its_verdicts(host: Host, form: str, state: str) -> None:
    case, expected = CASES[state]
    badge = FORMATS[form](case, host)
    verification = await verified(host, badge.text, policy_of(badge.issuer_id))
    assert verdicts(verification) == expected, verification
    assert counts_as_evidence(verification, HOLDER) == (state == "genuine")


@pytest.mark.parametrize("form", FORMATS)
async def test_a_badge_of_somebody_else_is_no_evidence(host: Host, form: str) -> None:
    badge = FORMATS[form](Case(), host)
    verification = await verified(host, badge.text, policy_of(badge.issuer_id))
    assert not counts_as_evidence(verification, "eve@example.com")


@pytest.mark.parametrize("form", FORMATS)
async def test_an_unknown_issuer_is_told_from_a_wrong_signature(host: Host, form: str) -> None:
    badge = FORMATS[form](Case(), host)
    assert verdicts(await verified(host, badge.text, TrustedIssuers())) == (P, P, P, F)


@pytest.mark.parametrize("form", [form for form in FORMATS if "rdfc" in form or "2020" in form or "two" in form])
async def test_what_an_unknown_context_defines_is_not_checked(host: Host, form: str) -> None:
    badge = FORMATS[form](Case(has_unknown_context=True), host)
    verification = await verified(host, badge.text, policy_of(badge.issuer_id))
    assert verdicts(verification) == (N, P, N, N)
    assert "context" in verification.signature.reason
    assert not any("context.json" in place for place in host.asked)
