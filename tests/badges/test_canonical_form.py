"""The statements of a document, in the order of RDFC-1.0, within bounds."""

from __future__ import annotations

from typing import Any

import pytest

from bot.badges.canonical_form import canonical_form
from bot.badges.document_shape import MisleadingDocument
from tests.badges.proving import document, statements

ISSUER = "did:web:a.example"


def test_the_form_is_that_of_the_library() -> None:
    body = document(ISSUER)
    assert canonical_form(body) == statements(body)
    assert canonical_form(dict(reversed(body.items()))) == statements(body)


def test_what_is_said_is_in_it() -> None:
    body = document(ISSUER)
    subject = body["credentialSubject"]
    other = {**body, "credentialSubject": {**subject, "id": "mailto:eve@example.com"}}
    assert canonical_form(other) != canonical_form(body)


@pytest.mark.parametrize(
    "changes",
    [
        {"unheardOf": "x"},
        {"evidence": [{"id": "urn:e", "unheardOf": "x"}]},
        {"type": ["VerifiableCredential", "OpenBadgeCredential", "Unheard"]},
        {"id": "no address"},
        {"id": "urn:with a space"},
        {"issuer": "relative"},
        {"awardedDate": 10**400},
    ],
)
def test_what_would_be_dropped_in_silence_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MisleadingDocument):
        canonical_form(document(ISSUER, **changes))


@pytest.mark.parametrize("value", [7, {"id": {}}, {"type": 7}, {"@value": []}, {"type": {"id": "x"}}])
def test_odd_values_are_refused(value: Any) -> None:
    with pytest.raises(MisleadingDocument):
        canonical_form(document(ISSUER, credentialSubject=value, type=value))


def test_many_nodes_that_look_alike_are_too_many() -> None:
    body = document(ISSUER)
    levels = [{"type": ["RubricCriterionLevel"], "name": "x"} for _ in range(9)]
    results = [{"type": ["ResultDescription"], "name": "x", "rubricCriterionLevel": levels} for _ in range(2)]
    body["credentialSubject"]["achievement"]["resultDescription"] = results
    with pytest.raises(MisleadingDocument, match="alike"):
        canonical_form(body)
