"""A token is taken apart, and its claims say the same as the credential in it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.badges.jwt_credential import claims_agree, credential_in, is_signed_with, read_token
from bot.badges.verification import BadgeUnreadable
from tests.badges.issuing import NOW, Academy, encoded

ACADEMY = Academy()


@pytest.mark.parametrize(
    "token", ["a.b", "a.b.c.d", "e30.e30", "!.e30.x", "e30.W10.x", "e30.\u00e9.x", "..", "e30.e.x"]
)
def test_a_damaged_token(token: str) -> None:
    with pytest.raises(BadgeUnreadable):
        read_token(token)


def test_a_token_is_taken_apart() -> None:
    token = read_token(f"{encoded({'alg': 'none'})}.{encoded({'a': 1})}.")
    assert (token.header, token.payload) == ({"alg": "none"}, {"a": 1})


@pytest.mark.parametrize("claim", ["iss", "sub", "jti"])
def test_claims_must_name_what_the_credential_names(claim: str) -> None:
    payload = ACADEMY.payload()
    assert claims_agree(payload)
    assert not claims_agree({**payload, claim: "did:web:somebody.else.example"})
    assert claims_agree({key: value for key, value in payload.items() if key != claim})
    assert not claims_agree({**payload, claim: 7})


@given(st.text())
def test_odd_text_is_a_token_or_refused(text: str) -> None:
    with suppress(BadgeUnreadable):
        token = read_token(text)
        assert not is_signed_with(token, ACADEMY.key.public_key())


@pytest.mark.parametrize("claim", ["nbf", "exp"])
def test_moments_must_be_those_of_the_credential(claim: str) -> None:
    payload = ACADEMY.payload()
    assert claims_agree({**payload, claim: payload[claim] + 30})
    assert not claims_agree({**payload, claim: payload[claim] + 3600})


def test_claims_fill_in_what_the_older_data_model_leaves_to_them() -> None:
    inner = {"type": ["VerifiableCredential"], "credentialSubject": {"achievement": {}}}
    moment = int(NOW.timestamp())
    payload = {"iss": "did:web:a", "sub": "did:web:b", "jti": "urn:c", "nbf": moment, "vc": inner}
    credential = credential_in(payload)
    assert claims_agree(payload)
    assert (credential["issuer"], credential["id"], credential["nbf"]) == ("did:web:a", "urn:c", moment)
    assert credential["credentialSubject"] == {"achievement": {}, "id": "did:web:b"}


def test_stray_bits_at_the_end_of_a_signature_are_no_signature() -> None:
    text = ACADEMY.sign(ACADEMY.credential())
    twin = text[:-1] + chr(ord(text[-1]) + 1)
    assert is_signed_with(read_token(text), ACADEMY.key.public_key())
    assert not is_signed_with(read_token(twin), ACADEMY.key.public_key())
