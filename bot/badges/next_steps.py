"""What the holder of a badge can do so that it counts, one step for each check that did not pass."""

from __future__ import annotations

import re

from bot.badges.quoting import quoted
from bot.badges.verification import Verdict, Verification

_ASKS = re.compile(
    r"\b(?:what (?:do|can|should|must|would|could|now|next|else)|what's (?:next|missing)|what is (?:still "
    r")?missing|"
    r"how (?:do|can|could|would|should)|why|who can|count|counts|accepted?|so that|next)\b",
    re.IGNORECASE,
)
_HANDS_IN = re.compile(r"\b(?:hand in|upload|paste|send|check|verify|validate)\b", re.IGNORECASE)


def asks_what_next(text: str) -> bool:
    """Whether somebody whose badge was checked asks what to do now: "and how do I make it count?"."""
    return _ASKS.search(text) is not None and _HANDS_IN.search(text) is None


def next_steps(verification: Verification, hr_contact: str) -> tuple[str, ...]:
    """An opening and the steps that are left, in the order in which they make sense."""
    name = quoted(verification.achievement)
    if verification.all_passed:
        return (
            f"{name} passed every check. It counts as soon as you have said that it is yours: answer “Yes, it is "
            f"mine” "
            "when I ask. Then it is part of your promotion case.",
        )
    steps = [
        step
        for step in (
            _signature(verification),
            _dates(verification),
            _revocation(verification),
            _issuer(verification, hr_contact),
        )
        if step
    ]
    return (f"So that {name} counts:", *steps, "Then send me the badge again, and I will check it anew.")


def _signature(verification: Verification) -> str:
    verdict = verification.signature.verdict
    if verdict is Verdict.FAILED:
        return (
            "Signature: download the badge again from where you earned it, and send me that file as it is. If it "
            "still "
            "fails, ask the issuer to issue it to you anew."
        )
    if verdict is Verdict.NOT_CHECKED:
        return (
            "Signature: try again later, as its issuer may only be out of reach. If it stays like this, ask the "
            "issuer "
            "for the badge as an Open Badge 3.0 with a published key."
        )
    return ""


def _dates(verification: Verification) -> str:
    if verification.dates.passed:
        return ""
    return "Dates: ask its issuer how you can renew it."


def _revocation(verification: Verification) -> str:
    if verification.revocation.verdict is Verdict.FAILED:
        return "Revocation: ask its issuer why they withdrew it, and whether they can issue it again."
    if verification.revocation.verdict is Verdict.NOT_CHECKED and verification.signature.passed:
        return "Revocation: try again later, as the issuer's list may only be out of reach."
    return ""


def _issuer(verification: Verification, hr_contact: str) -> str:
    if verification.trust.verdict is not Verdict.FAILED:
        return ""
    return (
        f"Issuer: ask {hr_contact} to put the issuer on the list of those that count. They need this id: "
        f"{quoted(verification.issuer_id, 120)}."
    )
