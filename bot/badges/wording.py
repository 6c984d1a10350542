"""What is said about a badge: its verdicts, its holder, why one was refused, and how to hand one in."""

from __future__ import annotations

from bot.badges.evidence import counts_as_evidence, holder_confirmed
from bot.badges.verification import BadgeUnreadable, Recipient, Verdict, Verification
from bot.dialogue.reply import Reply

IT_IS_MINE = "Yes, it is mine"
NOT_MINE = "No, it is not"
PASTE_A_BADGE = (
    "Paste your Open Badge here: its text (a long line that starts with “ey”) or its https address. On the "
    "website or in Slack you can also send its PNG or SVG file. I check its signature, dates, revocation, "
    "issuer and holder."
)
BADGE_IS_MINE = "Thank you. “{title}” now counts as evidence for you."
BADGE_NOT_MINE = "All right, I have not kept it."
BADGE_NOT_THIS_HOLDER = (
    "The badge hides its holder. Send me the e-mail address that you earned it with, and I will compare the two. "
    "I do not keep the address."
)
NO_BADGE_WAITS = "No badge of yours is waiting for an answer. Paste one, and I will check it."

_MARKS = {Verdict.PASSED: "passed", Verdict.FAILED: "failed", Verdict.NOT_CHECKED: "not checked"}
_KINDS = {
    "emailAddress": "e-mail address",
    "name": "name",
    "did": "decentralised identifier",
    "phone": "telephone number",
    "telephone": "telephone number",
    "studentId": "student number",
    "sourcedId": "number with the issuer",
    "https": "web address",
    "http": "web address",
}
MAX_SKILLS = 8


def badge_reply(verification: Verification, confirmed_holder: str | None = None) -> Reply:
    """The verdicts and whether the badge counts; private, as it names the holder."""
    return Reply(
        paragraphs=(_title(verification), outcome(verification, confirmed_holder)),
        items=verdict_lines(verification, confirmed_holder),
        note=_skills(verification) if verification.signature.passed else "",
        private=True,
    )


def refusal_reply(error: BadgeUnreadable) -> Reply:
    """Why something could not be read as a badge, and that nothing was stored."""
    return Reply(paragraphs=(error.reason, "Nothing was stored."), private=True)


def verdict_lines(verification: Verification, confirmed_holder: str | None = None) -> tuple[str, ...]:
    """The four verdicts and the holder, one line each."""
    lines = [f"{name}: {_MARKS[check.verdict]}. {check.reason}" for name, check in verification.checks]
    return (*lines, f"Holder: {_holder(verification, confirmed_holder)}")


def outcome(verification: Verification, confirmed_holder: str | None = None) -> str:
    """Whether the badge counts as evidence and, if not, why."""
    if counts_as_evidence(verification, confirmed_holder):
        return "Every check passed and you confirmed that it is yours, so it counts as evidence."
    if verification.all_passed:
        question = holder_question(verification)
        return f"Every check passed. It counts as evidence once you confirm that it is yours. {question}"
    wrong = [name.lower() for name, check in verification.checks if check.verdict is Verdict.FAILED]
    if wrong:
        return f"It does not count as evidence: {_listed(wrong)} failed."
    open_ones = [name.lower() for name, check in verification.checks if check.verdict is Verdict.NOT_CHECKED]
    return f"It does not count as evidence yet: {_listed(open_ones)} could not be checked. Try again later."


def holder_question(verification: Verification) -> str:
    """Asks the person whether the badge is theirs, as far as the badge names its holder."""
    plain = [recipient for recipient in verification.recipients if not recipient.is_hashed]
    if plain:
        return f"It was given to {recipient_in_words(plain[0])}. Is that you?"
    if verification.recipients:
        kind = _kind(verification.recipients[0])
        return f"It names its holder only in hidden form. With which {kind} did you earn it?"
    return "It names no holder. Was it given to you?"


def recipient_in_words(recipient: Recipient) -> str:
    """A recipient for a message: the address without its scheme, at most 100 characters, or that it is hidden."""
    if recipient.is_hashed:
        return f"a hidden {_kind(recipient)}"
    value = recipient.value
    shown = value[len("mailto:") :] if value.lower().startswith("mailto:") else value
    return shown if len(shown) <= 100 else f"{shown[:99]}…"


def _kind(recipient: Recipient) -> str:
    return _KINDS.get(recipient.kind, "identifier")


def _title(verification: Verification) -> str:
    name = f"“{verification.achievement}”"
    if verification.signature.passed:
        return f"{name}, issued by {verification.issuer}."
    return f"{name}, which says that it was issued by {verification.issuer}."


def _holder(verification: Verification, confirmed_holder: str | None) -> str:
    names = ", ".join(dict.fromkeys(map(recipient_in_words, verification.recipients[:3])))
    if holder_confirmed(verification, confirmed_holder):
        return f"{names or 'nobody is named'}; confirmed to be you."
    if not names:
        return "nobody is named, and nobody has confirmed holding it."
    if confirmed_holder:
        return f"{names}, which is not who you said you are."
    return f"{names}; not confirmed yet."


def _skills(verification: Verification) -> str:
    names = [skill.name for skill in verification.skills] or list(verification.tags)
    if not names:
        return ""
    more = f" and {len(names) - MAX_SKILLS} more" if len(names) > MAX_SKILLS else ""
    return f"It stands for: {', '.join(names[:MAX_SKILLS])}{more}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
