"""Tells a started server ninety pairs of roles and asks it for a plan: `make bench-roles` writes the result.

`--root FOLDER` asks the version of another folder, which has a model of its own; `--misses` prints what went wrong,
`--credentials` what the second reader said of the credentials that the plans name.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks.role_pairs.pairs import Pair, Stored, fits, pairs, score
from benchmarks.role_pairs.recommended import judgements, named_in, summary
from benchmarks.running import Running, start
from bot.settings import PROJECT_ROOT

REPORT = PROJECT_ROOT / "docs" / "benchmarks" / "roles.md"
MEANS = "I have 5 hours a week and 500 euros, and two years' time"
ASKS_FOR_A_PLAN = "make me a plan"
MOST_CHOICES = 3
START_SECONDS = 900
"""An empty database is filled first, which takes minutes beside other work."""

COLUMNS = ("now right", "aim right", "both right", "seen as a step", "plan or route")


def main() -> int:
    """Runs the panel and prints the table."""
    parser = argparse.ArgumentParser(description="Tells a server ninety pairs of roles.")
    parser.add_argument("--root", type=Path, default=PROJECT_ROOT)
    parser.add_argument("--misses", action="store_true", help="print what went wrong as well")
    parser.add_argument("--credentials", action="store_true", help="print how the credentials were judged as well")
    parser.add_argument("--write", action="store_true", help="write the table as today's")
    options = parser.parse_args()
    offered: tuple[str, ...] = ()
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'rung.db'}"
        running = start(database, root=options.root)
        try:
            running.wait_until_ready(START_SECONDS)
            told = [(pair, ask(running, database, pair, f"pair-{n}")) for n, pair in enumerate(pairs())]
            offered = credentials_in(database)
        finally:
            running.stop()
    text = table(told)
    sys.stdout.write(f"{text}\n")
    if options.misses:
        sys.stdout.write("".join(missed(pair, stored) for pair, stored in told))
    if options.credentials:
        lines = [(pair.now, pair.aim, title) for pair, one in told for title in named_in(one.reply, offered)]
        sys.stdout.write(f"{summary(lines, judgements())}\n")
    if options.write:
        write(text)
    return 0


def ask(running: Running, database: str, pair: Pair, sender: str) -> Stored:
    """Tells one pair, chooses the fitting role where one is asked for, and asks for a plan."""
    titles = titles_in(database)
    for text in (pair.said, MEANS, ASKS_FOR_A_PLAN):
        messages = running.ask(text, sender).body
        for _ in range(MOST_CHOICES):
            choice = choice_of(messages, titles, pair)
            if choice is None:
                break
            messages = running.ask(choice, sender).body
    reply = "\n".join(str(message.get("text", "")) for message in messages)
    return stored(database, f"rest:{sender}", titles, reply)


def choice_of(messages: Sequence[Mapping[str, Any]], titles: Mapping[str, str], pair: Pair) -> str | None:
    """The button for a fitting role where the reply asks which is meant, else the one for none of them."""
    payloads = [str(button["payload"]) for message in messages for button in message.get("buttons") or []]
    asked = [
        json.loads(payload[len("/choose_role") :]) for payload in payloads if payload.startswith("/choose_role")
    ]
    for entities in asked:
        if fits(titles.get(entities["role"], ""), pair.fitting(entities["field"])):
            return f"/choose_role{json.dumps(entities)}"
    return next((f"/choose_role{json.dumps(entities)}" for entities in asked if entities["role"] == "none"), None)


def titles_in(database: str) -> dict[str, str]:
    """The titles of the catalogue's occupations by key."""
    with sa.create_engine(database).connect() as connection:
        return {row.key: row.title for row in connection.execute(sa.text("SELECT key, title FROM occupation"))}


def credentials_in(database: str) -> tuple[str, ...]:
    """The titles of the catalogue's credentials."""
    with sa.create_engine(database).connect() as connection:
        return tuple(row.title for row in connection.execute(sa.text("SELECT title FROM credential")))


def stored(database: str, person: str, titles: Mapping[str, str], reply: str) -> Stored:
    """What the database holds of this person."""
    with sa.create_engine(database).connect() as connection:
        who = {"person": person}
        row = (
            connection.execute(sa.text("SELECT * FROM profile WHERE person = :person"), who).mappings().first()
            or {}
        )
        plan = connection.execute(sa.text("SELECT 1 FROM saved_plan WHERE person = :person"), who).first()
    keys = {name: row.get(name) for name in ("occupation", "target")}
    named = {name: titles.get(key, key) if key else None for name, key in keys.items()}
    return Stored(
        named["occupation"],
        row.get("occupation_words"),
        named["target"],
        row.get("target_words"),
        plan is not None,
        reply,
    )


def table(told: Sequence[tuple[Pair, Stored]]) -> str:
    """How many were right, by kind, as Markdown."""
    lines = [f"| pairs | number | {' | '.join(COLUMNS)} |", f"| --- | --- |{' --- |' * len(COLUMNS)}"]
    for kind in ("step", "change", "all"):
        group = [score(pair, one) for pair, one in told if kind in (pair.kind, "all")]
        cells = [str(sum(one[column] for one in group)) for column in COLUMNS]
        lines.append(f"| {kind} | {len(group)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def missed(pair: Pair, stored: Stored) -> str:
    """What went wrong with one pair; empty where nothing did."""
    result = score(pair, stored)
    wrong = [name for name, good in result.items() if good != (name != "seen as a step" or pair.kind == "step")]
    if not wrong:
        return ""
    kept = f"{stored.occupation_words} [{stored.occupation}] -> {stored.target_words} [{stored.target}]"
    return f"- {pair.kind}: {pair.now} -> {pair.aim}: {', '.join(wrong)}\n  {kept}\n  > {stored.reply[:300]!r}\n"


def write(text: str) -> None:
    """Puts the table below the heading Today of the report."""
    head, marker, _ = REPORT.read_text(encoding="utf-8").partition("## Today\n")
    REPORT.write_text(f"{head}{marker}\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
