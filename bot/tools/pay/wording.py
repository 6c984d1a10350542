"""What roles pay, in words: the country first, then the figures, their source, and what they are not."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.records import Occupation
from bot.dialogue.phrases import in_a_row
from bot.dialogue.reply import Button, Reply, Table
from bot.tools.pay.tables import Pay, PayTable
from bot.tools.phrases import amount

NO_ROLE = "Which role do you mean? Tell me your job or the one that you aim at, and I look up what it pays."
UNKNOWN_ROLE = (
    "I do not find {names} among the occupations for which pay is published. Tell me what else such a job is "
    "called, or ask HR for the pay bands of both grades."
)
NO_FIGURES = "I have no published pay figures for {titles}."
ELSEWHERE = (
    "If you work elsewhere, do not take them for your own: ask HR for your pay bands, or look at your own "
    "country’s official statistics."
)
NOT_YOURS = (
    "They cover everybody in such a job, whatever their employer, place and experience, and promise nothing."
)


def pay_reply(
    now: Occupation | None,
    aim: Occupation | None,
    tables: Sequence[PayTable],
    buttons: Sequence[Button] = (),
    unknown: Sequence[str] = (),
) -> Reply:
    """The figures of the present and the target role, by country; `unknown` are told roles of no occupation."""
    roles = [one for one in dict.fromkeys((now, aim)) if one is not None]
    not_found = UNKNOWN_ROLE.format(names=in_a_row([f"“{one}”" for one in unknown])) if unknown else ""
    if not roles and not_found:
        return Reply((not_found,), private=True)
    if not roles:
        return Reply((NO_ROLE,), private=True)
    found = [(one, pay) for one in roles for table in tables if (pay := table.of(one)) is not None]
    if not found:
        titles = " and ".join(f"“{one.title}”" for one in roles)
        said = (NO_FIGURES.format(titles=titles), *filter(None, [not_found]))
        return Reply(said, buttons=tuple(buttons), private=True)
    missing = [one for one in roles if one not in [role for role, _ in found]]
    more = [NO_FIGURES.format(titles=" and ".join(f"“{one.title}”" for one in missing))] if missing else []
    difference = _difference([pay for _, pay in found]) if now is not None and aim is not None else ""
    return Reply(
        (f"{said_first(found[0][1])} {ELSEWHERE}", *filter(None, [difference]), *more, *filter(None, [not_found])),
        table=Table(
            ("Role", "Counted as", "Median a year", "From (10th percentile)", "To (90th percentile)", "Employed"),
            tuple(_row(role, pay) for role, pay in found),
            f"Pay in {found[0][1].source.country}, {found[0][1].source.year}",
        ),
        note=f"{NOT_YOURS} Figures: {found[0][1].source.source}.",
        buttons=tuple(buttons),
        private=True,
    )


def said_first(pay: Pay) -> str:
    """Whose figures they are, which is said before any of them."""
    return f"These are national figures of {pay.source.country}, {pay.source.year}, in {pay.source.currency}."


def in_short(now: Occupation | None, aim: Occupation | None, tables: Sequence[PayTable]) -> str:
    """One sentence for the comparison; empty without a figure for the target role."""
    for table in tables:
        pay = table.of(aim) if aim is not None else None
        before = table.of(now) if now is not None else None
        if pay is not None and aim is not None:
            compared = f", “{now.title}” {_value(before, before.median)}" if before is not None and now else ""
            return f"{said_first(pay)} “{aim.title}” has a median of {_value(pay, pay.median)} a year{compared}."
    return ""


def _difference(found: Sequence[Pay]) -> str:
    if len(found) < 2 or found[0].source != found[1].source:
        return ""
    before, after = found[0], found[1]
    if before.title == after.title or not before.median or not after.median:
        return "Both count as the same occupation in this source." if before.title == after.title else ""
    share = after.median / before.median - 1
    return (
        f"There the median of the role you aim at is {abs(share):.0%} {'above' if share >= 0 else 'below'} yours."
    )


def _row(role: Occupation, pay: Pay) -> tuple[str, ...]:
    values = (_value(pay, pay.median), _value(pay, pay.p10), _value(pay, pay.p90))
    return (role.title, pay.title, *values, f"{pay.employment:,.0f}" if pay.employment is not None else "–")


def _value(pay: Pay, value: float | None) -> str:
    return "–" if value is None else amount(value, pay.source.currency)
