"""The list beside the database of who was forgotten."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.database.engine import write_transaction
from bot.database.erasure_list import ErasureListError, add, complete, list_erasures, read
from bot.database.erasures import digest_of, note_erased
from bot.database.migrations import upgrade

DIGEST, OTHER = "a" * 64, "b" * 64


def test_what_is_added_is_read_and_the_last_time_counts(tmp_path: Path) -> None:
    path = tmp_path / "var" / "erasures.txt"
    add(path, {DIGEST: 5, OTHER: 1})
    add(path, {DIGEST: 7})
    add(path, {DIGEST: 6})
    assert read(path) == {DIGEST: 7, OTHER: 1}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_list_is_completed_once(tmp_path: Path) -> None:
    path = tmp_path / "erasures.txt"
    complete(path, {})
    assert path.read_text() == ""
    complete(path, {DIGEST: 5})
    complete(path, {DIGEST: 5, OTHER: 1})
    assert path.read_text() == f"{DIGEST} 5\n{OTHER} 1\n"


@pytest.mark.parametrize("line", ["", "a 5", f"{DIGEST}", f"{DIGEST} five", f"{DIGEST} 5 ", "é"])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "erasures.txt"
    path.write_text(f"{DIGEST} 5\n{line}\n", encoding="utf-8")
    with pytest.raises(ErasureListError, match="line 2"):
        read(path)


def test_an_erasure_is_listed_before_it_is_done(engine: Engine, tmp_path: Path) -> None:
    upgrade(engine)
    path = tmp_path / "erasures.txt"
    list_erasures(engine, path)
    with write_transaction(engine) as connection:
        note_erased(connection, "rest:anna")
        connection.rollback()
    assert set(read(path)) == {digest_of("rest:anna")}
    assert "anna" not in path.read_text()
