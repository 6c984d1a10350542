"""The stores of a process share one engine, and read their settings once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from actions.base import stores
from actions.feedback import ActionHelped
from bot.database import engine as engines
from tests.actions.acting import HR, Act, on


@pytest.mark.usefixtures("act")
def test_all_share_one_engine() -> None:
    made: list[Engine] = [
        stores.knowledge()._engine,
        stores.catalogue()._engine,
        stores.people()._engine,
        stores.files()._engine,
        stores.hr_requests()._engine,
        stores.gap_log()._engine,
    ]
    assert {id(engine) for engine in made} == {id(stores.engine())}


def test_pressing_a_button_again_and_again_opens_no_new_connection(act: Act) -> None:
    opened: list[object] = []
    event.listen(stores.engine(), "connect", lambda connection, _: opened.append(connection))
    for _ in range(20):
        act(ActionHelped(), focus=on("earning-potential", answered=("earning-potential",)))
    assert len(opened) <= 1
    assert len(engines._shared) == 1


def test_a_change_of_the_settings_counts_once_they_are_forgotten(
    act: Act, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = stores.engine()
    monkeypatch.setenv("RUNG_DATABASE_URL", f"sqlite:///{tmp_path}/other.db")
    assert (stores.engine(), stores.settings().hr_contact) == (before, HR)
    stores.forget()
    assert stores.engine() is not before


def test_titles_follow_the_audience(guide: Act) -> None:
    public, inside = stores.titles("rest:anna"), stores.titles("slack:U1")
    assert public["data-analyst"] == "data analyst"
    assert set(public) < set(inside)


@pytest.mark.usefixtures("act")
def test_without_a_catalogue_there_are_no_titles() -> None:
    assert stores.titles("rest:anna") == {}
