"""What the replies of all tools share: names, levels and prices in words, the sample label, tables cut to fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.catalogue.records import HIGHEST_LEVEL, HOURS_SET_ASIDE, Credential, Criterion, Opening, Skill
from bot.dialogue.phrases import MOST_NAMES, counted, listed
from bot.dialogue.reply import Reply, Table

MOST_ROWS = 8
"""Nobody reads more rows than this in a chat; the table says how many it leaves out."""

SAMPLE_NOTE = (
    "What is marked “sample” comes from the sample organisation that Rung ships with. "
    "It is not a real offer: your HR team can replace it with your organisation’s own data."
)

NO_TARGET = Reply(("For this I need to know which role you are aiming at. Which one is it?",), private=True)

NO_REQUIREMENTS = "My catalogue does not say what “{title}” asks for, so I cannot compare it with what you have."


def named(skills: Mapping[str, Skill], keys: Iterable[str], most: int = MOST_NAMES) -> str:
    """The skills' names in a sentence; the key stands in where the catalogue does not know one."""
    return listed([skills[key].name if key in skills else key for key in keys], most)


def titled(record: Credential | Opening | Criterion) -> str:
    """The title, or a criterion's text, marked “(sample)” where it is sample data."""
    title = record.text if isinstance(record, Criterion) else record.title
    return f"{title} (sample)" if record.is_sample else title


def sample_note(records: Iterable[Credential | Opening | Criterion | None]) -> str:
    """The note on sample data if any of these is sample data; otherwise empty."""
    return SAMPLE_NOTE if any(record is not None and record.is_sample for record in records) else ""


def level(value: float | None) -> str:
    """A level on the catalogue's scale, such as "4 of 7"; a dash for None."""
    return "–" if value is None else f"{value:.2g} of {HIGHEST_LEVEL:g}"


def amount(value: float, currency: str) -> str:
    """An amount with its currency: "120 EUR", "12.50 EUR"."""
    return f"{value:,.0f} {currency}" if value == round(value) else f"{value:,.2f} {currency}"


def price(credentials: Iterable[Credential]) -> str:
    """Their total price: "free", "120 EUR", or "120 EUR and 50 USD", each as it is asked for.

    Where no price of some was published, it says so: "120 EUR and prices not published".
    """
    totals: dict[str, float] = {}
    unknown = False
    for credential in credentials:
        unknown = unknown or not credential.is_cost_known
        if credential.cost > 0:
            totals[credential.currency] = totals.get(credential.currency, 0.0) + credential.cost
    parts = [amount(value, currency) for currency, value in sorted(totals.items())]
    if unknown:
        return " and ".join([*parts, "prices not published"]) if parts else "price not published"
    return " and ".join(parts) or "free"


def hours_of(credentials: Iterable[Credential]) -> str:
    """Their hours of work in all: "40 hours"; of one of which none were published, what a plan sets aside."""
    chosen = tuple(credentials)
    total = sum(credential.hours for credential in chosen)
    if len(chosen) == 1 and not chosen[0].are_hours_known:
        return f"hours not published ({total:g} set aside)"
    return counted(total, "hour")


def takes(credential: Credential) -> str:
    """How long one takes, as a sentence without its end."""
    if credential.are_hours_known:
        return f"It takes {hours_of([credential])}"
    return f"Its issuer publishes no hours, so I set aside {credential.hours:g}"


def costs(credential: Credential) -> str:
    """What one costs, as a clause."""
    if not credential.is_cost_known:
        return "its price is not published"
    return f"it costs {price([credential])}" if credential.cost else "it is free"


def published_note(credentials: Iterable[Credential], most: int = 3) -> str:
    """Who issues those that exist outside the organisation, and where to read more; empty where there are none."""
    told = [
        f"{one.title} is issued by {one.issuer}" + (f" ({one.published.address})" if one.published.address else "")
        for one in credentials
        if one.published is not None
    ]
    return f"{listed(told, most)}." if told else ""


def unpublished_note(credentials: Iterable[Credential]) -> str:
    """What is not known of these credentials and what stands in its place; empty where all is known."""
    chosen = tuple(credentials)
    notes = []
    if any(not credential.are_hours_known for credential in chosen):
        notes.append(f"Where an issuer publishes no hours, I set aside {HOURS_SET_ASIDE:g}: a working week.")
    if any(not credential.is_cost_known for credential in chosen):
        notes.append("Ask the issuer for prices that are not published before you book.")
    return " ".join(notes)


def table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], caption: str, noun: str, plural: str = ""
) -> Table | None:
    """The first `MOST_ROWS` rows as a table that says how many it leaves out; None without rows.

    `noun` and `plural` are what a row is.
    """
    if not rows:
        return None
    more = len(rows) - MOST_ROWS
    left_out = f"And {counted(more, f'more {noun}', f'more {plural}' if plural else '')}." if more > 0 else ""
    return Table(tuple(columns), tuple(tuple(row) for row in rows[:MOST_ROWS]), caption, left_out, len(rows))


NOT_COMPARED = "You could spend up to {money}. {why}, so I could not hold the prices against it{remedy}."


def not_compared(money: str) -> str:
    """Why no price is held against an amount that has no exchange rate, and what would change that."""
    currency = money.partition(" ")[2]
    if len(currency) == 3 and currency.isupper():
        return NOT_COMPARED.format(
            money=money, why=f"I have no exchange rate for {currency}", remedy="; HR can add one"
        )
    why = f"Several countries have {currency}" if currency else "I do not know in which currency"
    return NOT_COMPARED.format(money=money, why=why, remedy="")
