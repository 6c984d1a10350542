"""What is said about a badge: its verdicts, its holder, what to do next, why one was refused, how to hand one in.

Whatever comes from a badge is quoted (`bot.badges.quoting`), and a name that nobody checked is said to be claimed.
"""

from __future__ import annotations

import re

from bot.badges.evidence import counts_as_evidence, holder_confirmed
from bot.badges.quoting import cut, quoted
from bot.badges.verification import BadgeUnreadable, Recipient, Verdict, Verification
from bot.dialogue.phrases import counted, in_a_row
from bot.dialogue.reply import Reply

IT_IS_MINE = "Yes, it is mine"
NOT_MINE = "No, it is not"
PASTE_A_BADGE = (
    "Paste your Open Badge here: its text or its https address. On the website or "
    "in "
    "Slack you can also send its JSON, PNG or SVG file. I check its signature, dates, revocation, issuer and "
    "holder."
)
BADGE_IS_MINE = "Thank you. {title} now counts as evidence for you."
WHICH_SKILL = "It names no skill of my catalogue. Does it show one of these? I note your answer as your own word."
SKILL_NOTED = "Noted: you say that your badge shows {skill}."
NO_SKILL_NOTED = "All right. The badge counts under its own title."
NONE_OF_THESE = "None of these"
BADGE_NOT_MINE = "All right, I have not kept it."
BADGE_NOT_THIS_HOLDER = (
    "The badge hides its holder. Send me the e-mail address that you earned it with, and I will compare the two. "
    "I do not keep the address."
)
BADGE_TEXT_GONE = "I keep a badge's text for one day, and that is over. Paste it again, and I will check it."
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
        paragraphs=(_title(verification), outcome(verification, confirmed_holder), *_parts(verification)),
        items=verdict_lines(verification, confirmed_holder),
        note=_skills(verification) if verification.signature.passed else "",
        private=True,
    )


def steps_reply(steps: tuple[str, ...]) -> Reply:
    """What the holder can do so that a badge counts."""
    opening, *rest = steps
    return Reply(paragraphs=(opening,), items=tuple(rest), private=True)


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
    if verification.parts and verification.all_passed and not verification.counting:
        return "The record passed every check, but none of the achievements in it did, so it is no evidence."
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
    # An address or an id is plain to see; any other words could pass for ours.
    return cut(shown) if _IDENTIFIER.fullmatch(shown) else quoted(shown)


_IDENTIFIER = re.compile(r"[\w.+%~/:#=@-]*[@:][\w.+%~/:#=@-]*")


def _kind(recipient: Recipient) -> str:
    return _KINDS.get(recipient.kind, "identifier")


def _title(verification: Verification) -> str:
    name = quoted(verification.achievement)
    if verification.trusted_name:
        return f"{name}, issued by {verification.trusted_name}."
    if verification.signature.passed:
        return (
            f"{name}, from an issuer that calls itself {quoted(verification.issuer)}; nobody has checked that name."
        )
    return f"{name}, which claims to be from {quoted(verification.issuer)}."


def _parts(verification: Verification) -> tuple[str, ...]:
    """What a record holds: each achievement, and whether it passed all checks by itself."""
    if not verification.parts:
        return ()
    lines = []
    for part in verification.parts[:MAX_SKILLS]:
        wrong = [name.lower() for name, check in part.checks if not check.passed]
        lines.append(f"{quoted(part.achievement)} ({f'not passed: {_listed(wrong)}' if wrong else 'passed'})")
    more = len(verification.parts) - len(lines)
    return (
        f"It is a record of {counted(len(verification.parts), 'achievement')}: {in_a_row(lines)}"
        f"{f', and {more} more' if more > 0 else ''}.",
    )


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
    return f"It says that it stands for: {', '.join(quoted(name, 60) for name in names[:MAX_SKILLS])}{more}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
