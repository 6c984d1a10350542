"""What a verification found: four verdicts that stay apart, and who the badge says it was given to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Verdict(str, Enum):
    """The outcome of one check. What could not be reached or read is never taken for passed."""

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
        """Whether the check was made and passed."""
        return self.verdict is Verdict.PASSED


@dataclass(frozen=True)
class Recipient:
    """Somebody that a badge names as its holder.

    `value` is the identifier as the badge has it: in plain, or, when `is_hashed`, as ``sha256$…`` over the
    identifier and `salt`. `kind` is Open Badges' name for what it is: emailAddress, name, did, …
    """

    value: str
    kind: str = ""
    is_hashed: bool = False
    salt: str = ""


@dataclass(frozen=True)
class Alignment:
    """A skill or other entry of a framework that an achievement is aligned to."""

    name: str
    url: str = ""
    framework: str = ""
    code: str = ""


@dataclass(frozen=True)
class Verification:
    """A badge after verification. `badge_id` is the same however the badge was handed over.

    What the badge says of itself (achievement, issuer, recipients, skills, dates) is only worth believing once the
    signature has passed.
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

    @property
    def checks(self) -> tuple[tuple[str, Check], ...]:
        """The four checks with what each is called, in the order in which they are told."""
        return (
            ("Signature", self.signature),
            ("Dates", self.dates),
            ("Revocation", self.revocation),
            ("Issuer", self.trust),
        )

    @property
    def all_passed(self) -> bool:
        """Whether all four checks passed. The holder is a question of its own."""
        return all(check.passed for _, check in self.checks)


def passed(reason: str) -> Check:
    """A check that passed."""
    return Check(Verdict.PASSED, reason)


def failed(reason: str) -> Check:
    """A check that did not pass."""
    return Check(Verdict.FAILED, reason)


def not_checked(reason: str) -> Check:
    """A check that could not be made."""
    return Check(Verdict.NOT_CHECKED, reason)
