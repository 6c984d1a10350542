"""What the servers write is their owner's alone, and their log does not say what people wrote."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.running import Running
from bot.database.engine import create_engine
from bot.settings import PROJECT_ROOT
from tests.serving.running import Trained

FAILING = {
    "sqlite": (
        "CREATE TRIGGER failing BEFORE INSERT ON events WHEN NEW.data LIKE '%shipwright%' "
        "BEGIN SELECT RAISE(ABORT, 'failing on purpose'); END",
    ),
    "postgresql": ("ALTER TABLE events ADD CONSTRAINT failing CHECK (data NOT LIKE '%shipwright%') NOT VALID",),
}
MENDED = {"sqlite": "DROP TRIGGER failing", "postgresql": "ALTER TABLE events DROP CONSTRAINT failing"}


def open_to_others(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if not path.is_symlink())
    return [path.name for path in found if stat.S_IMODE(path.stat().st_mode) & 0o077]


def logs_of(running: Running) -> list[Path]:
    return list((PROJECT_ROOT / "var" / "log").glob(f"*-{running.port}.log*"))


def logged(running: Running) -> str:
    return "".join(path.read_text(errors="replace") for path in logs_of(running))


def test_database_and_logs_are_closed_to_others(launch: Callable[..., Running], tmp_path: Path) -> None:
    running = launch(RUNG_DATABASE_URL=f"sqlite:///{tmp_path}/place/rung.db")
    running.wait_until_ready()
    running.ask("what is a nanodegree leap?", "closed")
    names = {path.name for path in (tmp_path / "place").iterdir()}
    assert {"rung.db", "rung.db-wal"} <= names
    assert open_to_others(tmp_path / "place") == []
    assert len(logs_of(running)) >= 2
    assert [path for path in logs_of(running) if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
    assert stat.S_IMODE((PROJECT_ROOT / "var").stat().st_mode) == 0o700


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_log_of_a_failing_database_holds_no_words(
    kind: str, launch: Callable[..., Running], trained: Trained, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/rung.db" if kind == "sqlite" else request.getfixturevalue("postgres_database_url")
    running = launch(RUNG_DATABASE_URL=url)
    running.wait_until_ready()
    running.ask("hello", "failing")
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in FAILING[kind]:
            connection.exec_driver_sql(statement.replace("%", "%%"))
    apology = running.ask("I am a shipwright", "failing")
    with engine.begin() as connection:
        connection.exec_driver_sql(MENDED[kind])
    engine.dispose()
    assert "sorry" in apology.text.lower()
    assert "failing" in logged(running)
    assert "shipwright" not in logged(running)
    running.stop()
