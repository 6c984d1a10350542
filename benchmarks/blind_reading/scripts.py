"""What people say to the assistant, turn by turn, whatever it replies: read from JSON lines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.performance.processes import BenchmarkError

PEOPLE = Path(__file__).parent / "people.jsonl"


@dataclass(frozen=True)
class Script:
    """Who somebody is, in a few words, and what they say in one conversation."""

    who: str
    turns: tuple[str, ...]


def read_scripts(file: Path = PEOPLE) -> tuple[Script, ...]:
    """The scripts of a file, one a line; raises `BenchmarkError` for a line that is none."""
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            found.append(Script(str(entry["who"]), tuple(map(str, entry["turns"]))))
        except (ValueError, KeyError, TypeError) as error:
            raise BenchmarkError(
                f'{file}, line {number}: not a script. Write {{"who": "…", "turns": ["…"]}}.'
            ) from error
    return tuple(found)
