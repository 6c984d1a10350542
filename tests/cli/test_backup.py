"""`rung backup` and `rung restore` as an operator types them."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import backup, main, people
from bot.database import erasure_list
from bot.database.engine import create_engine, write_transaction
from bot.database.erasures import LONGEST_TURN, digest_of, now
from bot.database.migrations import current_revision, migrate, upgrade
from bot.people.store import PeopleStore
from bot.settings import Settings

ANNA, BERT = "rest:anna", "rest:bert"


class Place:
    """An installation of its own in a folder; `use` makes the commands work on it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        root.mkdir()
        url = f"sqlite:///{root}/var/rung.db"
        self.settings = replace(Settings.from_environment({}, root), database_url=url)
        self._monkeypatch = monkeypatch

    def run(self, *arguments: str) -> Result:
        for module in (backup, people):
            self._monkeypatch.setattr(module, "settings_or_fail", lambda: self.settings)
        app = people.app if arguments[0] == "erase" else main.app
        return CliRunner().invoke(app, list(arguments))

    def people(self) -> PeopleStore:
        engine = create_engine(self.settings.database_url)
        upgrade(engine)
        return PeopleStore(engine)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    place = Place(tmp_path / "old", monkeypatch)
    for person in (ANNA, BERT):
        place.people().save_profile(person, {"hours_per_week": 5.0})
    return place


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    return Place(tmp_path / "new", monkeypatch)


def test_who_was_forgotten_after_the_backup_does_not_come_back(old: Place, new: Place, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    written = old.run("backup", str(file))
    assert written.exit_code == 0, written.output
    assert f"to {file}" in written.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert old.run("erase", ANNA, "--yes").exit_code == 0

    refused = new.run("restore", str(file))
    assert refused.exit_code == 1
    assert "--erasures" in refused.stderr
    assert not (tmp_path / "new" / "var" / "rung.db").exists()

    restored = new.run("restore", str(file), "--erasures", str(old.settings.erasure_list))
    assert restored.exit_code == 0, restored.output
    assert "forgotten after the backup: 1 person" in restored.stdout
    assert new.people().load(ANNA).is_unknown
    assert not new.people().load(BERT).is_unknown
    assert set(new.settings.erasure_list.read_text()) != set()

    again = new.run("restore", str(file))
    assert again.exit_code == 1
    assert "is in use" in again.stderr


def test_without_a_list_everybody_comes_back_if_that_is_said(old: Place, new: Place, tmp_path: Path) -> None:
    old.run("backup", str(tmp_path / "backup"))
    old.run("erase", ANNA, "--yes")
    assert new.run("restore", str(tmp_path / "backup"), "--without-erasures").exit_code == 0
    assert not new.people().load(ANNA).is_unknown


def test_erasures_of_before_there_was_a_list_are_in_it(old: Place, tmp_path: Path) -> None:
    old.run("erase", ANNA, "--yes")
    old.settings.erasure_list.unlink()
    assert old.run("backup", str(tmp_path / "backup")).exit_code == 0
    assert len(old.settings.erasure_list.read_text().splitlines()) == 1


def test_a_list_that_is_older_than_the_database_erases_nobody(old: Place, new: Place, tmp_path: Path) -> None:
    """Somebody was forgotten, the database was thrown away, and they came again."""
    erasure_list.add(old.settings.erasure_list, {digest_of(ANNA): now() - LONGEST_TURN - 1, digest_of(BERT): now()})
    assert old.run("backup", str(tmp_path / "backup")).exit_code == 0
    listed = str(old.settings.erasure_list)
    assert new.run("restore", str(tmp_path / "backup"), "--erasures", listed).exit_code == 0
    assert not new.people().load(ANNA).is_unknown
    assert new.people().load(BERT).is_unknown


def test_a_database_of_an_older_version_is_backed_up_as_it_is(new: Place, tmp_path: Path) -> None:
    engine = create_engine(new.settings.database_url)
    with write_transaction(engine) as connection:
        migrate(connection, "0010")
    assert "schema 0010" in new.run("backup", str(tmp_path / "backup")).stdout
    assert current_revision(engine) == "0010"
    assert new.settings.erasure_list.exists()


def test_faults_are_told_plainly(old: Place, new: Place, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    for arguments, told in (
        (("backup", str(tmp_path / "no" / "folder")), "cannot be written (No such file"),
        (("restore", str(tmp_path / "missing")), "list of erasures"),
        (("restore", str(tmp_path / "missing"), "--without-erasures"), "cannot be read (No such file"),
    ):
        result = new.run(*arguments) if arguments[0] == "restore" else old.run(*arguments)
        assert result.exit_code == 1
        assert told in result.stderr
    old.run("backup", str(file))
    assert "is there already" in old.run("backup", str(file)).stderr
    file.write_bytes(file.read_bytes()[:-20])
    damaged = new.run("restore", str(file), "--erasures", str(old.settings.erasure_list))
    assert damaged.exit_code == 1
    assert "damaged" in damaged.stderr
    assert "nothing to back up" in new.run("backup", str(tmp_path / "other")).stderr
