from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from bot.badges.trusted_issuers import FILE
from bot.badges.verification import Alignment
from bot.catalogue.unknown_skills import UnknownSkillLog
from bot.cli import badge as cli
from bot.database.migrations import upgraded_engine
from bot.settings import Settings
from tests.badges.issuing import HOLDER, PNG_SIZE, Academy, altered, baked_png, baked_svg


@pytest.fixture
def academy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Academy:
    """An issuer that is its own key, so that nothing is fetched, and that the list trusts."""
    academy = Academy()
    academy.id = academy.did_key
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump({"issuers": {"academy": {"name": "Academy", "id": academy.id}}}))
    settings = Settings(database_url="sqlite://", root=tmp_path)
    monkeypatch.setattr(Settings, "from_environment", classmethod(lambda cls: settings))
    return academy


def check(folder: Path, data: bytes | str, *options: str) -> Result:
    path = folder / "badge"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return CliRunner().invoke(cli.app, ["check", str(path), *options])


@pytest.mark.parametrize("form", ["text", "png", "svg"])
def test_a_badge_that_passes(tmp_path: Path, academy: Academy, form: str) -> None:
    token = academy.sign(academy.credential())
    data = {"text": token, "png": baked_png(token), "svg": baked_svg(token)}[form]
    result = check(tmp_path, data)
    assert result.exit_code == 0
    for line in ("Achievement: “SQL for analysts”", "Skill: “SQL” (ESCO)", "Signature: passed", "Dates: passed"):
        assert line in result.output
    for line in ("Revocation: passed", "Issuer: passed", f"Holder: {HOLDER}"):
        assert line in result.output


@pytest.mark.parametrize(("holder", "code"), [(HOLDER, 0), ("eve@example.com", 1)])
def test_the_holder_can_be_asked_for(tmp_path: Path, academy: Academy, holder: str, code: int) -> None:
    assert check(tmp_path, academy.sign(academy.credential()), "--holder", holder).exit_code == code


def test_a_badge_that_fails_in_one_thing_alone(tmp_path: Path, academy: Academy) -> None:
    result = check(tmp_path, altered(academy.sign(academy.credential()), name="x"))
    assert result.exit_code == 1
    assert "Signature: failed" in result.output
    stranger = Academy()
    stranger.id = stranger.did_key
    result = check(tmp_path, stranger.sign(stranger.credential()))
    assert result.exit_code == 1
    assert "Issuer: failed" in result.output


@pytest.mark.parametrize("data", ["hello", b"\x00\xff", "https://127.0.0.1/badge", "http://a.example/badge"])
def test_what_is_refused_is_told_in_words(tmp_path: Path, academy: Academy, data: str | bytes) -> None:
    result = check(tmp_path, data)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert result.output.strip().endswith(".")


def test_files_that_are_large_missing_or_folders(tmp_path: Path, academy: Academy) -> None:
    start = time.monotonic()
    assert "larger" in check(tmp_path, bytes(PNG_SIZE)).output
    assert time.monotonic() - start < 1
    for name in (tmp_path, tmp_path / "none"):
        result = CliRunner().invoke(cli.app, ["check", str(name)])
        assert result.exit_code == 1
        assert "cannot be read" in result.output


def test_a_faulty_list_of_issuers_is_told(tmp_path: Path, academy: Academy) -> None:
    (tmp_path / FILE).write_text("issuers:\n  a:\n    name: A\n")
    result = check(tmp_path, academy.sign(academy.credential()))
    assert result.exit_code == 1
    assert "trusted_issuers.yml:2" in result.output


def trust(folder: Path, data: str, name: str = "The School") -> Result:
    path = folder / "badge"
    path.write_text(data)
    return CliRunner().invoke(cli.app, ["trust", str(path), "--name", name])


def test_the_issuer_of_a_checked_badge_can_be_trusted(tmp_path: Path, academy: Academy) -> None:
    school = Academy(name="School”. Signature: failed")
    school.id = school.did_key
    badge = school.sign(school.credential())
    assert "Issuer: failed" in check(tmp_path, badge).output
    result = trust(tmp_path, badge)
    assert result.exit_code == 0
    assert "calls its issuer “School'. Signature: failed”" in result.output
    assert check(tmp_path, badge).exit_code == 0
    assert "The School is on the list" in check(tmp_path, badge).output
    assert "on the list already" in trust(tmp_path, badge).output


def test_an_issuer_whose_signature_does_not_pass_is_not_trusted(tmp_path: Path, academy: Academy) -> None:
    school = Academy()
    school.id = school.did_key
    before = (tmp_path / FILE).read_text()
    result = trust(tmp_path, altered(school.sign(school.credential()), name="x"))
    assert result.exit_code == 1
    assert "signature is failed" in result.output
    assert (tmp_path / FILE).read_text() == before


def test_the_skills_that_the_catalogue_lacks(
    tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(database_url=sqlite_url, root=tmp_path)
    monkeypatch.setattr(Settings, "from_environment", classmethod(lambda cls: settings))
    assert "is in the catalogue" in CliRunner().invoke(cli.app, ["skills"]).output
    UnknownSkillLog(upgraded_engine(sqlite_url)).record([Alignment("Juggling", framework="Circus")])
    assert "Juggling" in CliRunner().invoke(cli.app, ["skills"]).output
    assert "Juggling,Circus" in CliRunner().invoke(cli.app, ["skills", "--csv"]).output
