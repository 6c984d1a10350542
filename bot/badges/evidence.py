"""Whether a verified badge belongs to the person who shows it, and what it is then evidence of.

A badge proves that its issuer gave it to somebody, not that this somebody is here: only the person can say so.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.badges.alignments import known_skills
from bot.badges.quoting import cut
from bot.badges.verification import Recipient, Verification
from bot.catalogue.naming import normalised
from bot.catalogue.records import Credential, Skill
from bot.profile.profile import Evidence

_HASHES = {"sha256": hashlib.sha256, "md5": hashlib.md5}


def holder_confirmed(verification: Verification, confirmed_holder: str | None) -> bool:
    """Whether the person confirmed to be the holder whom the badge names.

    `confirmed_holder` is the identifier that they said is theirs: an e-mail address, a DID, a name. A badge that
    names nobody is confirmed by its own `badge_id`, so it can never happen by accident.
    """
    if not confirmed_holder or not confirmed_holder.strip():
        return False
    if not verification.recipients:
        return confirmed_holder == verification.badge_id
    return any(is_recipient(recipient, confirmed_holder) for recipient in verification.recipients)


def is_recipient(recipient: Recipient, identifier: str) -> bool:
    """Whether an identifier is the one that the badge names, in plain text or hashed."""
    if not recipient.is_hashed:
        return _comparable(recipient.value) == _comparable(identifier)
    # Issuers hash an address as typed or in lower case, with or without the scheme.
    plain = identifier.strip()
    bare = plain[len("mailto:") :] if plain.lower().startswith("mailto:") else plain
    return any(_is_hash_of(recipient, text) for text in {bare, bare.lower(), f"mailto:{bare}"})


def counts_as_evidence(verification: Verification, confirmed_holder: str | None) -> bool:
    """Whether the badge is proof: every check passed, and the person confirmed that they hold it."""
    return verification.all_passed and holder_confirmed(verification, confirmed_holder)


def _comparable(identifier: str) -> str:
    """Addresses and names regardless of case; other identifiers, such as DIDs, exactly."""
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


def evidence_of(
    verification: Verification, credentials: Mapping[str, Credential], skills: Mapping[str, Skill]
) -> tuple[Evidence, ...]:
    """Proven evidence: one piece for each match, or a single piece with the title alone where nothing matches.

    Names must be equal except for case and punctuation: a badge with a merely similar name proves nothing in the
    catalogue. A record gives the evidence of each of its achievements that passed all checks.
    """
    pieces = (piece for one in verification.counting for piece in _evidence_of_one(one, credentials, skills))
    return tuple(dict.fromkeys(replace(piece, badge=verification.badge_id) for piece in pieces))


def _evidence_of_one(
    verification: Verification, credentials: Mapping[str, Credential], skills: Mapping[str, Skill]
) -> tuple[Evidence, ...]:
    title = cut(verification.achievement)
    by_title = {normalised(credential.title): key for key, credential in credentials.items()}
    credential = by_title.get(normalised(title))
    found = known_skills(verification, skills)
    earned = verification.valid_from.date() if verification.valid_from else None
    expires = verification.valid_until.date() if verification.valid_until else None

    def proven(skill: str | None = None, credential: str | None = None) -> Evidence:
        return Evidence("proven", title, skill=skill, credential=credential, earned=earned, expires=expires)

    pieces = [proven(credential=credential)] if credential is not None else []
    pieces += [proven(skill=key) for key in found]
    return tuple(pieces) or (proven(),)


def is_only_a_title(evidence: Sequence[Evidence]) -> bool:
    """Whether nothing of a badge was found in the catalogue."""
    return all(one.skill is None and one.credential is None for one in evidence)
