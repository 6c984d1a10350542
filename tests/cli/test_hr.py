"""`rung hr requests` as HR types it."""

from __future__ import annotations

import csv

import pytest
from typer.testing import CliRunner

from bot.cli.hr import app
from bot.database.engine import create_engine
from bot.database.migrations import upgrade
from bot.people.hr_requests import HrRequests
from tests.cli.test_main import rung
from tests.people.sample import TODAY


@pytest.fixture
def requests(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> HrRequests:
    monkeypatch.setenv("RUNG_DATABASE_URL", sqlite_url)
    engine = create_engine(sqlite_url)
    upgrade(engine)
    return HrRequests(engine)


def test_an_empty_list_says_so(sqlite_url: str) -> None:
    result = rung("hr", "requests", RUNG_DATABASE_URL=sqlite_url)
    assert (result.returncode, result.stdout) == (0, "Nobody has asked HR anything yet.\n")


def test_requests_are_listed_and_dealt_with(requests: HrRequests) -> None:
    number = requests.add("slack:U1", "I am interested\nin the opening.", "anna@example.com", TODAY).id
    listed = CliRunner().invoke(app, ["requests"])
    assert listed.exit_code == 0
    assert "anna@example.com" in listed.stdout
    assert "I am interested in the opening." in listed.stdout
    assert "1 request open" in listed.stdout
    assert "slack:U1" not in listed.stdout
    done = CliRunner().invoke(app, ["requests", "--done", str(number)])
    assert "0 requests open" in done.stdout
    assert requests.all()[0].state == "done"


def test_a_spreadsheet_gets_the_words_and_no_formula(requests: HrRequests) -> None:
    requests.add("slack:U1", "=1+1", "anna", TODAY)
    result = CliRunner().invoke(app, ["requests", "--csv"])
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert [(row["state"], row["contact"], row["request"]) for row in rows] == [("open", "anna", "'=1+1")]


def test_a_number_that_is_not_there(requests: HrRequests) -> None:
    result = CliRunner().invoke(app, ["requests", "--done", "7"])
    assert result.exit_code == 1
    assert "no request 7" in result.output


def test_a_database_that_is_away_is_told_without_its_password() -> None:
    result = rung("hr", "requests", RUNG_DATABASE_URL="postgresql://user:secret@127.0.0.1:1/rung")
    assert result.returncode == 1
    assert "cannot be used" in result.stderr
    assert "secret" not in result.stderr
    assert "Traceback" not in result.stderr
