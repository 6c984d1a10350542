"""A credential and what secures it, from text, from JSON and from an envelope."""

from __future__ import annotations

import json

import pytest

from bot.badges.reading import read_badge
from bot.badges.secured import read_secured, secured_of_object
from bot.badges.verification import BadgeUnreadable
from tests.badges.issuing import Academy
from tests.badges.proving import document

ACADEMY = Academy()
TOKEN = ACADEMY.sign(ACADEMY.credential())


def test_a_token_and_an_envelope_around_it_are_the_same() -> None:
    enveloped = {"type": "EnvelopedVerifiableCredential", "id": f"data:application/vc+jwt,{TOKEN}"}
    assert secured_of_object(enveloped, "x") == read_secured(read_badge(TOKEN))


def test_json_is_its_own_credential() -> None:
    body = document("did:web:a")
    secured = read_secured(read_badge(json.dumps(body)))
    assert (secured.body, secured.token) == (body, None)


def test_damaged_json_says_so() -> None:
    with pytest.raises(BadgeUnreadable, match="damaged"):
        read_secured(read_badge('{"@context": '))
