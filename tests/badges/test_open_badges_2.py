"""Hosted assertions stand where their issuer says; signed ones are signed with the key that it names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.badges.evidence import is_recipient
from bot.badges.open_badges_2 import secure
from bot.badges.reading import read_badge
from bot.badges.verification import BadgeUnreadable, Verdict, Verification
from bot.badges.verify import verify_badge
from tests.badges.issuing import HOLDER, HOST, NOW
from tests.badges.proving import ISSUER_2, Case, assertion, policy_of, publish_issuer_2, signed_2
from tests.fetching.hosting import Host

PLACE = f"{HOST}/v2/assertions/1"


async def verified(host: Host, given: dict[str, Any] | str) -> Verification:
    text = given if isinstance(given, str) else json.dumps(given)
    async with host.fetcher() as fetcher:
        return await verify_badge(read_badge(text), policy_of(ISSUER_2), fetcher, NOW)


async def test_an_assertion_at_its_address(host: Host) -> None:
    publish_issuer_2(host)
    address = host.give(PLACE, json.dumps(assertion(Case())))
    verification = await verified(host, address)
    assert verification.all_passed
    assert (verification.achievement, verification.issuer) == ("SQL for analysts", "Academy")
    assert verification.form == "Open Badges 2.0, hosted"
    (recipient,) = verification.recipients
    assert recipient.is_hashed
    assert is_recipient(recipient, HOLDER)
    assert not is_recipient(recipient, "eve@example.com")


async def test_older_addresses_are_opened_by_https(host: Host) -> None:
    publish_issuer_2(host, id=ISSUER_2.replace("https", "http"))
    body = assertion(Case(), id=f"http://{PLACE}", badge=f"http://{HOST}/v2/badges/sql")
    host.give(PLACE, json.dumps(body))
    assert (await verified(host, body)).all_passed
    assert [secure(text) for text in ("http://a/", "https://a/", "urn:a", "")] == [
        "https://a/",
        "https://a/",
        "",
        "",
    ]


async def test_a_withdrawn_assertion_may_be_gone(host: Host) -> None:
    publish_issuer_2(host)
    host.give(PLACE, "gone", status=410)
    verification = await verified(host, assertion(Case()))
    assert verification.revocation.verdict is Verdict.FAILED
    assert not verification.all_passed


@pytest.mark.parametrize(
    ("profile", "verdict"),
    [
        ({"verification": {"allowedOrigins": HOST}}, Verdict.PASSED),
        ({"verification": {"allowedOrigins": ["elsewhere.example"]}}, Verdict.FAILED),
        ({"verification": {"startsWith": f"https://{HOST}/v2/assertions"}}, Verdict.PASSED),
        ({"verification": {"startsWith": [f"https://{HOST}/v3/"]}}, Verdict.FAILED),
    ],
)
async def test_where_assertions_stand_is_the_issuer_s_word(
    host: Host, profile: dict[str, Any], verdict: Verdict
) -> None:
    publish_issuer_2(host, **profile)
    host.give(PLACE, json.dumps(assertion(Case())))
    assert (await verified(host, assertion(Case()))).signature.verdict is verdict


@pytest.mark.parametrize("place", ["v2/issuer", "v2/assertions/1"])
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
async def test_what_cannot_be_read_is_not_checked(host: Host, place: str, kind: str) -> None:
    publish_issuer_2(host)
    host.give(PLACE, json.dumps(assertion(Case())))
    host.give(f"{HOST}/{place}", "<html>Welcome</html>", kind)
    verification = await verified(host, assertion(Case()))
    assert verification.signature.verdict is Verdict.NOT_CHECKED
    assert not verification.all_passed


async def test_an_issuer_cannot_be_borrowed(host: Host) -> None:
    publish_issuer_2(host)
    there = "badges.other.example/v2/assertions/1"
    badge = {"type": "BadgeClass", "name": "SQL", "issuer": {"id": ISSUER_2, "name": "Academy"}}
    body = assertion(Case(), id=f"https://{there}", badge=badge)
    host.give(there, json.dumps(body))
    assert (await verified(host, body)).signature.verdict is Verdict.FAILED


async def test_a_key_that_the_profile_does_not_name(host: Host) -> None:
    badge = signed_2(Case(), host)
    publish_issuer_2(host, publicKey=f"https://{HOST}/v2/other-key")
    assert (await verified(host, badge.text)).signature.verdict is Verdict.FAILED


async def test_without_its_badge_class_it_cannot_be_told_what_it_is_for(host: Host) -> None:
    with pytest.raises(BadgeUnreadable, match=r"version 2\.0"):
        await verified(host, assertion(Case()))
