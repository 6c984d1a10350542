"""The promotion case: what speaks for a promotion, on one page that a person can hand to their manager."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.dialogue.phrases import counted, day, listed
from bot.profile.profile import Achievement, Evidence
from bot.tools.phrases import level, titled
from bot.tools.printed_page import as_text, bullets, heading, note, printed_page, section, table
from bot.tools.readiness.readiness import CriterionState, CriterionStatus, Readiness

MAKE_MY_CASE = "Make my promotion case"
CASE_FOR = "My case for a promotion, to hand to my manager"
CASE_IS_READY = "Here is your promotion case: a page to print or hand to your manager, if you choose to."
NOTHING_FOR_A_CASE = (
    "There is no proof on record yet. Tell me in your own words what you did and what came of it (“I led …, and "
    "…”): I log it with its date. Paste a badge, or name a certificate that you hold. All of it goes into a page "
    "that you can hand to your manager."
)

FILE_NAME = "promotion-case.html"

NO_DECISION = (
    "This page gathers what its author has recorded. It is advice and decides nothing: "
    "whether somebody is promoted is for people to decide."
)
SAMPLE = (
    "What is marked “sample” comes from the sample organisation that Rung ships with and holds for no real one. "
    "Do not rely on it."
)
_STATUS_WORDS: Mapping[CriterionStatus, str] = {
    "met": "Met",
    "nearly": "Nearly met",
    "missing": "Missing",
    "unknown": "Not known",
}


@dataclass(frozen=True)
class PromotionCase:
    """Everything on the page. `role` and `target` are titles, `names` those of skills and credentials by key.

    `uses_sample` says that the target or something else on the page belongs to the sample organisation; criteria
    say so themselves.
    """

    target: str
    readiness: Readiness
    today: date
    person: str = ""
    role: str = ""
    months_in_role: int | None = None
    evidence: tuple[Evidence, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    uses_sample: bool = False

    @property
    def is_sample(self) -> bool:
        """Whether anything on the page is sample data."""
        return self.uses_sample or any(state.criterion.is_sample for state in self.readiness.states)


def promotion_case_page(case: PromotionCase) -> bytes:
    """The page as a complete HTML document in UTF-8."""
    title = f"Promotion case: {case.target}"
    parts = [
        heading(title, _who(case)),
        note(NO_DECISION),
        note(SAMPLE) if case.is_sample else "",
        section("summary", "In brief", bullets(_summary(case))),
        section("criteria", "The organisation’s criteria", _criteria(case)),
        section("evidence", "Evidence", _evidence(case)),
        section("achievements", "Achievements", _achievements(case)),
    ]
    return printed_page(title, parts, case.today)


def _who(case: PromotionCase) -> str:
    since = f", {counted(case.months_in_role, 'month')} in this role" if case.months_in_role is not None else ""
    parts = [case.person, f"at present {case.role}{since}" if case.role else "", day(case.today)]
    return " · ".join(part for part in parts if part)


def _summary(case: PromotionCase) -> list[str]:
    states, current = case.readiness.states, _current(case)
    lines = []
    if states:
        counts = [
            f"{len(case.readiness.having(status))} {word.lower()}"
            for status, word in _STATUS_WORDS.items()
            if case.readiness.having(status)
        ]
        lines.append(f"Of {counted(len(states), 'criterion', 'criteria')}: {', '.join(counts)}.")
    proven = sum(one.kind == "proven" for one in current)
    if current:
        lines.append(f"{counted(len(current), 'piece')} of evidence, {proven} of them proven by a credential.")
    if case.achievements:
        lines.append(f"{counted(len(case.achievements), 'achievement')} on record.")
    return lines or ["Nothing is on record yet."]


def _criteria(case: PromotionCase) -> str:
    if not case.readiness.states:
        return "<p>The organisation has recorded no criteria for this role.</p>"
    rows = [
        (titled(state.criterion), _STATUS_WORDS[state.status], _basis(state)) for state in case.readiness.states
    ]
    return table("Each criterion and where it stands", ("Criterion", "Status", "Based on"), rows)


def _basis(state: CriterionState) -> str:
    numbers = ""
    if state.has is not None and state.needs is not None:
        is_level = state.criterion.kind == "skill"
        numbers = (
            f"level {level(state.has)}, {level(state.needs)} asked for"
            if is_level
            else f"{state.has:g} of {state.needs:g}"
        )
    parts = [listed(state.evidence, 6), numbers, "claimed, not proven" if state.is_claimed else ""]
    return "; ".join(part for part in parts if part) or "nothing on record"


def _evidence(case: PromotionCase) -> str:
    current = sorted(_current(case), key=lambda one: (one.kind != "proven", one.title.casefold()))
    lapsed = [one for one in case.evidence if not one.holds_on(case.today)]
    if not case.evidence:
        return "<p>None on record yet.</p>"
    rows = [(one.title, _kind(one), _about(one, case.names), _dates(one)) for one in current]
    parts = [table("Evidence that is valid today", ("Evidence", "Kind", "For", "Dates"), rows) if rows else ""]
    if lapsed:
        names = [f"{one.title} (until {day(one.expires)})" for one in lapsed if one.expires]
        parts.append(f"<p>No longer valid: {as_text(listed(names, 20))}.</p>")
    return "".join(parts)


def _kind(one: Evidence) -> str:
    if one.kind == "claimed":
        return "Claimed"
    return "Proven, by a verified badge" if one.badge else "Proven"


def _about(one: Evidence, names: Mapping[str, str]) -> str:
    keys = [key for key in (one.skill, one.credential) if key]
    found = list(dict.fromkeys(names.get(key, "") for key in keys))
    about = ", ".join(name for name in found if name and name != one.title)
    return f"{about}, level {level(one.level)}" if about and one.level is not None else about or "–"


def _dates(one: Evidence) -> str:
    parts = [f"since {day(one.earned)}" if one.earned else "", f"until {day(one.expires)}" if one.expires else ""]
    return " ".join(part for part in parts if part) or "–"


def _achievements(case: PromotionCase) -> str:
    if not case.achievements:
        return "<p>None on record yet.</p>"
    newest_first = sorted(case.achievements, key=lambda one: one.day, reverse=True)
    rows = [(day(one.day), one.text, "" if one.hours is None else f"{one.hours:g}") for one in newest_first]
    return table("Achievements, the newest first", ("Day", "What", "Hours"), rows)


def _current(case: PromotionCase) -> tuple[Evidence, ...]:
    return tuple(one for one in case.evidence if one.holds_on(case.today))
