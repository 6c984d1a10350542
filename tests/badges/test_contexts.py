"""The bundled contexts: none is fetched, and none gives another meaning to a word that is read."""

from __future__ import annotations

from typing import Any

import pytest

from bot.badges.contexts import CONTEXTS, FOLDER, UnknownContext, context, load_context

READ = {
    "issuer": "https://www.w3.org/2018/credentials#issuer",
    "validFrom": "https://www.w3.org/2018/credentials#validFrom",
    "validUntil": "https://www.w3.org/2018/credentials#validUntil",
    "issuanceDate": "https://www.w3.org/2018/credentials#issuanceDate",
    "expirationDate": "https://www.w3.org/2018/credentials#expirationDate",
    "credentialSubject": "https://www.w3.org/2018/credentials#credentialSubject",
    "credentialStatus": "https://www.w3.org/2018/credentials#credentialStatus",
    "refreshService": "https://www.w3.org/2018/credentials#refreshService",
    "OpenBadgeCredential": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential",
    "AchievementCredential": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential",
}
"""What decides whether a badge counts, and the one thing that each of these words may mean."""


def definitions(value: Any) -> list[tuple[str, str]]:
    """Every term that a context defines, in whatever part of it, with its meaning."""
    found = []
    for term, meaning in value.items() if isinstance(value, dict) else ():
        if isinstance(meaning, str):
            found.append((term, meaning))
        elif isinstance(meaning, dict):
            found.append((term, str(meaning.get("@id", ""))))
            found += definitions(meaning.get("@context"))
    return found


def whole(meaning: str, terms: dict[str, str]) -> str:
    prefix, _, rest = meaning.partition(":")
    return terms[prefix] + rest if prefix in terms and not rest.startswith("//") else meaning


ALL = {
    address: [
        (term, whole(meaning, dict(definitions(context(address)["@context"]))))
        for term, meaning in definitions(context(address)["@context"])
    ]
    for address in CONTEXTS
}


@pytest.mark.parametrize("address", CONTEXTS)
def test_a_word_that_is_read_means_one_thing_and_is_spelt_one_way(address: str) -> None:
    for term, meaning in ALL[address]:
        if term in READ:
            assert meaning in ("", READ[term])
        assert meaning not in {READ[word] for word in READ if "Credential" not in word} - {READ.get(term, "")}


@pytest.mark.parametrize("address", CONTEXTS)
def test_no_context_defines_what_it_does_not_name(address: str) -> None:
    text = (FOLDER / f"{CONTEXTS[address]}.jsonld").read_text(encoding="utf-8")
    assert '"@vocab":' not in text
    assert '"@included"' not in text


def test_other_contexts_are_unknown() -> None:
    with pytest.raises(UnknownContext, match=r"a\.example"):
        load_context("https://a.example/context", {})
    assert len(CONTEXTS) == len(list(FOLDER.glob("*.jsonld")))
