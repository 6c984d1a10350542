"""Inputs made to cost time or memory, or to be taken for something that they are not."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Iterator
from typing import Any

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
KEY = "z6MknNQD1WHLGGraFi6zcbGevuAgkVfdyCdtZnQTGWVVvR5Q"
SIGNATURE = "z" + "2" * 86


def hostile_inputs() -> Iterator[tuple[str, str | bytes]]:
    """Each input with its name."""
    yield "nested lists", "[" * 200_000
    yield "nested objects", '{"a":' * 50_000
    yield "nested badge", _badge(evidence=_nested(40))
    yield "very nested badge", json.dumps(_body())[:-1] + ',"evidence":' + '{"id":' * 900 + "1" + "}" * 900 + "}"
    yield "many values", _badge(evidence=[{"type": ["Evidence"], "name": f"n{number}"} for number in range(1_300)])
    yield "too many values", _badge(evidence=[{"name": f"n{number}"} for number in range(9_000)])
    yield "typed nodes", _badge(evidence=[{"type": ["Achievement"]} for _ in range(1_900)])
    yield "many contexts", json.dumps({**_body(), "@context": [CREDENTIALS] + [OPEN_BADGES] * 59})
    yield "too many contexts", json.dumps({**_body(), "@context": [CREDENTIALS] + [OPEN_BADGES] * 9_000})
    yield "inner contexts", _badge(evidence=[{"@context": [CREDENTIALS, OPEN_BADGES]} for _ in range(29)])
    yield "alike nodes", _badge(evidence=[{"type": ["Evidence"]} for _ in range(60)])
    yield "alike trees", _badge(evidence=[_tree(4, 3) for _ in range(3)])
    yield "alike chains", _badge(evidence=[_chain(20) for _ in range(5)])
    yield "long texts", _badge(description="x" * 240_000)
    yield "long ids", _badge(id="urn:" + "x" * 240_000)
    yield "long key", _badge(issuer="did:key:z" + "6" * 200_000)
    yield "long jwk", _badge(issuer="did:jwk:" + "e" * 200_000)
    yield "long did:web", _badge(issuer="did:web:a.example" + ":a" * 100_000)
    yield "many proofs", json.dumps({**_body(), "proof": [_proof()] * 500})
    yield "long proof value", json.dumps({**_body(), "proof": {**_proof(), "proofValue": "z" + "2" * 200_000}})
    yield "huge number", json.dumps(_body())[:-1] + ',"awardedDate":1' + "0" * 200_000 + "}"
    yield "huge exponent", json.dumps(_body())[:-1] + ',"awardedDate":1e999999}'
    yield "long token", "eyJ" + "a" * 200_000 + "." + "b" * 20_000 + "." + "c" * 20_000
    yield "many tokens", "eyJ" + ".eyJ" * 60_000
    yield "many braces", '{"' * 120_000
    yield "many quoted braces", '{"badge' * 35_000
    yield "many angles", "<svg" * 60_000
    yield "many addresses", "https://a.example/ " * 13_000
    yield "text bomb in a picture", _png(zlib.compress(b"x" * 200_000_000, 9))
    yield "chunks", b"\x89PNG\r\n\x1a\n" + _chunk(b"tEXt", b"") * 400_000
    yield "elements", b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g/>" * 1_000_000 + b"</svg>"
    yield "entities", b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg>&b;</svg>'
    yield "attributes", b"<svg " + b" ".join(b'a%d="x"' % number for number in range(300_000)) + b"/>"


def small_badge() -> str:
    """A badge like others, for warming up."""
    return _badge()


def _body(**changes: Any) -> dict[str, Any]:
    achievement = {"id": "urn:a", "type": ["Achievement"], "name": "SQL", "criteria": {"narrative": "x"}}
    body = {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": "urn:b",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": f"did:key:{KEY}",
        "validFrom": "2024-01-01T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": achievement},
        "proof": _proof(),
    }
    return {**body, **changes}


def _badge(**changes: Any) -> str:
    return json.dumps(_body(**changes))


def _proof() -> dict[str, Any]:
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2024-01-01T00:00:00Z",
        "verificationMethod": f"did:key:{KEY}#{KEY}",
        "proofPurpose": "assertionMethod",
        "proofValue": SIGNATURE,
    }


def _nested(depth: int) -> dict[str, Any]:
    return {"evidence": _nested(depth - 1)} if depth else {"name": "x"}


def _tree(width: int, depth: int) -> dict[str, Any]:
    return {"type": ["Evidence"], "evidence": [_tree(width, depth - 1) for _ in range(width)] if depth else []}


def _chain(length: int) -> dict[str, Any]:
    return {"type": ["Evidence"], "evidence": _chain(length - 1)} if length else {"type": ["Evidence"]}


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(packed: bytes) -> bytes:
    text = _chunk(b"iTXt", b"openbadgecredential\x00\x01\x00\x00\x00" + packed)
    return b"\x89PNG\r\n\x1a\n" + text + _chunk(b"IEND", b"")


def token_of(payload: dict[str, Any]) -> str:
    """A JWT that nobody signed."""
    parts = ({"alg": "EdDSA"}, payload)
    encoded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    return ".".join((*encoded, "c2ln"))
