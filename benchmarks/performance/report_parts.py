"""docs/benchmarks.md in parts: each command replaces its own and leaves the others as they are."""

from __future__ import annotations

import re
from pathlib import Path

PARTS = ("bench", "bench-growth", "bench-masking", "bench-peers", "bench-public", "bench-stress", "simulate")
"""By command, in the order in which they stand."""


def with_part(text: str, name: str, content: str) -> str:
    """The text with this part put in, in its place among the others."""
    parts = {part: found for part in PARTS if (found := part_of(text, part)) is not None}
    parts[name] = content.strip("\n")
    return "\n\n".join(_marked(part, parts[part]) for part in PARTS if part in parts) + "\n"


def part_of(text: str, name: str) -> str | None:
    """The content of a part without its marks; None where there is none."""
    found = re.search(rf"{re.escape(_start(name))}\n\n(.*?)\n\n{re.escape(_end(name))}", text, re.DOTALL)
    return found.group(1) if found else None


def write_part(report: Path, name: str, content: str) -> None:
    """Puts the part into the report, which is created where it does not exist."""
    text = report.read_text(encoding="utf-8") if report.is_file() else ""
    report.write_text(with_part(text, name, content), encoding="utf-8")


def _marked(name: str, content: str) -> str:
    return f"{_start(name)}\n\n{content}\n\n{_end(name)}"


def _start(name: str) -> str:
    return f"<!-- written by make {name} -->"


def _end(name: str) -> str:
    return f"<!-- end of make {name} -->"
