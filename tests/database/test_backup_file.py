"""The file of a backup: whatever is written comes back, and what was changed is not taken."""

from __future__ import annotations

import gzip
import json
import stat
import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.database.backup_file import BATCH, BackupError, new_backup, open_backup

VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


def write(path: Path, rows: list[list[Any]]) -> None:
    with new_backup(path, "0007") as backup:
        backup.table("thing", ["a", "b"])
        for row in rows:
            backup.row(row)
        backup.end()


def read(path: Path) -> list[list[Any]]:
    with open_backup(path) as backup:
        assert backup.schema == "0007"
        return [row for batch in backup.batches() for row in batch.rows]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(VALUES, VALUES).map(list), max_size=5))
def test_what_is_written_is_read(tmp_path: Path, rows: list[list[Any]]) -> None:
    path = tmp_path / "backup"
    path.unlink(missing_ok=True)
    write(path, rows)
    assert read(path) == rows


@pytest.mark.parametrize("count", [0, 1, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH])
def test_batches_hold_every_row(tmp_path: Path, count: int) -> None:
    write(tmp_path / "backup", [[number, "x"] for number in range(count)])
    assert [row[0] for row in read(tmp_path / "backup")] == list(range(count))


def test_days_and_bytes_are_text(tmp_path: Path) -> None:
    write(tmp_path / "backup", [[date(2026, 3, 2), b"\x00\xff"]])
    assert read(tmp_path / "backup") == [["2026-03-02", "AP8="]]


def test_the_file_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "backup"
    write(path, [[1, 2]])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(BackupError, match="there already"):
        write(path, [[3, 4]])
    assert read(path) == [[1, 2]]
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_half_way_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="cannot hold"):
        write(tmp_path / "backup", [[1, 2], [object(), 3]])
    assert list(tmp_path.iterdir()) == []


def changed(path: Path, before: bytes, after: bytes) -> None:
    plain = gzip.decompress(path.read_bytes())
    assert before in plain
    path.write_bytes(gzip.compress(plain.replace(before, after)))


def test_a_changed_value_is_noticed(tmp_path: Path) -> None:
    write(tmp_path / "backup", [[1, "hour"], [2, "day"]])
    changed(tmp_path / "backup", b"hour", b"year")
    with pytest.raises(BackupError, match="damaged"):
        read(tmp_path / "backup")


def test_a_missing_end_is_noticed_wherever_it_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "backup"
    write(path, [[number, string.ascii_letters] for number in range(20)])
    whole = path.read_bytes()
    for size in [*range(0, len(whole) - 40, 7), *range(len(whole) - 40, len(whole))]:
        path.write_bytes(whole[:size])
        with pytest.raises(BackupError):
            read(path)
    lines = gzip.decompress(whole).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join(lines[:-1])))
    with pytest.raises(BackupError, match="damaged"):
        read(path)


@pytest.mark.parametrize("more", [gzip.compress(b"[5, 6]\n"), b"more"])
def test_what_follows_the_end_is_noticed(tmp_path: Path, more: bytes) -> None:
    path = tmp_path / "backup"
    write(path, [[1, 2], [3, 4]])
    with path.open("ab") as file:
        file.write(more)
    with pytest.raises(BackupError, match="damaged"):
        read(path)


HEADER = '{"rung_backup": 1, "schema": "0007"}\n'


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[]", "hello", json.dumps({"rung_backup": 2, "schema": "0001"}), '{"rung_backup": 1}\n'),
        *(HEADER + '{"table": "a"}\n', HEADER + '{"table": "a", "columns": 1}\n', HEADER + "[" * 100_000),
    ],
    ids=lambda text: text[:60],
)
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "backup"
    path.write_bytes(gzip.compress(text.encode()))
    with pytest.raises(BackupError):
        read(path)
    path.write_text(text)
    with pytest.raises(BackupError):
        read(path)
