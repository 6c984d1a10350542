"""The file of a backup: gzipped JSON Lines that no database's kind or version shows in.

The first line says the format, the schema and when it was made. Then comes a line for each table with its columns,
and one for each row. The last line has the number of rows and the SHA-256 of all lines before it.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import secrets
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any, BinaryIO

FORMAT = 1
BATCH = 500
"""How many rows are handed over at a time."""


class BackupError(Exception):
    """A backup cannot be made or used; the message says why and what to do."""


@dataclass(frozen=True)
class Rows:
    """Some rows of a table, values in the order of its columns; bytes are Base64, days and times ISO 8601."""

    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]


class BackupWriter:
    """Writes the lines of a backup."""

    def __init__(self, stream: Any, schema: str) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self.rows = 0
        made_at = datetime.now(timezone.utc).isoformat(timespec="seconds")
        self._write({"rung_backup": FORMAT, "schema": schema, "made_at": made_at})

    def table(self, name: str, columns: Sequence[str]) -> None:
        """Begins a table."""
        self._write({"table": name, "columns": list(columns)})

    def row(self, values: Sequence[Any]) -> None:
        """Adds a row of the table begun last."""
        self._write(list(values))
        self.rows += 1

    def end(self) -> str:
        """Writes the last line, and returns the checksum."""
        checksum = self._digest.hexdigest()
        self._write({"rows": self.rows, "sha256": checksum})
        return checksum

    def _write(self, value: Any) -> None:
        line = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain).encode() + b"\n"
        self._digest.update(line)
        self._stream.write(line)


@contextmanager
def new_backup(path: Path, schema: str) -> Iterator[BackupWriter]:
    """A backup to write, which is there under its name, for its owner alone, once the block ends without an error.

    Raises `BackupError` if something of this name is there already.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0) as stream:
                yield BackupWriter(stream, schema)
            file.flush()
            os.fsync(file.fileno())
        # Linking, unlike renaming, fails when the name is taken.
        os.link(draft, path)
    except FileExistsError as error:
        raise BackupError(f"{path} is there already. Name another file.") from error
    finally:
        draft.unlink(missing_ok=True)


class BackupReader:
    """Reads a backup from its beginning. `schema` is the revision of the database that it was made of."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._name = name
        self._stream = gzip.GzipFile(fileobj=file, mode="rb")
        self._digest = hashlib.sha256()
        header = self._line()
        if not isinstance(header, dict) or "rung_backup" not in header:
            raise BackupError(f'{name} is no backup. Name a file that "rung backup" has written.')
        if header["rung_backup"] != FORMAT:
            raise BackupError(f"{name} has format {header['rung_backup']}, which a newer Rung wrote. Use that one.")
        if "schema" not in header:
            raise self._damaged()
        self.schema = str(header["schema"])

    def batches(self) -> Iterator[Rows]:
        """All rows, table by table; raises `BackupError` at the end if a byte is not as it was written."""
        table, rows, count = "", [], 0
        columns: tuple[str, ...] = ()
        while True:
            before = self._digest.hexdigest()
            line = self._line()
            if isinstance(line, list):
                rows.append(line)
                count += 1
            if rows and (len(rows) == BATCH or isinstance(line, dict)):
                yield Rows(table, columns, rows)
                rows = []
            if isinstance(line, dict) and "table" in line:
                if not isinstance(line.get("columns"), list):
                    raise self._damaged()
                table, columns = str(line["table"]), tuple(map(str, line["columns"]))
            elif isinstance(line, dict):
                # Only reading on makes gzip check its own end, which a broken copy may lack.
                if line != {"rows": count, "sha256": before} or self._text():
                    raise self._damaged()
                return

    def _line(self) -> Any:
        line = self._text()
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise self._damaged() from error
        self._digest.update(line)
        return value

    def _text(self) -> bytes:
        try:
            return self._stream.readline()
        except (EOFError, OSError, zlib.error) as error:
            raise self._damaged() from error

    def _damaged(self) -> BackupError:
        return BackupError(f"{self._name} is damaged or no backup of Rung. Use another copy.")


@contextmanager
def open_backup(path: Path) -> Iterator[BackupReader]:
    """The backup in a file; raises `BackupError` if it is none, OSError if it cannot be opened."""
    with path.open("rb") as file:
        yield BackupReader(file, path.name)


def _plain(value: Any) -> str:
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode("ascii")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"A backup cannot hold a {type(value).__name__}.")
