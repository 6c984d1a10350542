"""Openings in words, and the message to HR about one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.phrases import counted, day, listed
from bot.dialogue.reply import Reply
from bot.tools.openings.openings import OpeningMatch
from bot.tools.phrases import sample_note, table, titled

ASK_HR = "Ask HR about it"
SEND_IT = "Send it"
DO_NOT_SEND = "Don't send"
HR_DRAFT = "This is exactly what HR would get from you. Shall I send it?"
HR_TEXT = "I am interested in the opening “{title}” ({unit}). I have {held} of the {asked} skills that it asks for."
HR_SENT = "Sent. It is now with {hr_contact}, who will answer you in person."
HR_TAKEN_BACK = "Taken back: your message is no longer with HR."
HR_DEALT_WITH = "HR has dealt with your message already, so I cannot take it back. You can ask {hr_contact}."
HR_NOT_SENT = "All right, nothing was sent."
HR_NO_OPENING = (
    "I can send HR a message from you about an opening, and you see it before it goes. Which one do you mean? "
    "Here is what is open, the best match first."
)
HR_TOO_MANY = "You already have many open requests with HR. Please wait for their answer, or ask {hr_contact}."

NONE_OPEN = "I know of no openings at the moment."
NONE_FITS = "No opening fits what you have now. The closest is {title}: you have {held} of the {asked} skills."
CLAIMED = "Skills that you only told me about count here too; HR may ask for proof."


def openings_reply(matches: Sequence[OpeningMatch]) -> Reply:
    """The openings that fit first, each with the match and what is missing."""
    if not matches:
        return Reply((NONE_OPEN,), private=True)
    rows = [_opening_row(match) for match in matches]
    paragraphs = [_summary(matches)]
    if any(state.status == "claimed" for match in matches for state in match.held):
        paragraphs.append(CLAIMED)
    return Reply(
        paragraphs=tuple(paragraphs),
        table=table(
            ("Opening", "Match", "Missing", "Closes"), rows, "Openings compared with what you have", "opening"
        ),
        note=sample_note(match.opening for match in matches[:12]),
        private=True,
    )


def opening_reply(match: OpeningMatch) -> Reply:
    """One opening with each skill that it asks for and the evidence for it."""
    rows = [
        (state.skill.name, state.status, listed(state.evidence, 2) if state.evidence else "–")
        for state in (*match.held, *match.missing)
    ]
    return Reply(
        paragraphs=(f"{_where(match)}. Your match: {_match(match)}.",),
        table=table(("Skill", "You", "Evidence"), rows, titled(match.opening), "skill"),
        note=sample_note([match.opening]),
        private=True,
    )


def _summary(matches: Sequence[OpeningMatch]) -> str:
    fitting = [match for match in matches if match.fits]
    if fitting:
        titles = listed([titled(match.opening) for match in fitting], 3)
        verb = "fits" if len(fitting) == 1 else "fit"
        return f"{counted(len(fitting), 'opening')} of {len(matches)} {verb} what you have now: {titles}."
    nearest = matches[0]
    if nearest.gap is None:
        return "There are openings, but my catalogue does not say what they ask for."
    held, asked = len(nearest.held), len(nearest.held) + len(nearest.missing)
    return NONE_FITS.format(title=titled(nearest.opening), held=held, asked=asked)


def _opening_row(match: OpeningMatch) -> tuple[str, ...]:
    missing = listed([state.skill.name for state in match.missing], 3) if match.missing else "–"
    closes = day(match.opening.closes) if match.opening.closes else "no closing date"
    return (_where(match), _match(match), missing, closes)


def _where(match: OpeningMatch) -> str:
    unit = f", {match.opening.unit}" if match.opening.unit else ""
    return f"{titled(match.opening)}{unit}"


def _match(match: OpeningMatch) -> str:
    if match.gap is None:
        return "requirements unknown"
    return f"{match.share:.0%}, {len(match.held)} of {counted(len(match.held) + len(match.missing), 'skill')}"
