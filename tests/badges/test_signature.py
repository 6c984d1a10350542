"""Only the issuer's own key vouches for a credential."""

from __future__ import annotations

import pytest

from bot.badges.issuer_keys import Documents
from bot.badges.secured import secured_of_token
from bot.badges.signature import check_signature
from bot.badges.verification import Verdict
from bot.fetching.addresses import FetchError
from tests.badges.issuing import HOST, NOW, Academy, unsigned

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
    check = await check_signature(secured_of_token(TOKEN), ACADEMY.policy, documents, NOW)
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
    check = await check_signature(secured_of_token(TOKEN), ACADEMY.policy, documents, NOW)
    assert check.verdict is expected
    assert check.reason.endswith(".")


@pytest.mark.parametrize("algorithm", ["none", "None", "HS256"])
async def test_what_is_not_signed_by_a_key_fails_whatever_the_issuer_says(algorithm: str) -> None:
    documents, asked = published(**{DID_DOCUMENT: ACADEMY.did_document()})
    check = await check_signature(secured_of_token(unsigned(TOKEN, algorithm)), ACADEMY.policy, documents, NOW)
    assert check.verdict is Verdict.FAILED
    assert asked == []
