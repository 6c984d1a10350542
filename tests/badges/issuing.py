"""Real badges, issued with openbadgeslib, and everything that their issuer publishes."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from openbadgeslib.keys import public_jwk_from_pem
from openbadgeslib.ob3 import (
    Achievement,
    Alignment,
    Issuer,
    OB3Signer,
    OpenBadgeCredential,
    build_did_document,
    build_status_list_credential,
    did_key_from_pem,
    status_entry,
)

from bot.badges.trusted_issuers import TrustedIssuer, TrustedIssuers
from tests.fetching.hosting import Host

NOW = datetime.now(timezone.utc).replace(microsecond=0)
HOST = "badges.academy.example"
LIST = f"https://{HOST}/status/1"
HOLDER = "ada@example.com"
PNG_SIZE = 20 * 1024 * 1024
SVG_NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


@dataclass
class Academy:
    """An issuer. `key` signs, `id` is how its badges name it."""

    id: str = f"did:web:{HOST}"
    name: str = "Academy"
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def private_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    @property
    def public_pem(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    @property
    def jwk(self) -> dict[str, Any]:
        return public_jwk_from_pem(self.public_pem)

    @property
    def did_key(self) -> str:
        return did_key_from_pem(self.public_pem)

    @property
    def policy(self) -> TrustedIssuers:
        return TrustedIssuers((TrustedIssuer(self.id, "The Academy"),))

    def credential(self, **changes: Any) -> OpenBadgeCredential:
        """A valid credential with some fields changed."""
        fields: dict[str, Any] = {
            "issuer": Issuer(id=self.id, name=self.name),
            "recipient_id": f"mailto:{HOLDER}",
            "achievement": Achievement(
                id=f"https://{HOST}/achievements/sql",
                name="SQL for analysts",
                description="Queries over several tables",
                criteria_narrative="Passed the exam",
                tags=["sql"],
                alignments=[Alignment("SQL", "http://data.europa.eu/esco/skill/sql", "ESCO", "S1")],
            ),
            "id": "urn:uuid:11111111-1111-4111-8111-111111111111",
            "issuance_date": NOW - timedelta(days=30),
            "expiration_date": NOW + timedelta(days=300),
        }
        return OpenBadgeCredential(**{**fields, **changes})

    def sign(self, credential: OpenBadgeCredential) -> str:
        return OB3Signer(self.private_pem, "EdDSA").sign(credential)

    def sign_payload(self, payload: dict[str, Any]) -> str:
        return OB3Signer(self.private_pem, "EdDSA").sign_payload(payload)

    def payload(self, **changes: Any) -> dict[str, Any]:
        return self.credential(**changes).to_jwt_payload()

    def did_document(self) -> str:
        return json.dumps(build_did_document(self.id, [("key-1", self.jwk)]))

    def status_list(self, *revoked: int, purpose: str = "revocation", url: str = LIST, **more: Any) -> str:
        # By the clock of the tests, not by that of the library: the two part as a run goes on.
        document = build_status_list_credential(self.id, url, purpose, revoked, **{"issued": NOW, **more})
        registered = {"iss": document["issuer"], "jti": document["id"], "nbf": int(NOW.timestamp())}
        return self.sign_payload({**document, **registered})

    def publish(self, host: Host, *revoked: int) -> None:
        """Serve the issuer's keys and its status list."""
        host.give(f"{HOST}/.well-known/did.json", self.did_document())
        host.give(f"{HOST}/status/1", self.status_list(*revoked), "application/vc+jwt")


def with_status(index: int = 7, purpose: str = "revocation") -> dict[str, Any]:
    return {"credential_status": [status_entry(LIST, purpose, index)]}


def altered(token: str, **changes: Any) -> str:
    """The token with changed content under the old signature."""
    header, payload, signature = token.split(".")
    body = {**json.loads(decoded(payload)), **changes}
    return ".".join((header, encoded(body), signature))


def unsigned(token: str, algorithm: str = "none") -> str:
    """The token as one that says it needs no signature."""
    _, payload, _ = token.split(".")
    return ".".join((encoded({"alg": algorithm, "typ": "JWT"}), payload, ""))


def encoded(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes) -> bytes:
    """A picture of one pixel, with further chunks before its end."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + head + pixel + b"".join(chunks) + chunk(b"IEND", b"")


def itxt(text: bytes, keyword: bytes = b"openbadgecredential", compressed: bool = False) -> bytes:
    flag = b"\x01\x00" if compressed else b"\x00\x00"
    return chunk(b"iTXt", keyword + b"\x00" + flag + b"\x00\x00" + (zlib.compress(text) if compressed else text))


def baked_png(token: str) -> bytes:
    from openbadgeslib.baking import ITXT_KEYWORD_OB3, bake_png

    return bake_png(png(), token, keyword=ITXT_KEYWORD_OB3)


def baked_svg(token: str) -> bytes:
    from openbadgeslib.baking import SVG_ELEMENT_OB3, SVG_NS_OB3, bake_svg

    return bake_svg(SVG, token, element=SVG_ELEMENT_OB3, namespace=SVG_NS_OB3)


def svg(inner: str, head: str = "") -> bytes:
    """A drawing that holds this markup, in which `ob` stands for Open Badges."""
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="{SVG_NAMESPACE}">{inner}</svg>'.encode()
