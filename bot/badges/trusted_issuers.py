"""The issuers that the organisation trusts, read from `data/guidance/trusted_issuers.yml`, which HR edits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.badges.verification import Check, failed, not_checked, passed
from bot.files.faults import FaultList, FaultyFiles, excerpt
from bot.files.yaml_fields import Fields, read_fields

FILE = Path("data") / "guidance" / "trusted_issuers.yml"

_FIELDS = ("name", "id", "jwks", "keys", "sample")
_ID = re.compile(r"(did:(web|key):[^\s#?]+|https://[^\s#?/]+(/\S*)?)")
_ADDRESS = re.compile(r"https://[^\s#?/@]+/\S*")
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class TrustedIssuer:
    """An issuer on the list.

    `jwks` is the address of its keys where its id does not lead to them; `keys`, if given, are the fingerprints of
    the only keys that may be used.
    """

    id: str
    name: str
    jwks: str = ""
    keys: tuple[str, ...] = ()
    is_sample: bool = False


@dataclass(frozen=True)
class TrustedIssuers:
    """The whole list; empty by default."""

    issuers: tuple[TrustedIssuer, ...] = ()

    def find(self, issuer_id: str) -> TrustedIssuer | None:
        """The trusted issuer with exactly this id."""
        return next((issuer for issuer in self.issuers if issuer.id == issuer_id), None)


def check_trust(issuer_id: str, policy: TrustedIssuers, is_proven: bool) -> Check:
    """Whether the issuer is on the list; `is_proven` says that the signature shows it was this issuer."""
    issuer = policy.find(issuer_id)
    if issuer is None:
        return failed("Its issuer is not on the list of issuers that your organisation trusts.")
    if not is_proven:
        return not_checked(
            f"It names {issuer.name}, which is trusted, but the signature does not prove that they issued it."
        )
    note = " (as a sample entry)" if issuer.is_sample else ""
    return passed(f"{issuer.name} is on the list of issuers that your organisation trusts{note}.")


def load_trusted_issuers(path: Path) -> TrustedIssuers:
    """The list in a file; raises `FaultyFiles` with everything that is wrong with it."""
    faults = FaultList(path)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or "it is not in UTF-8"
        faults.add(0, f"The list of trusted issuers cannot be read ({cause}).", 'Write a file with "issuers: {}".')
        raise FaultyFiles(faults.faults) from None
    issuers = _issuers(text, faults)
    faults.stop()
    return TrustedIssuers(issuers)


def _issuers(text: str, faults: FaultList) -> tuple[TrustedIssuer, ...]:
    root = read_fields(text, "The list of trusted issuers", 1, faults)
    if root is None:
        return ()
    root.check_known(("issuers",))
    listed = root.nested("issuers", "Write issuers: with one entry per issuer below it, or issuers: {} for none.")
    if listed is None:
        return ()
    found: dict[str, TrustedIssuer] = {}
    for key in listed:
        fields = listed.nested(key, "Write name: and id: below it.")
        issuer = _issuer(fields, faults) if fields is not None else None
        if issuer is not None and issuer.id in found:
            faults.add(listed.lines[key], f"{excerpt(issuer.id)} is listed twice.", "Remove one of the two.")
        elif issuer is not None:
            found[issuer.id] = issuer
    return tuple(found.values())


def _issuer(fields: Fields, faults: FaultList) -> TrustedIssuer | None:
    fields.check_known(_FIELDS)
    name = fields.text("name", "Write the name that people know the issuer by.")
    issuer_id = fields.text(
        "id", "Write the issuer's id as in its badges, for instance did:web:badges.example.org."
    )
    jwks = fields.text("jwks", "Write the https address of its keys.") if "jwks" in fields else ""
    keys = fields.words("keys", "Write the keys' fingerprints as a list.") if "keys" in fields else ()
    sample = fields.text("sample", "Write yes or no.") if "sample" in fields else "no"
    if issuer_id and not _ID.fullmatch(issuer_id):
        fix = "Write it as in its badges: did:web:…, did:key:… or an https address."
        faults.add(fields.lines["id"], f"{excerpt(issuer_id)} is not an issuer's id.", fix)
    if jwks and not _ADDRESS.fullmatch(jwks):
        faults.add(
            fields.lines["jwks"], f"{excerpt(jwks)} is not an https address.", "Write one, or remove the field."
        )
    for key in keys:
        if not _KEY.fullmatch(key):
            fix = "Write the SHA-256 fingerprint of the JWK (RFC 7638), 43 characters."
            faults.add(fields.lines["keys"], f"{excerpt(key)} is not a key fingerprint.", fix)
    if sample not in ("yes", "no"):
        faults.add(fields.lines["sample"], f"{excerpt(sample)} is neither yes nor no.", "Write yes or no.")
    return TrustedIssuer(issuer_id, name, jwks, keys, sample == "yes") if name and issuer_id else None
