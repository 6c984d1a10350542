"""`python -m benchmarks.badges DIR`: verifies every badge in a folder and prints what was found.

Nothing is fetched from the network. What an issuer publishes is read from a folder instead where ``--at`` says so:
``--at https://badges.example.org/=DIR/published``. Every issuer counts as trusted, so that what is accepted is what
the other checks let through. What a file's name says (expired, revoked, tampered …) is held against what was found.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import resource
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from benchmarks.badges.hostile import hostile_inputs, small_badge
from benchmarks.badges.mutations import mutations
from bot.badges.reading import place_of_badge, read_badge
from bot.badges.trusted_issuers import TrustedIssuer, TrustedIssuers
from bot.badges.verification import BadgeUnreadable, Verdict, Verification
from bot.badges.verify import verify_badge
from bot.fetching.addresses import Unreachable
from bot.fetching.fetcher import Fetched

SUFFIXES = frozenset({".json", ".jsonld", ".jwt", ".png", ".svg", ".1ob", ".txt", ""})
LARGEST = 5 * 1024 * 1024

NAMES: tuple[tuple[str, str, frozenset[Verdict]], ...] = (
    (r"tampered(?!Status)", "Signature", frozenset({Verdict.FAILED, Verdict.NOT_CHECKED})),
    (r"(?<!not)(?<!no)[-_.]expired(?!Status)", "Dates", frozenset({Verdict.FAILED})),
    (r"notYetValid(?!Status)", "Dates", frozenset({Verdict.FAILED})),
    (r"(?<!not)[-_]revoked", "Revocation", frozenset({Verdict.FAILED})),
    (r"validStatus", "Revocation", frozenset({Verdict.PASSED})),
    (r"(?:tampered|expired|notYetValid|missingType)Status", "Revocation", frozenset({Verdict.NOT_CHECKED})),
    (r"noStatus", "Revocation", frozenset({Verdict.PASSED})),
    (r"noExpiry|notExpired(?!-notYet)", "Dates", frozenset({Verdict.PASSED})),
)
"""What the name of a file says, as a pattern: of which check, and the verdicts that agree with it."""


class Everyone(TrustedIssuers):
    """A list on which every issuer stands."""

    def find(self, issuer_id: str) -> TrustedIssuer | None:
        """Whoever it is."""
        return TrustedIssuer(issuer_id, "anyone")


class Folders:
    """Gives files for addresses that begin in a known way, and nothing else."""

    def __init__(self, places: Sequence[tuple[str, Path]]) -> None:
        self._places = places
        self.missed: Counter[str] = Counter()

    async def fetch(
        self, url: str, limit: int, accept: tuple[str, ...] = ("*/*",), seconds: float | None = None
    ) -> Fetched:
        """The file that stands for an address."""
        for start, folder in self._places:
            path = folder / url[len(start) :].partition("?")[0]
            if url.startswith(start) and path.resolve().is_relative_to(folder.resolve()) and path.is_file():
                return Fetched(url, "application/json", path.read_bytes()[:limit])
        self.missed[url] += 1
        raise Unreachable("It is not at hand.")


@dataclass(frozen=True)
class Row:
    """What came of one file: its kind or why it was refused, the verdicts, and the time it took."""

    path: Path
    kind: str
    verification: Verification | None
    seconds: float

    @property
    def disagreement(self) -> str:
        """What the name says and the verification does not; empty when they agree, or nothing could be decided."""
        found = self.verification
        if found is None:
            return ""
        checks = dict(found.checks)
        if not found.signature.passed and "tampered" not in self.path.name:
            return ""
        for pattern, name, agreeing in NAMES:
            is_decided = found.signature.passed or name == "Signature"
            if is_decided and re.search(pattern, self.path.name) and checks[name].verdict not in agreeing:
                return f"{name} is {checks[name].verdict.value}: {checks[name].reason}"
        return ""

    @property
    def is_false_accept(self) -> bool:
        """Whether it was accepted although its name says that something is wrong with it."""
        bad = re.search(r"tampered|[-_]expired|notYet|(?<!not)[-_]revoked|[-_]err[-_]|[bB]ad", self.path.name)
        return bad is not None and self.verification is not None and self.verification.all_passed


async def verify_one(source: str | bytes, folders: Folders) -> tuple[str, Verification | None, float]:
    """The kind of a badge or why it is none, its verification, and the time in seconds."""
    start = time.perf_counter()
    try:
        found = await verify_badge(read_badge(source), Everyone(), folders, datetime.now(timezone.utc))
    except BadgeUnreadable as error:
        return error.reason.split(". ")[0][:70], None, time.perf_counter() - start
    return found.form, found, time.perf_counter() - start


async def verify_folder(folder: Path, folders: Folders) -> list[Row]:
    """A row for each file that may be a badge."""
    rows = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in SUFFIXES and path.stat().st_size <= LARGEST:
            rows.append(Row(path, *await verify_one(path.read_bytes(), folders)))
    return rows


def print_rows(rows: list[Row], folder: Path) -> None:
    """The table by kind, then what disagrees with its name, then the figures."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.kind if row.verification else f"refused: {row.kind}"].append(row)
    print("| Kind | Files | Signature passed | failed | not checked | All passed | Median ms |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for kind, members in sorted(groups.items(), key=lambda item: (item[0].startswith("refused"), item[0])):
        verdicts = Counter(row.verification.signature.verdict for row in members if row.verification)
        accepted = sum(row.verification is not None and row.verification.all_passed for row in members)
        median = statistics.median(row.seconds for row in members) * 1000
        counts = [verdicts[verdict] for verdict in (Verdict.PASSED, Verdict.FAILED, Verdict.NOT_CHECKED)]
        print(f"| {kind} | {len(members)} | {' | '.join(map(str, counts))} | {accepted} | {median:.1f} |")
    disagreeing = [row for row in rows if row.disagreement]
    for row in disagreeing:
        print(f"disagrees: {row.path.relative_to(folder)}: {row.disagreement}")
    print(f"files {len(rows)}, badges {sum(row.verification is not None for row in rows)}")
    print(f"false accepts {sum(row.is_false_accept for row in rows)}, other than the name says {len(disagreeing)}")
    times = [row.seconds * 1000 for row in rows if row.verification]
    if times:
        print(f"median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms")


async def fuzz(rows: list[Row], folders: Folders, number: int) -> int:
    """How many of so many mutations of the genuine badges among these are accepted.

    A hosted badge is read again at its issuer: a copy with other words in members that nobody reads gives the
    issuer's own badge, which is no mutation.
    """
    genuine = [row for row in rows if row.verification is not None and row.verification.signature.passed]
    texts = list(dict.fromkeys(read_badge(row.path.read_bytes()).text for row in genuine))
    if not texts:
        return 0
    accepted = 0
    for place, text in enumerate(texts):
        _, original, _ = await verify_one(text, folders)
        for mutated in mutations(text, place, -(-number // len(texts))):
            _, found, _ = await verify_one(mutated, folders)
            is_own_copy = found == original and original is not None and original.form.endswith("hosted")
            if found is not None and found.signature.passed and not is_own_copy:
                accepted += 1
                print(f"accepted: {mutated[:300]}")
    return accepted


async def hostile(folders: Folders) -> None:
    """What each hostile input costs, once everything that verifies has been loaded."""
    await verify_one(next(hostile_inputs())[1], folders)
    await verify_one(small_badge(), folders)
    for name, source in hostile_inputs():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        if isinstance(source, str):
            place_of_badge(source)
        _, found, _ = await verify_one(source, folders)
        seconds = time.perf_counter() - start
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        outcome = "ACCEPTED" if found is not None and found.signature.passed else "refused"
        print(f"{name}: {outcome}, {seconds * 1000:.0f} ms, {grown / 1024:.0f} MB")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what the command line asks for; 1 when something was accepted that should not be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.badges", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--at", action="append", default=[], metavar="PREFIX=FOLDER")
    parser.add_argument("--fuzz", type=int, default=0, metavar="NUMBER")
    parser.add_argument("--hostile", action="store_true")
    given = parser.parse_args(arguments)
    places = [(start, Path(folder)) for start, _, folder in (one.rpartition("=") for one in given.at)]
    folders = Folders(places)
    rows = asyncio.run(verify_folder(given.folder, folders))
    print_rows(rows, given.folder)
    for address, times in folders.missed.most_common(10):
        print(f"not at hand: {address} ({times})")
    accepted = 0
    if given.fuzz:
        accepted = asyncio.run(fuzz(rows, folders, given.fuzz))
        print(f"mutations {given.fuzz}, accepted {accepted}")
    if given.hostile:
        asyncio.run(hostile(folders))
    return int(accepted > 0 or any(row.is_false_accept for row in rows))


if __name__ == "__main__":
    sys.exit(main())
