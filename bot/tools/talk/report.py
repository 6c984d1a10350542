"""The same talk from the other side: a manager prepares a talk about the promotion of somebody in their team."""

from __future__ import annotations

from datetime import date

from bot.dialogue.phrases import day
from bot.dialogue.reply import File, Reply
from bot.tools.printed_page import blanks, bullets, heading, note, numbered, paragraph, printed_page, section

REPORT_PAGE_FOR = "The talk with somebody in my team, a page to print"
REPORT_FILE_NAME = "talk-with-my-team-member.html"
PREPARE_REPORT_TALK = "Prepare the talk with my team member"
IF_NOT_YET = "What if it is not yet?"

REPORT_OPENING = (
    "A talk about a promotion of somebody in your team: 30 minutes, and an hour of your own beforehand."
)
BEFORE = (
    "What the next grade asks for in writing, and how the others in your team stand by the same measure.",
    "Two or three things that you saw yourself, with what came of them; ask those who work with the person.",
    "What you may promise: whether there is a post and money, who decides, and when. Ask HR before, not "
    "afterwards.",
)
REPORT_AGENDA = (
    "Let them begin: what they aim at, why, and where they see themselves by the measure of the next grade.",
    "Say what you see: what is there already, and one or two things that are not, with an example of each.",
    "Tell how it is decided, by whom and when, and what you can and cannot do about it.",
    "Agree one piece of work at the next level, what would count as done, and what they need from you for it.",
    "Fix the day on which you look at it again, and end with what each of you does until then.",
)
_BEFORE_IN_SHORT = (
    "read what the next grade asks for in writing, note two or three things that you saw yourself, and ask HR "
    "what you "
    "may promise"
)
_IN_SHORT = (
    "their own view first; what is there and what is not, with examples; how it is decided; one piece of work"
)
_ASK = "“What would you like to do in a year, and which of it do you do already?”"
_AGREE = (
    "the piece of work, what counts as done, your own part (time, a mentor, a course), and a day within three "
    "months. "
    "Send it to them the same day."
)
NOT_YET_OPENING = "Say it plainly and early in the talk: a clear “not yet” with reasons does less harm than hope."
NOT_YET = (
    "If they are ready and you back it: say so, and what you do next; do not promise what others decide.",
    "If something is missing: name it by the written measure, with an example, and what would show it by when.",
    "If they are ready and there is no post or money: say that it is that and not them; offer work of the next "
    "level "
    "for a fixed time, help with a move within the organisation, and the day on which you ask again.",
    "If they are disappointed: listen, and leave the details for a second talk within a week.",
    "Keep out age, health, family, part time and “fit”: none of it is a measure. Ask the same of everybody.",
    "If you are in doubt, have HR or another manager read your reasons before the talk.",
)
_LINES = ("What they aim at", "What is there already", "What is not yet there, with an example")
_AGREED = ("What they take on", "What I do for it", "What counts as done", "We look at it again on")
_NOT_STORED = "I keep nothing about your team member. Write no names here: the page has room for them."


def report_reply(page: File) -> Reply:
    """The talk as a few points for a manager, with its page."""
    items = (
        f"Before: {_BEFORE_IN_SHORT}.",
        f"In this order: {_IN_SHORT}.",
        f"A question to begin with: {_ASK}",
        f"Agree before you part: {_AGREE}",
    )
    return Reply((REPORT_OPENING,), items=items, note=_NOT_STORED, files=(page,), private=True)


def not_yet_reply() -> Reply:
    """What to say where the answer is yes, not yet, or no."""
    return Reply((NOT_YET_OPENING,), items=NOT_YET, private=True)


def report_page(today: date) -> bytes:
    """The page as a complete HTML document in UTF-8."""
    title = "A talk about a promotion in my team"
    parts = (
        heading(title, f"Prepared on {day(today)}"),
        note("Notes for the manager alone. Keep them as your organisation keeps notes about people."),
        section("before", "Before the talk", bullets(BEFORE)),
        section("own-view", "My own view", blanks(_LINES)),
        section("agenda", "Agenda", paragraph(f"To begin with: {_ASK}") + numbered(REPORT_AGENDA)),
        section("not-yet", "Yes, not yet, or no", paragraph(NOT_YET_OPENING) + bullets(NOT_YET)),
        section("agreed", "What we agreed", blanks(_AGREED)),
    )
    return printed_page(title, parts, today)
