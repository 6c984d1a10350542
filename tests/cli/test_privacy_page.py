"""docs/privacy.md tells of every table and column that a database really has, and is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot.channels.handed_files import WAITS
from bot.channels.slack.deduplication import KEPT_SECONDS
from bot.cli import main, privacy_page
from bot.database.annotations import Concerns, column_notes, table_note
from bot.database.migrations import upgrade
from bot.database.tracker_store import RungTrackerStore
from bot.knowledge import gaps
from bot.people.erasure import personal_tables
from bot.people.files import LIFETIME


def test_the_page_is_what_the_tables_say() -> None:
    page = privacy_page.PAGE.read_text(encoding="utf-8")
    assert page == privacy_page.with_tables(page), "Run: rung privacy --write"


def test_every_table_and_column_of_a_database_says_what_it_holds(engine: Engine) -> None:
    upgrade(engine)
    RungTrackerStore.Base.metadata.create_all(engine)
    inspector = inspect(engine)
    stored = {
        name: {column["name"] for column in inspector.get_columns(name)} for name in inspector.get_table_names()
    }
    told = {table.name: set(column_notes(table)) for table in privacy_page.all_tables()}
    assert told == stored


def test_whatever_is_about_people_stands_under_their_heading() -> None:
    about_people = {t.name for t in privacy_page.all_tables() if table_note(t).concerns is Concerns.PEOPLE}
    assert about_people == {table.name for table in personal_tables()} | {"events"}


def test_the_times_are_those_of_the_code() -> None:
    kept = {table.name: table_note(table).kept for table in privacy_page.all_tables()}
    assert f"{gaps.KEPT.days} days" in kept["question_gap"]
    assert f"{gaps.MAX_GAPS:,}" in kept["question_gap"]
    assert (LIFETIME.total_seconds(), WAITS.total_seconds()) == (24 * 3600, 3600)
    assert kept["kept_file"] == "for a day; what was read in a CV for an hour"
    assert (KEPT_SECONDS, kept["slack_event"]) == (3600, "for an hour")


def test_the_promises_stay_and_what_follows_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "privacy.md"
    page.write_text(f"# Privacy\n\n- A promise.\n\n{privacy_page.BEGINS}\n\nold\n", encoding="utf-8")
    privacy_page.write(page)
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"# Privacy\n\n- A promise.\n\n{privacy_page.BEGINS}\n\n## What is stored")
    assert "old\n" not in written
    privacy_page.write(page)
    assert page.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("heading", [concern.value for concern in Concerns])
def test_the_command_prints_it(heading: str) -> None:
    printed = CliRunner().invoke(main.app, ["privacy"])
    assert printed.exit_code == 0
    assert f"### {heading}\n" in printed.stdout
