"""How a file's rows are shown, and what is said about keeping them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.dialogue.phrases import counted
from bot.dialogue.reply import Reply, Table
from bot.importing.keeping import is_kept
from bot.importing.rows import Row

KEEP = "Keep these"
KEEP_NOTHING = "Keep nothing"

READ = "I read {rows} in your file. Nothing is kept yet."
ASK = "Shall I keep what is marked “to keep”? It counts as what you say about yourself, not as proof."
NO_FILE = (
    "Send me a file, and I fill in your profile from it: LinkedIn's export, JSON Resume, a Europass CV, or a CV as "
    "PDF, Word or text. I show what I read, and keep it only when you say so."
)
KEPT = "Kept: {what}. “What do you know about me?” shows it all."
NOT_KEPT = "All right, I kept nothing of your file, and the file is gone."

_KINDS = {"role": "Role", "skill": "Skill", "certificate": "Certificate"}
MOST_SHOWN = 40


def rows_reply(rows: Sequence[Row]) -> Reply:
    """Every row that was read, with what would become of it, and the question whether to keep them."""
    shown = tuple(_cells(number, row) for number, row in enumerate(rows[:MOST_SHOWN], 1))
    more = len(rows) - MOST_SHOWN
    table = Table(
        ("Row", "What", "In your file", "From", "Days", "Then"),
        shown,
        caption="What your file says",
        left_out=f"And {counted(more, 'more row')}." if more > 0 else "",
        total=len(rows),
    )
    return Reply((READ.format(rows=counted(len(rows), "row")), ASK), table=table, private=True)


def kept_reply(rows: Sequence[Row]) -> Reply:
    """What was kept, by kind."""
    kept = [row for row in rows if is_kept(row)]
    counts = [
        counted(amount, noun)
        for kind, noun in (("role", "role"), ("skill", "skill"), ("certificate", "certificate"))
        if (amount := sum(row.kind == kind for row in kept))
    ]
    what = " and ".join([", ".join(counts[:-1]), counts[-1]] if len(counts) > 1 else counts) or "nothing"
    return Reply((KEPT.format(what=what),), private=True)


def _cells(number: int, row: Row) -> tuple[str, ...]:
    then = "to keep" if is_kept(row) else "not kept: an earlier role"
    return (str(number), _KINDS[row.kind], row.title, row.by or "–", _days(row), then)


def _days(row: Row) -> str:
    starts, ends = _month(row.starts), "now" if row.is_present else _month(row.ends)
    if row.kind == "certificate":
        return f"{starts or '–'}, valid until {ends}" if ends else starts or "–"
    return f"{starts or '?'} to {ends or '?'}" if starts or ends else "–"


def _month(day: date | None) -> str:
    return f"{day:%B %Y}" if day is not None else ""
