"""What comes out of a verification: four verdicts, whom the badge names, or why there is no badge to verify."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.badges.quoting import quoted


class Verdict(str, Enum):
    """The outcome of one check. What could not be reached or read never counts as passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True)
class Check:
    """One verdict, with the reason as a sentence for a person."""

    verdict: Verdict
    reason: str

    @property
    def passed(self) -> bool:
        """Whether the check could be made, and passed."""
        return self.verdict is Verdict.PASSED


@dataclass(frozen=True)
class Recipient:
    """Somebody whom a badge names as its holder.

    `value` is the identifier as it appears in the badge: in plain text or, when `is_hashed`, as ``sha256$…`` over
    the identifier and `salt`. `kind` is the identity type of Open Badges: emailAddress, name, did, …
    """

    value: str
    kind: str = ""
    is_hashed: bool = False
    salt: str = ""


@dataclass(frozen=True)
class Alignment:
    """An alignment of Open Badges: a skill, or another entry of a framework, that the achievement covers."""

    name: str
    url: str = ""
    framework: str = ""
    code: str = ""


@dataclass(frozen=True)
class Verification:
    """A badge after verification. `badge_id` is the same whichever way the badge was handed in.

    What the badge says about itself (achievement, issuer, recipients, skills, dates) can be believed only once
    the signature has passed.
    """

    badge_id: str
    achievement: str
    issuer: str
    issuer_id: str
    signature: Check
    dates: Check
    revocation: Check
    trust: Check
    recipients: tuple[Recipient, ...] = ()
    skills: tuple[Alignment, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    form: str = ""
    """The kind of credential and how it is secured, in words: "Open Badges 3.0, signed as a JWT"."""

    trusted_name: str = ""
    """What the organisation's list calls the issuer; empty unless that check passed."""

    parts: tuple[Verification, ...] = ()
    """The achievements in a record of several (CLR 2.0), each verified by itself."""

    @property
    def counting(self) -> tuple[Verification, ...]:
        """What of it passed all checks: the badge itself, or some of a record's achievements."""
        if self.parts:
            return tuple(part for part in self.parts if part.all_passed) if self.all_passed else ()
        return (self,) if self.all_passed else ()

    @property
    def checks(self) -> tuple[tuple[str, Check], ...]:
        """The four checks with their names, in the order in which they are shown."""
        return (
            ("Signature", self.signature),
            ("Dates", self.dates),
            ("Revocation", self.revocation),
            ("Issuer", self.trust),
        )

    @property
    def all_passed(self) -> bool:
        """Whether all four checks passed. Who holds the badge is a separate question."""
        return all(check.passed for _, check in self.checks)


def passed(reason: str) -> Check:
    """A passed check; `reason` is a sentence for a person."""
    return Check(Verdict.PASSED, reason)


def failed(reason: str, said: str = "") -> Check:
    """A failed check; `reason` is a sentence for a person, `said` what somebody else gave as the reason."""
    return Check(Verdict.FAILED, f"{reason.removesuffix('.')}: {quoted(said)}." if said else reason)


def not_checked(reason: str) -> Check:
    """A check that could not be made; `reason` says what kept it from being made."""
    return Check(Verdict.NOT_CHECKED, reason)


class BadgeUnreadable(ValueError):
    """The input is not a badge that can be verified; `reason` is a sentence for the person. Nothing is stored."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
