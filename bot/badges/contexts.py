"""The JSON-LD contexts that credentials name, as files of our own: none is ever fetched.

What a term of a credential means is decided by its context. A context from the network could change that from one
day to the next, or for one reader only, so a credential that names any other context is not canonicalised at all.
Where each file is from stands in docs/attributions.md.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "context_files"

CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1"
CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"

CONTEXTS = {
    CREDENTIALS_V1: "credentials-v1",
    CREDENTIALS_V2: "credentials-v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json": "open-badges-3.0.0",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json": "open-badges-3.0.1",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": "open-badges-3.0.2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "open-badges-3.0.3",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "open-badges-extensions",
    "https://purl.imsglobal.org/spec/clr/v2p0/context.json": "clr-2.0.0",
    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json": "clr-2.0.1",
    "https://w3id.org/security/suites/ed25519-2020/v1": "ed25519-2020",
    "https://w3id.org/security/data-integrity/v1": "data-integrity-v1",
    "https://w3id.org/security/data-integrity/v2": "data-integrity-v2",
    "https://w3id.org/vc/status-list/2021/v1": "status-list-2021",
    "https://www.w3.org/ns/credentials/status/v1": "bitstring-status-list",
    "https://w3id.org/dcc/v1": "dcc-v1",
}
"""The file of each context that is known, by its address."""


class UnknownContext(ValueError):
    """A credential names a context that is not one of `CONTEXTS`, or brings one of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@lru_cache(maxsize=len(CONTEXTS))
def context(address: str) -> dict[str, Any]:
    """The document at a context's address; raises `UnknownContext`."""
    if address not in CONTEXTS:
        raise UnknownContext(address)
    text = (FOLDER / f"{CONTEXTS[address]}.jsonld").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


def load_context(address: str, _options: dict[str, Any]) -> dict[str, Any]:
    """A document loader as pyld expects one; raises `UnknownContext`."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": context(address),
    }
