"""A correctly signed badge of an issuer that no organisation lists: everything is in order but the trust in it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from openbadgeslib.ob3 import Achievement, Alignment, Issuer, OB3Signer, OpenBadgeCredential, did_key_from_pem

RECIPIENT = "mailto:ada@example.com"
ACHIEVEMENT = Achievement(
    id="https://badges.academy.example/achievements/sql",
    name="SQL for analysts",
    description="Queries over several tables",
    criteria_narrative="Passed the exam",
    tags=["sql"],
    alignments=[Alignment("SQL", "http://data.europa.eu/esco/skill/sql", "ESCO", "S1")],
)


def sample_badge(issuer_name: str) -> str:
    """The badge as a JSON Web Token (Open Badges 3.0), issued a month ago with a new Ed25519 key (a did:key)."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    now = datetime.now(timezone.utc).replace(microsecond=0)
    credential = OpenBadgeCredential(
        issuer=Issuer(id=did_key_from_pem(public), name=issuer_name),
        recipient_id=RECIPIENT,
        achievement=ACHIEVEMENT,
        id="urn:uuid:11111111-1111-4111-8111-111111111111",
        issuance_date=now - timedelta(days=30),
        expiration_date=now + timedelta(days=300),
    )
    return str(OB3Signer(private, "EdDSA").sign(credential))
