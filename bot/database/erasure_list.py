"""The list of erasures that lies beside the database, so that no backup brings back who has been forgotten.

A line is the digest of a person's id and when they were forgotten, in microseconds since 1970. Lines are only ever
added. The list is written before the erasure is: one that then fails leaves a line too many, never one too few.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.engine import Connection, Engine

_OPTION = "rung_erasure_list"
_LINE = re.compile(r"([0-9a-f]{64}) ([0-9]{1,18})")


class ErasureListError(Exception):
    """The list cannot be read; the message says which line is wrong."""


def list_erasures(engine: Engine, path: Path) -> None:
    """Has all erasures by this engine noted in this file, too."""
    engine.update_execution_options(**{_OPTION: path})


def list_of(connection: Connection) -> Path | None:
    """Where erasures by this connection are noted, None where nobody said."""
    path: Path | None = connection.get_execution_options().get(_OPTION)
    return path


def add(path: Path, erasures: Mapping[str, int]) -> None:
    """Adds erasures by their digests and waits until the disk has them; makes the file, for its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        # One write: lines of several processes do not mix.
        os.write(descriptor, "".join(f"{digest} {moment}\n" for digest, moment in erasures.items()).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(path: Path) -> dict[str, int]:
    """When each digest was last erased; raises `ErasureListError`, and OSError when the file is not there."""
    erasures: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="ascii", errors="replace").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ErasureListError(
                f"{path}, line {number}: this is no erasure. Bring an undamaged copy of the list."
            )
        digest, moment = match[1], int(match[2])
        erasures[digest] = max(moment, erasures.get(digest, moment))
    return erasures


def complete(path: Path, erasures: Mapping[str, int]) -> None:
    """Adds what the list does not have yet; makes the file also when there is nothing to add."""
    listed = read(path) if path.exists() else {}
    add(path, {digest: moment for digest, moment in erasures.items() if moment > listed.get(digest, -1)})
