from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from bot.badges.jwt_credential import is_signed_with, read_token
from bot.badges.keys import (
    algorithms_of,
    key_of_did_key,
    key_of_jwk,
    keys_of_did_document,
    keys_of_jwks,
    thumbprint,
)
from tests.badges.issuing import Academy

ACADEMY = Academy()
PUBLIC = ACADEMY.key.public_key()


@pytest.mark.parametrize(
    ("curve", "algorithm"), [(ec.SECP256R1, "ES256"), (ec.SECP384R1, "ES384"), (ec.SECP521R1, "ES512")]
)
def test_elliptic_curves_go_with_one_algorithm(curve: Any, algorithm: str) -> None:
    import jwt

    private = ec.generate_private_key(curve())
    key = key_of_jwk(ECAlgorithm.to_jwk(private.public_key(), as_dict=True))
    assert key is not None
    assert algorithms_of(key) == (algorithm,)
    token = read_token(jwt.encode({"a": 1}, private, algorithm))
    assert is_signed_with(token, key)
    assert not is_signed_with(token, PUBLIC)


@pytest.mark.parametrize(("size", "is_fine"), [(1024, False), (2048, True)])
def test_short_rsa_keys_sign_nothing(size: int, is_fine: bool) -> None:
    private = rsa.generate_private_key(65537, size)
    assert (key_of_jwk(RSAAlgorithm.to_jwk(private.public_key(), as_dict=True)) is not None) == is_fine


def test_a_private_key_that_was_published_by_mistake_is_used_as_a_public_one() -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    key = key_of_jwk(ECAlgorithm.to_jwk(private, as_dict=True))
    assert key is not None
    assert thumbprint(key) == thumbprint(private.public_key())


@pytest.mark.parametrize(
    "jwk",
    [
        None,
        [],
        {},
        {"kty": "oct", "k": "AAAA"},
        {"kty": ["EC"]},
        {"kty": "OKP", "crv": "X25519", "x": "A" * 43},
        {"kty": "OKP", "crv": "Ed25519", "x": "short"},
        {"kty": "EC", "crv": "secp256k1", "x": "A" * 43, "y": "A" * 43},
        {"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "A" * 43},
        {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
        {"kty": "RSA", "n": 3, "e": "AQAB"},
    ],
)
def test_what_is_no_key(jwk: Any) -> None:
    assert key_of_jwk(jwk) is None


def test_keys_in_each_form_are_the_same_key() -> None:
    import json

    document = json.loads(ACADEMY.did_document())
    found = [
        key_of_did_key(ACADEMY.did_key),
        key_of_jwk(ACADEMY.jwk),
        *keys_of_jwks({"keys": [ACADEMY.jwk]}).values(),
        *keys_of_jwks(ACADEMY.jwk).values(),
        keys_of_did_document(document)[f"{ACADEMY.id}#key-1"],
    ]
    assert len(found) == 5
    assert {thumbprint(key) for key in found if key is not None} == {thumbprint(PUBLIC)}


def test_a_did_document_vouches_for_no_other_id() -> None:
    method = {"id": "did:web:other#key-1", "publicKeyJwk": ACADEMY.jwk}
    assert keys_of_did_document({"id": "did:web:a", "verificationMethod": [method]}) == {}


def test_the_thumbprint_is_that_of_the_standard() -> None:
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    key = key_of_jwk(jwk)
    assert key is not None
    assert thumbprint(key) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


@pytest.mark.parametrize("did", ["did:key:", "did:key:x", "did:key:z", "did:key:z" + "6" * 500, "did:key:zé"])
def test_a_did_that_is_no_key(did: str) -> None:
    assert key_of_did_key(did) is None


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "kty", "keys", "kid", "publicKeyJwk", "x"]), inner, max_size=3)
    ),
)


@given(JSON)
def test_odd_documents_hold_no_keys(value: Any) -> None:
    document = {"id": "did:web:a", "verificationMethod": value, "keys": value}
    assert keys_of_did_document(document) == {}
    assert keys_of_jwks(document) == {}
    assert key_of_jwk(value) is None
