"""Checks between the rows of an organisation's file: prerequisites, cycles, audiences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.catalogue.records import Credential, Criterion
from bot.files.cells import Cells


def check_credentials(rows: Sequence[Cells], credentials: Sequence[Credential]) -> None:
    """Notes prerequisites that are unknown, form a cycle, or are hidden from people who see the credential."""
    by_key = {credential.key: credential for credential in credentials}
    circular = _cycles(by_key)
    for cells, credential in zip(rows, credentials, strict=True):
        for key in credential.prerequisites:
            before = by_key.get(key)
            if key == credential.key:
                cells.fault("prerequisites", "The credential is its own prerequisite.", "Remove it.")
            elif before is None:
                cells.fault(
                    "prerequisites", f'No row has the key "{key[:60]}".', "Use the key of a row in this file."
                )
            elif credential.audience == "public" and before.audience == "employees":
                cells.fault(
                    "prerequisites",
                    f'"{key}" is for employees only, but this credential is public.',
                    "Make both public, or both for employees.",
                )
        if circle := circular.get(credential.key):
            cells.fault(
                "prerequisites", f"The prerequisites form a cycle: {' -> '.join(circle)}.", "Remove one of them."
            )


def check_criteria(
    rows: Sequence[Cells], criteria: Sequence[Criterion], credentials: Mapping[str, Credential]
) -> None:
    """Notes public criteria that ask for a credential that only employees may see."""
    for cells, criterion in zip(rows, criteria, strict=True):
        asked = credentials.get(criterion.subject) if criterion.kind == "credential" else None
        if asked is not None and criterion.audience == "public" and asked.audience == "employees":
            cells.fault(
                "subject",
                f'"{asked.key}" is for employees only, but this criterion is public.',
                "Make both public, or the criterion for employees.",
            )


def _cycles(credentials: Mapping[str, Credential]) -> dict[str, list[str]]:
    """For each credential on a cycle of two or more, that cycle from itself back to itself."""
    circles = {}
    for start in credentials:
        path = _way_back(start, credentials)
        if path is not None and len(path) > 2:
            circles[start] = path
    return circles


def _way_back(start: str, credentials: Mapping[str, Credential]) -> list[str] | None:
    """The shortest path from a credential through prerequisites back to itself, by breadth-first search."""
    came_from: dict[str, str] = {}
    queue = [start]
    for key in queue:
        for before in credentials[key].prerequisites if key in credentials else ():
            if before == start:
                path = [start, key] if key != start else [start]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if before not in came_from and before in credentials:
                came_from[before] = key
                queue.append(before)
    return None
