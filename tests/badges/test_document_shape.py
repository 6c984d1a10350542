"""Documents whose JSON could say something else than what their proof signs are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.badges.contexts import UnknownContext
from bot.badges.document_shape import MAX_DEPTH, MAX_VALUES, MisleadingDocument, check_shape
from tests.badges.proving import STATUS, document

ISSUER = "did:web:a.example"
UNTIL = "2030-01-01T00:00:00Z"


def nested(depth: int) -> dict[str, Any]:
    return {"evidence": nested(depth - 1)} if depth else {"name": "x"}


def test_a_usual_badge_passes() -> None:
    check_shape(document(ISSUER, credentialStatus=STATUS, name={"@value": "SQL", "@language": "en-GB"}))


@pytest.mark.parametrize(
    "changes",
    [
        {"https://www.w3.org/2018/credentials#validUntil": UNTIL},
        {"cred:validUntil": UNTIL},
        {"@graph": []},
        {"@type": "OpenBadgeCredential"},
        {"evidence": [[{"name": "x"}]]},
        {"evidence": {"id": "_:b0", "name": "x"}},
        {"name": {"@value": "SQL", "@language": "not a language"}},
        {"evidence": nested(MAX_DEPTH + 1)},
        {"evidence": [{"name": "x"}] * MAX_VALUES},
    ],
)
def test_other_spellings_and_sizes_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MisleadingDocument):
        check_shape(document(ISSUER, **changes))


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"id": "urn:uuid:22222222-2222-4222-8222-222222222222", "validUntil": UNTIL},
        {"id": "urn:uuid:22222222-2222-4222-8222-222222222222", "credentialStatus": STATUS},
        {"id": "mailto:ada@example.com", "achievement": {"name": "Other"}},
        {"id": STATUS["id"], "statusListIndex": "8"},
    ],
)
def test_what_is_read_in_one_place_may_not_stand_in_another(elsewhere: dict[str, Any]) -> None:
    with pytest.raises(MisleadingDocument, match="several places"):
        check_shape(document(ISSUER, credentialStatus=STATUS, evidence=[elsewhere]))


def test_a_mere_reference_may_stand_anywhere() -> None:
    subject = {"id": "urn:uuid:22222222-2222-4222-8222-222222222222", "endorsementComment": "Good"}
    check_shape(document(ISSUER, credentialStatus=STATUS, endorsement=[{"credentialSubject": subject}]))


@pytest.mark.parametrize(
    "contexts",
    [
        None,
        [],
        "https://a.example/context",
        ["https://www.w3.org/ns/credentials/v2", {"name": "https://a.example/name"}],
        ["https://www.w3.org/ns/credentials/v2", "https://a.example/context"],
        ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    ],
)
def test_other_contexts_are_unknown(contexts: Any) -> None:
    with pytest.raises(UnknownContext):
        check_shape(document(ISSUER, **{"@context": contexts}))


def test_an_inner_context_must_be_known_too() -> None:
    with pytest.raises(UnknownContext):
        check_shape(document(ISSUER, evidence=[{"@context": {"validUntil": "urn:x"}}]))


def test_a_context_that_is_named_twice_is_refused() -> None:
    body = document(ISSUER)
    body["@context"] = [*body["@context"], body["@context"][1]]
    with pytest.raises(MisleadingDocument, match="twice"):
        check_shape(json.loads(json.dumps(body)))
