"""The issuers that the organisation trusts, read from `data/guidance/trusted_issuers.yml`, which HR edits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.badges.verification import Check, failed, not_checked, passed
from bot.files.faults import FaultList, excerpt
from bot.files.yaml_fields import Fields, fields_of_file

FILE = Path("data") / "guidance" / "trusted_issuers.yml"

_FIELDS = ("name", "id", "jwks", "keys", "sample")
_ID = re.compile(r"(did:(web|key|jwk):[^\s#?]+|https://[^\s#?/]+(/\S*)?)")
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
    issuers = _issuers(faults)
    faults.stop()
    return TrustedIssuers(issuers)


class NotAnIssuer(ValueError):
    """An id that the list cannot hold; the message says why."""


def add_trusted_issuer(path: Path, issuer_id: str, name: str) -> str:
    """Adds an issuer at the end of a file, which keeps all that stands in it; returns the entry's short name.

    Raises `NotAnIssuer` for an id or a name that the list does not take, and `FaultyFiles` for a faulty file.
    """
    if not _ID.fullmatch(issuer_id):
        raise NotAnIssuer(f"{excerpt(issuer_id)} is not an id that can be trusted: it names no key and no host.")
    if not name.strip() or not name.isprintable():
        raise NotAnIssuer("The name must have at least one character, on one line.")
    load_trusted_issuers(path)
    text = path.read_text("utf-8")
    taken = set(re.findall(r"(?m)^  ([A-Za-z0-9_-]+):", text))
    base = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "issuer"
    key = next(key for key in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if key not in taken)
    entry = f"  {key}:\n    name: {_in_quotes(name.strip())}\n    id: {_in_quotes(issuer_id)}\n"
    whole = re.sub(r"(?m)^issuers:[ \t]*\{\}[ \t]*$", "issuers:", text.rstrip()) + "\n" + entry
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(whole, "utf-8")
    load_trusted_issuers(draft)
    draft.replace(path)
    return key


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _issuers(faults: FaultList) -> tuple[TrustedIssuer, ...]:
    root = fields_of_file("The list of trusted issuers", faults, 'Write a file with "issuers: {}".')
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
        fix = "Write it as in its badges: did:web:…, did:key:…, did:jwk:… or an https address."
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
