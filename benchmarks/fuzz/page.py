"""The page docs/benchmarks/fuzz.md."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.fuzz.outcome import MOST_MEMORY, MOST_SECONDS, Outcome

HEAD = """# Changed input

Real input is changed and sent to every endpoint of both servers, and handed to every parser of what others write.
Bytes are flipped, cut, doubled, moved and put in; JSON loses, doubles, renames and nests its values; what stands
behind a checksum, a compression or a signature is changed inside, and packed and signed again. The inputs follow
from a seed. `make bench-fuzz` writes this page; `tests/benchmarks/fuzz` sends some hundreds of each with
`make test`, and fails where a route has no entry.

What counts as a fault: a status of 500 or more (but for 503 with Retry-After), an error that a parser does not
announce, more than {seconds:.0f} seconds for one input, and a process that grows by more than {memory} MB over all
inputs of a kind. Endpoints that take a whole turn are slow; `--minutes` gives each its share of a time, and then
fewer than 10,000 may be sent to them: the column says how many.
"""

COLUMNS = (
    "| {first} | Inputs | How they ended | Slowest, ms | Grown, MB | Faults |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
)


def page_of(served: Sequence[Outcome], parsed: Sequence[Outcome]) -> str:
    """The whole page."""
    total = sum(outcome.inputs for outcome in (*served, *parsed))
    faults = sum(len(outcome.faults) for outcome in (*served, *parsed))
    return (
        HEAD.format(seconds=MOST_SECONDS, memory=MOST_MEMORY)
        + f"\n{total:,} inputs, {faults} faults.\n\n## Endpoints\n\n"
        + COLUMNS.format(first="Endpoint")
        + "".join(map(row, served))
        + "\nThe answer of a turn is part of the time. Requests come four at a time, from two hundred addresses.\n"
        + "\n## Parsers\n\n"
        + COLUMNS.format(first="What is read")
        + "".join(map(row, parsed))
    )


def row(outcome: Outcome) -> str:
    """A row of its table."""
    ends = ", ".join(f"{end} {number:,}" for end, number in sorted(outcome.ends.items(), key=lambda item: -item[1]))
    figures = f"{outcome.inputs:,} | {ends} | {1000 * outcome.slowest:,.0f} | {outcome.grown:,.0f}"
    name = outcome.name.replace("<", "‹").replace(">", "›")
    return f"| {name} | {figures} | {', '.join(outcome.faults) or 'none'} |\n"
