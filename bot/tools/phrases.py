"""What the replies of all tools share: lists and numbers in words, the label of sample data, limits of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.catalogue.records import HIGHEST_LEVEL, Credential, Criterion, Opening, Skill
from bot.dialogue.phrases import MOST_NAMES, counted, listed
from bot.dialogue.reply import Reply, Table

MOST_ROWS = 8
"""More rows than this are not read in a chat; how many are left out is said."""

SAMPLE_NOTE = (
    "What is marked “sample” comes from the sample organisation that Rung ships with. "
    "It is no real offer until your HR team puts its own data in its place."
)

NO_TARGET = Reply(("For this I need to know which role you aim at. Which one is it?",), private=True)

NO_REQUIREMENTS = "My catalogue does not say what “{title}” asks for, so I cannot compare it with what you hold."


def named(skills: Mapping[str, Skill], keys: Iterable[str], most: int = MOST_NAMES) -> str:
    """The skills' names in a sentence; the key stands in where the catalogue does not know one."""
    return listed([skills[key].name if key in skills else key for key in keys], most)


def titled(record: Credential | Opening | Criterion) -> str:
    """The title, marked where it is sample data."""
    title = record.text if isinstance(record, Criterion) else record.title
    return f"{title} (sample)" if record.is_sample else title


def sample_note(records: Iterable[Credential | Opening | Criterion | None]) -> str:
    """The note on sample data where any of these is; else nothing."""
    return SAMPLE_NOTE if any(record is not None and record.is_sample for record in records) else ""


def level(value: float | None) -> str:
    """A level on the scale of the catalogue; a dash where there is none."""
    return "–" if value is None else f"{value:.2g} of {HIGHEST_LEVEL:g}"


def amount(value: float, currency: str) -> str:
    """An amount with its currency: "120 EUR", "12.50 EUR"."""
    return f"{value:,.0f} {currency}" if value == round(value) else f"{value:,.2f} {currency}"


def price(credentials: Iterable[Credential]) -> str:
    """What all of them cost together: "free", "120 EUR", "120 EUR and 50 USD"."""
    totals: dict[str, float] = {}
    for credential in credentials:
        if credential.cost > 0:
            totals[credential.currency] = totals.get(credential.currency, 0.0) + credential.cost
    return " and ".join(amount(value, currency) for currency, value in sorted(totals.items())) or "free"


def table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], caption: str, noun: str, plural: str = ""
) -> Table | None:
    """The first rows as a table, which says how many more there are of what a row is; None without rows."""
    if not rows:
        return None
    more = len(rows) - MOST_ROWS
    left_out = f"And {counted(more, f'more {noun}', f'more {plural}' if plural else '')}." if more > 0 else ""
    return Table(tuple(columns), tuple(tuple(row) for row in rows[:MOST_ROWS]), caption, left_out)
