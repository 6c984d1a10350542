"""The form on interests and what follows from it, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.catalogue.plain_titles import plain_title
from bot.catalogue.records import Skill
from bot.dialogue.phrases import counted, in_a_row
from bot.dialogue.reply import Reply, Table
from bot.tools.interests.form import ITEMS, Form
from bot.tools.interests.matching import RoleMatch
from bot.tools.interests.themes import Theme
from bot.tools.pay.wording import said_first
from bot.tools.phrases import amount, named

FIND_TARGET = "Help me find a role"
AGAIN = "Start the questions again"
FIND_BY_INTERESTS = "Ask me what I like"
LIKING_TITLES: Mapping[str, str] = {"yes": "Yes", "some": "Somewhat", "no": "No"}

BEGIN = (
    "Let us look for one: {number} short questions on what you like to do, whether you are paid for it or not. "
    "Stop whenever you like."
)
FORM_CAN_GO_ON = "All right, let’s leave it there. Say “help me find a role” to go on with these questions."
GO_ON = "We go on where we stopped."
ASKS = "{place} of {number}: would you like to {text}?"
NOT_READ = "Say yes, somewhat or no."
NOTHING_FOLLOWS = (
    "You like all six kinds of work alike, so nothing follows from this. Tell me what you enjoyed most in the last "
    "year, or start the questions again."
)
NO_ROLES = "I find no role near yours that fits these interests. Tell me of one that you have thought of."
YOU_LIKE = "You like {themes} best."
ROLES_NEAR = "These roles suit that, those that share most with “{own}” first:"
ROLES_COMMON = "These common roles suit that. Tell me what your job is, and I look for roles near it:"
NEAR_YOURS = "These roles use most of what somebody who works as “{own}” can do:"
BY_PAY = "Of the roles that use most of what somebody who works as “{own}” can do, the best paid first:"
OR_BY_INTERESTS = "Or answer a few questions on what you like to do, and I look for roles that suit that as well."
CHOOSE = "Press one to aim at it, or name another."
DERIVED = (
    "What a role is like I derive from its activities by a computer model, and it is wrong for about one in ten: "
    "take it as a list of ideas, and no test of what you are able to do."
)

IN_WORDS: Mapping[Theme, str] = {
    "realistic": "practical work with hands, tools or nature",
    "investigative": "finding things out",
    "artistic": "creating and designing",
    "social": "teaching, caring and helping",
    "enterprising": "leading, selling and persuading",
    "conventional": "order, records and figures",
}


def question_text(form: Form) -> str:
    """The question that is open, with its place; empty once all are answered."""
    item = form.item
    return "" if item is None else ASKS.format(place=len(form.answers) + 1, number=len(ITEMS), text=item.text)


def beginning(form: Form) -> str:
    """What is said before the first question, or where the form goes on."""
    return GO_ON if form.answers else BEGIN.format(number=len(ITEMS))


def roles_reply(form: Form, matches: Sequence[RoleMatch], own: str, skills: Mapping[str, Skill]) -> Reply:
    """The themes that somebody likes, and roles of these themes with pay and openings."""
    if form.says_nothing:
        return Reply((NOTHING_FOLLOWS,), private=True)
    liked = YOU_LIKE.format(themes=in_a_row([IN_WORDS[theme] for theme in form.themes]))
    if not matches:
        return Reply((f"{liked} {NO_ROLES}",), private=True)
    lead = ROLES_NEAR.format(own=own) if own else ROLES_COMMON
    paid = next((match.pay for match in matches if match.pay is not None), None)
    figures = (said_first(paid),) if paid is not None else ()
    return Reply(
        (f"{liked} {lead}", *figures),
        table=_table(matches, skills),
        note=f"{CHOOSE} {DERIVED}",
        private=True,
    )


def near_roles_reply(
    matches: Sequence[RoleMatch], own: str, skills: Mapping[str, Skill], by_pay: bool = False
) -> Reply:
    """Roles near one's own with pay and openings, and that interests narrow them down."""
    paid = next((match.pay for match in matches if match.pay is not None), None)
    figures = (said_first(paid),) if paid is not None else ()
    return Reply(
        ((BY_PAY if by_pay else NEAR_YOURS).format(own=own), *figures),
        table=_table(matches, skills),
        note=f"{CHOOSE} {OR_BY_INTERESTS}",
        private=True,
    )


def _table(matches: Sequence[RoleMatch], skills: Mapping[str, Skill]) -> Table:
    has_openings = any(match.openings for match in matches)
    columns = ("Role", "In common with yours", "Median pay a year", *(("Openings here",) if has_openings else ()))
    rows = tuple(_row(match, skills, has_openings) for match in matches)
    return Table(columns, rows, "Roles that may suit you")


def _row(match: RoleMatch, skills: Mapping[str, Skill], has_openings: bool) -> tuple[str, ...]:
    pay = match.pay
    median = amount(pay.median, pay.source.currency) if pay is not None and pay.median is not None else "–"
    common = named(skills, match.shared, 2) if match.shared else "–"
    openings = (counted(match.openings, "opening") if match.openings else "–",) if has_openings else ()
    return (plain_title(match.occupation), common, median, *openings)
