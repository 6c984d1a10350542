"""What the replies of all tools share: names, levels and prices in words, the sample label, tables cut to fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.catalogue.records import HIGHEST_LEVEL, Credential, Criterion, Opening, Skill
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
    """Their total price: "free", "120 EUR", or "120 EUR and 50 USD", as no exchange rate is known."""
    totals: dict[str, float] = {}
    for credential in credentials:
        if credential.cost > 0:
            totals[credential.currency] = totals.get(credential.currency, 0.0) + credential.cost
    return " and ".join(amount(value, currency) for currency, value in sorted(totals.items())) or "free"


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
