"""The talk with one's manager on a page to print, with room to write down what was agreed."""

from __future__ import annotations

from bot.dialogue.phrases import day
from bot.tools.phrases import sample_note
from bot.tools.printed_page import blanks, bullets, heading, note, numbered, paragraph, printed_page, section
from bot.tools.talk.talk import Talk
from bot.tools.talk.wording import (
    AGENDA,
    NO_OPENING,
    agreement,
    answers_to_no,
    ask_words,
    evidence,
    opening,
    remarks,
)

FILE_NAME = "talk-with-my-manager.html"

FOR_YOU = "These are your own notes: what is on them was recorded by you, and nobody else gets this page from Rung."
LINES = ("What I take on", "What my manager does", "What counts as done", "Who decides, and by when")
AGAIN = "We look at it again on"
MAIL = (
    "Thank you for the talk today. As I understood it: I …; you …; we look at it again on …. "
    "Please tell me if I got anything wrong."
)


def talk_page(talk: Talk) -> bytes:
    """The page as a complete HTML document in UTF-8."""
    title = f"My talk: {talk.aim}" if talk.aim else "My talk with my manager"
    at_present = f"At present {talk.now} · " if talk.now else ""
    sample = sample_note(state.criterion for state in talk.criteria)
    parts = (
        heading(title, f"{at_present}prepared on {day(talk.today)}"),
        note(FOR_YOU),
        note(sample) if sample else "",
        section("ask", "What I ask for", paragraph(ask_words(talk))),
        section("agenda", "Agenda", paragraph(opening(talk)) + numbered(AGENDA[talk.subject])),
        section("evidence", "What I can point to", _evidence(talk)),
        section("no", "If the answer is no, or not now", paragraph(NO_OPENING) + bullets(answers_to_no(talk))),
        section("agreed", "What we agreed", paragraph(f"Settle {agreement(talk)}.") + blanks((*LINES, AGAIN))),
        section("mail", "To send on the same day", paragraph(f"“{MAIL}”")),
    )
    return printed_page(title, parts, talk.today)


def _evidence(talk: Talk) -> str:
    shown = evidence(talk)
    points = bullets(shown) if shown else ""
    more = "".join(paragraph(line) for line in remarks(talk)) if talk.now or talk.aim else ""
    return points + more + blanks(f"Result {number}" for number in range(len(talk.results) + 1, 4))
