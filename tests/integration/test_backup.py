"""An operator backs up a server that is talking, loses it, restores, and the conversation goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from benchmarks.running import Running
from bot.database.engine import create_engine
from bot.settings import PROJECT_ROOT
from tests.people.remains import tables_with
from tests.serving.running import Trained


@pytest.fixture(params=["sqlite", "postgresql"])
def two_places(
    request: pytest.FixtureRequest, launch: Callable[..., Running], trained: Trained, tmp_path: Path
) -> Iterator[tuple[Running, str, str]]:
    """A server on one kind of database, that one's address, and that of an empty one of the other kind."""
    postgresql = request.getfixturevalue("postgres_database_url")
    if request.param == "sqlite":
        yield request.getfixturevalue("running"), trained.database_url, postgresql
        return
    started = launch(RUNG_DATABASE_URL=postgresql)
    started.wait_until_ready()
    yield started, postgresql, f"sqlite:///{tmp_path}/restored/rung.db"


def rung(database_url: str, *arguments: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=PROJECT_ROOT,
        env={**os.environ, "RUNG_DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_a_conversation_goes_on_after_a_restore_and_the_erased_stay_erased(
    two_places: tuple[Running, str, str], launch: Callable[..., Running], tmp_path: Path
) -> None:
    running, old, new = two_places
    stays, leaves = f"stays-{uuid4().hex}", f"leaves-{uuid4().hex}"
    for sender in (stays, leaves):
        running.ask("I am an accountant and have ten hours a week", sender)
        assert "Source: Nanodegree leap" in running.ask("what is a nanodegree leap?", sender).text

    assert "Wrote" in rung(old, "backup", str(tmp_path / "backup"))
    running.ask("forget me", leaves)
    assert "Done." in running.ask("/confirm_forget_me", leaves).text

    assert "after the backup: 1 person" in rung(new, "restore", str(tmp_path / "backup"))
    engine = create_engine(new)
    assert tables_with(engine, leaves) == set()
    engine.dispose()
    again = launch(RUNG_DATABASE_URL=new)
    again.wait_until_ready()
    assert "Source: Nanodegree leap" in again.ask("tell me more", stays).text
    assert "accountant" in again.ask("what do you know about me?", stays).text
    assert "I know nothing about you" in again.ask("what do you know about me?", leaves).text
    again.stop()
