"""`rung people` as an operator types it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot.cli.people import app
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.people.store import PeopleStore


@pytest.fixture
def known(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setenv("RUNG_DATABASE_URL", sqlite_url)
    engine = create_engine(sqlite_url)
    upgrade(engine)
    PeopleStore(engine).save_profile("slack:U1", {"hours_per_week": 5.0})
    return engine


def test_people_are_listed_exported_and_erased(known: Engine) -> None:
    run = CliRunner().invoke
    assert "slack:U1" in run(app, ["list"]).stdout
    assert json.loads(run(app, ["export", "slack:U1"]).stdout)["profile"][0]["hours_per_week"] == 5.0
    assert run(app, ["erase", "slack:U1"], input="n\n").exit_code == 1
    assert not PeopleStore(known).load("slack:U1").is_unknown
    assert run(app, ["erase", "slack:U1", "--yes"]).exit_code == 0
    assert PeopleStore(known).load("slack:U1").is_unknown
    assert run(app, ["list"]).stdout == "Nothing is stored about anybody.\n"
    assert run(app, ["export", "slack:U1"]).exit_code == 1


def test_what_is_old_is_deleted(known: Engine) -> None:
    result = CliRunner().invoke(app, ["retain"])
    assert result.stdout == "Deleted 0 events, 0 unclaimed badges and 0 people.\n"
