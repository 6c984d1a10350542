"""A token is taken apart, and only the issuer's own key vouches for it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.badges.signature import (
    Documents,
    check_badge_signature,
    check_signature,
    claims_agree,
    is_signed_with,
    read_token,
)
from bot.badges.verification import BadgeUnreadable, Verdict
from bot.fetching.addresses import FetchError
from tests.badges.issuing import HOST, Academy, encoded, unsigned


@pytest.mark.parametrize(
    "token", ["a.b", "a.b.c.d", "e30.e30", "!.e30.x", "e30.W10.x", "e30.\u00e9.x", "..", "e30.e.x"]
)
def test_a_damaged_token(token: str) -> None:
    with pytest.raises(BadgeUnreadable):
        read_token(token)


def test_a_token_is_taken_apart() -> None:
    token = read_token(f"{encoded({'alg': 'none'})}.{encoded({'a': 1})}.")
    assert (token.header, token.payload) == ({"alg": "none"}, {"a": 1})


ACADEMY = Academy()
TOKEN = ACADEMY.sign(ACADEMY.credential())
DID_DOCUMENT = f"https://{HOST}/.well-known/did.json"


def published(**answers: str | FetchError) -> tuple[Documents, list[str]]:
    """The issuer's documents by address, and the addresses that were asked for."""
    asked: list[str] = []

    async def document(url: str) -> bytes:
        asked.append(url)
        answer = answers.get(url, FetchError("Nothing is there."))
        if isinstance(answer, FetchError):
            raise answer
        return answer.encode()

    return document, asked


async def test_the_key_is_asked_of_the_issuer() -> None:
    documents, asked = published(**{DID_DOCUMENT: ACADEMY.did_document()})
    check = await check_badge_signature(read_token(TOKEN), ACADEMY.policy, documents)
    assert check.verdict is Verdict.PASSED
    assert asked == [DID_DOCUMENT]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (FetchError("It does not answer."), Verdict.NOT_CHECKED),
        ("no JSON", Verdict.NOT_CHECKED),
        ('{"id": "did:web:somebody.else.example"}', Verdict.NOT_CHECKED),
        (Academy().did_document(), Verdict.FAILED),
    ],
)
async def test_a_key_that_cannot_be_had_or_is_another(answer: str | FetchError, expected: Verdict) -> None:
    documents, _ = published(**{DID_DOCUMENT: answer})
    check = await check_signature(read_token(TOKEN), ACADEMY.policy, documents)
    assert check.verdict is expected
    assert check.reason.endswith(".")


@pytest.mark.parametrize("algorithm", ["none", "None", "HS256"])
async def test_what_is_not_signed_by_a_key_fails_whatever_the_issuer_says(algorithm: str) -> None:
    documents, asked = published(**{DID_DOCUMENT: ACADEMY.did_document()})
    check = await check_signature(read_token(unsigned(TOKEN, algorithm)), ACADEMY.policy, documents)
    assert check.verdict is Verdict.FAILED
    assert asked == []


@pytest.mark.parametrize("claim", ["iss", "sub", "jti"])
def test_claims_must_name_what_the_credential_names(claim: str) -> None:
    payload = ACADEMY.payload()
    assert claims_agree(payload)
    assert not claims_agree({**payload, claim: "did:web:somebody.else.example"})
    assert not claims_agree({key: value for key, value in payload.items() if key != "nbf"})


@given(st.text())
def test_odd_text_is_a_token_or_refused(text: str) -> None:
    with suppress(BadgeUnreadable):
        token = read_token(text)
        assert not is_signed_with(token, ACADEMY.key.public_key())
