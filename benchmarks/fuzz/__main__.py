"""`make bench-fuzz`: changed input for every endpoint and parser, and docs/benchmarks/fuzz.md from what came of it.

`ARGS="--number 500"` sends fewer, `--minutes 20` gives each endpoint its share of this time, and `--only profile`
does what has this in its name. The page is written by a run of 10,000, and tells how many there was time for.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.fuzz.endpoints import ENDPOINTS
from benchmarks.fuzz.installation import installation
from benchmarks.fuzz.outcome import Outcome
from benchmarks.fuzz.page import page_of, row
from benchmarks.fuzz.parsers import PARSERS
from benchmarks.fuzz.reading import read_changed
from benchmarks.fuzz.requests import Addresses
from benchmarks.fuzz.sending import Many, send_changed, send_changed_frames, send_changed_http
from bot.settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "benchmarks" / "fuzz.md"
NUMBER = 10_000


def main() -> int:
    """Prints a row for each; fails where there was a fault."""
    parser = argparse.ArgumentParser(description="Changed input for every endpoint and parser.")
    parser.add_argument("--number", type=int, default=NUMBER, help="inputs for each")
    parser.add_argument("--minutes", type=float, default=math.inf, help="for all endpoints together, at the most")
    parser.add_argument("--only", default="", help="a part of the names")
    parser.add_argument("--seed", type=int, default=0, help="other inputs for another number")
    options = parser.parse_args()
    # Beside the servers: they are other processes, and wait for nobody.
    with ProcessPoolExecutor(1) as pool:
        parsing = pool.submit(_parsed, options.number, options.only, options.seed)
        served = asyncio.run(_served(Many(options.number, 60 * options.minutes, options.seed), options.only))
        parsed = parsing.result()
    if options.number >= NUMBER and not options.only:
        PAGE.write_text(page_of(served, parsed), encoding="utf-8")
    return 1 if any(outcome.faults for outcome in (*parsed, *served)) else 0


def _parsed(number: int, only: str, seed: int) -> list[Outcome]:
    return [_shown(read_changed(name, one, number, seed)) for name, one in PARSERS.items() if only in name]


async def _served(many: Many, only: str) -> list[Outcome]:
    chosen = {name: send for name, send in _senders().items() if only in name}
    outcomes: list[Outcome] = []
    if not chosen:
        return outcomes
    with tempfile.TemporaryDirectory(prefix="rung-fuzz-") as folder:
        async with installation(Path(folder)) as here:
            ends = time.monotonic() + many.seconds
            for send in chosen.values():
                # What one endpoint leaves of its share is for those after it.
                share = (ends - time.monotonic()) / (len(chosen) - len(outcomes))
                own = replace(many, seconds=share, servers=(here.rasa, here.actions))
                outcomes.append(_shown(await send(here.addresses, own)))
    return outcomes


def _senders() -> dict[str, Callable[[Addresses, Many], Awaitable[Outcome]]]:
    return {
        **{endpoint.name: partial(send_changed, endpoint, make) for endpoint, make in ENDPOINTS.items()},
        "WebSocket /socket.io": send_changed_frames,
        "HTTP itself": send_changed_http,
    }


def _shown(outcome: Outcome) -> Outcome:
    sys.stdout.write(row(outcome))
    for kind, example in outcome.faults.items():
        sys.stdout.write(f"  FAULT {kind}: {example}\n")
    sys.stdout.flush()
    return outcome


if __name__ == "__main__":
    sys.exit(main())
