"""Who a badge was given to, and whether that is the person who shows it.

A badge proves that its issuer gave it to somebody, not that this somebody is here: only the person can say so.
"""

from __future__ import annotations

import hashlib
import hmac

from bot.badges.verification import Recipient, Verification

_HASHES = {"sha256": hashlib.sha256, "md5": hashlib.md5}


def holder_confirmed(verification: Verification, confirmed_holder: str | None) -> bool:
    """Whether what the person confirmed is who the badge names.

    `confirmed_holder` is the identifier that they said is theirs: an e-mail address, a DID, a name. A badge that
    names nobody is confirmed by its own `badge_id`, so that it never happens by the way.
    """
    if not confirmed_holder or not confirmed_holder.strip():
        return False
    if not verification.recipients:
        return confirmed_holder == verification.badge_id
    return any(is_recipient(recipient, confirmed_holder) for recipient in verification.recipients)


def is_recipient(recipient: Recipient, identifier: str) -> bool:
    """Whether an identifier is the one that the badge names, in plain or hashed."""
    if not recipient.is_hashed:
        return _comparable(recipient.value) == _comparable(identifier)
    # Issuers hash addresses as they were typed or in lower case, with or without the scheme.
    plain = identifier.strip()
    bare = plain[len("mailto:") :] if plain.lower().startswith("mailto:") else plain
    return any(_is_hash_of(recipient, text) for text in {bare, bare.lower(), f"mailto:{bare}"})


def counts_as_evidence(verification: Verification, confirmed_holder: str | None) -> bool:
    """Whether the badge proves something: every check passed, and the person confirmed to be its holder."""
    return verification.all_passed and holder_confirmed(verification, confirmed_holder)


def _comparable(identifier: str) -> str:
    """Addresses and names without regard to case; other identifiers, such as DIDs, exactly."""
    text = " ".join(identifier.split())
    if text.lower().startswith("mailto:"):
        text = text[len("mailto:") :]
    return text if ":" in text else text.casefold()


def _is_hash_of(recipient: Recipient, text: str) -> bool:
    name, _, digest = recipient.value.partition("$")
    make = _HASHES.get(name.lower())
    if make is None or not digest:
        return False
    expected = make((text + recipient.salt).encode("utf-8", "replace")).hexdigest()
    return hmac.compare_digest(expected.encode(), digest.lower().encode())
