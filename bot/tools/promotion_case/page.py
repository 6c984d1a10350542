"""The promotion case: what speaks for a promotion, on one page that a person can hand to their manager.

The page loads nothing, runs no script, and reads well on a screen, in dark mode, in print and aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from bot.dialogue.phrases import counted, day, listed
from bot.profile.profile import Achievement, Evidence
from bot.tools.phrases import level, titled
from bot.tools.readiness.readiness import CriterionState, CriterionStatus, Readiness

MAKE_MY_CASE = "Make my promotion case"
CASE_FOR = "My case for a promotion, to hand to my manager"
CASE_IS_READY = "Here is your promotion case: a page to print or hand to your manager, if you choose to."
NOTHING_FOR_A_CASE = (
    "There is no proof to build a case from yet. Log an achievement or add a badge first, and it will go in."
)

FILE_NAME = "promotion-case.html"
MEDIA_TYPE = "text/html; charset=utf-8"

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
        f"<h1>{_text(title)}</h1>",
        f'<p class="who">{_text(_who(case))}</p>',
        f'<p class="note" role="note">{_text(NO_DECISION)}</p>',
        f'<p class="note" role="note">{_text(SAMPLE)}</p>' if case.is_sample else "",
        _section("summary", "In brief", _list(_summary(case))),
        _section("criteria", "The organisation’s criteria", _criteria(case)),
        _section("evidence", "Evidence", _evidence(case)),
        _section("achievements", "Achievements", _achievements(case)),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in parts if part)
        + f"\n</main>\n<footer><p>Made with Rung on {_text(day(case.today))}.</p></footer>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


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
    return _table("Each criterion and where it stands", ("Criterion", "Status", "Based on"), rows)


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
    parts = [_table("Evidence that is valid today", ("Evidence", "Kind", "For", "Dates"), rows) if rows else ""]
    if lapsed:
        names = [f"{one.title} (until {day(one.expires)})" for one in lapsed if one.expires]
        parts.append(f"<p>No longer valid: {_text(listed(names, 20))}.</p>")
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
    return _table("Achievements, the newest first", ("Day", "What", "Hours"), rows)


def _current(case: PromotionCase) -> tuple[Evidence, ...]:
    return tuple(one for one in case.evidence if one.holds_on(case.today))


def _section(key: str, title: str, content: str) -> str:
    return f'<section aria-labelledby="{key}">\n<h2 id="{key}">{_text(title)}</h2>\n{content}\n</section>'


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul>"


def _table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{_text(row[0])}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return (
        f'<div class="wide" role="region" aria-label="{_text(caption)}" tabindex="0"><table>'
        f"<caption>{_text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _text(text: str) -> str:
    """The text for use in HTML: escaped, with spaces in place of control characters."""
    return escape("".join(char if char.isprintable() else " " for char in text))


_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f1f3f5; --line: #6b7480; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --paper: #16191d; --soft: #242930; --line: #98a1ac; }
}
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
main, footer { max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.who { margin: 0 0 1rem; }
.note { background: var(--soft); border-left: .25rem solid var(--line); padding: .5rem .75rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--line); }
th, td, li, h1 { overflow-wrap: anywhere; }
thead th { background: var(--soft); }
@media print {
  :root { --ink: #000000; --paper: #ffffff; --soft: #ffffff; --line: #555555; }
  body { font-size: 10.5pt; }
  main, footer { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr, .note { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""
