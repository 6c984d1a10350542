"""The commands ``rung knowledge …`` with the real encoder, on a project of one small document."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import knowledge as cli
from bot.database.engine import create_engine
from bot.knowledge.feedback import count_feedback
from bot.knowledge.gaps import GapLog
from bot.settings import Settings


class Project:
    """A project folder whose settings the commands read, and a way to run them."""

    def __init__(self, root: Path, document: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.document = root / "data" / "knowledge" / "small.md"
        self.document.parent.mkdir(parents=True)
        self.document.write_text(document, encoding="utf-8")
        self._monkeypatch = monkeypatch
        self.use(f"sqlite:///{root}/var/rung.db")

    def use(self, url: str) -> None:
        self.url = url
        self._monkeypatch.setattr(cli, "settings_or_fail", lambda: Settings(database_url=url, root=self.root))

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli.app, list(arguments))

    def replace(self, old: str, new: str) -> None:
        text = self.document.read_text(encoding="utf-8")
        assert old in text
        self.document.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, small_document: str, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path, small_document, monkeypatch)


@pytest.fixture
def built(project: Project) -> Project:
    assert project.run("build").exit_code == 0
    return project


def test_build_says_what_it_did_and_does_it_once(project: Project) -> None:
    first = project.run("build")
    assert first.stdout == ("Built: 1 document, 2 passages, 6 questions. New vectors for 16 texts.\n")
    second = project.run("build")
    assert second.stdout == "Nothing has changed: 1 document, 2 passages, 6 questions.\n"
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_build_tells_every_fault_and_leaves_the_old(built: Project) -> None:
    built.replace("- key: comparison-price\n", "")
    built.replace("- related: comparison-price\n", "- related: nowhere\n")
    result = built.run("build")
    *faults, last = result.stderr.splitlines()
    assert result.exit_code == 1
    assert result.stdout == ""
    assert last == "Nothing was written."
    assert len(faults) >= 2
    assert all(fault.startswith(f"{built.document}:") for fault in faults)
    assert "comparison-price" in built.run("show").stdout


def test_check_ends_with_one_and_says_how_to_mend_it(built: Project) -> None:
    result = built.run("check")
    assert result.exit_code == 1
    assert "Database: holds exactly these documents." in result.stdout
    assert "Model: none was trained yet. Fix it with: make train" in result.stderr
    assert "Warning: " in result.stderr


def test_show_lists_passages_as_the_audience_may_see_them(built: Project) -> None:
    header, *rows = built.run("show").stdout.splitlines()
    assert header.split() == ["Key", "Title", "Intent", "Audience", "Questions"]
    assert [row.split()[0] for row in rows] == ["how-tea-is-made", "comparison-price"]
    public = built.run("show", "--audience", "public").stdout
    assert "comparison-price" in public
    assert "how-tea-is-made" not in public


def test_show_one_passage_whole(built: Project) -> None:
    shown = built.run("show", "how-tea-is-made").stdout
    for part in (
        "How tea is made  (how-tea-is-made)",
        "Document: Tea and coffee",
        "Audience: employees",
        "Term: Brewing",
        "Aliases: brewing; making tea",
        "Related: comparison-price",
        "[minutes] Three to five minutes are enough.\n  - how long must it brew",
        "[why-hot] Because hot water takes up more taste.\n  - why hot water",
    ):
        assert part in shown


def test_show_of_an_unknown_key_offers_the_nearest(built: Project) -> None:
    result = built.run("show", "how-tee-is-made")
    assert result.exit_code == 1
    assert "Did you mean how-tea-is-made?" in result.stderr
    assert built.run("show", "how-tea-is-made", "--audience", "public").exit_code == 1


def test_search_ranks_with_scores_and_reasons(built: Project) -> None:
    result = built.run("search", "how many minutes should it brew")
    header, first, second = result.stdout.splitlines()
    assert header.split() == ["Rank", "Passage", "Point", "Score", "Meaning", "Words", "Why"]
    assert first.startswith("1     How tea is made")
    assert "minutes" in first
    assert "its text “how long must it brew”" in first
    assert second.startswith("2     Comparison: price")
    assert len(built.run("search", "tea", "--limit", "1").stdout.splitlines()) == 2
    assert "How tea" not in built.run("search", "tea", "--audience", "public").stdout


@pytest.mark.parametrize("text", ["", "大きい", "[red]{x}", "a" * 10_000])
def test_search_takes_any_text(built: Project, text: str) -> None:
    assert built.run("search", "--", text).exit_code == 0


@pytest.mark.parametrize("command", [["show"], ["search", "tea"]])
def test_nothing_built_yet(project: Project, command: list[str]) -> None:
    result = project.run(*command)
    assert result.exit_code == 1
    assert result.stderr == "The knowledge base is empty. Build it with: rung knowledge build\n"


def test_gaps_are_off_until_switched_on(project: Project) -> None:
    assert "rung knowledge gaps --on" in project.run("gaps").stdout
    assert "None so far." in project.run("gaps", "--on").stdout
    log = GapLog(create_engine(project.url))
    log.record("=visa for jane@firma.de")
    log.record("visa")
    log.record("Visa!")
    listed = project.run("gaps").stdout
    assert "jane" not in listed
    assert "=visa for [email]" in listed
    assert listed.splitlines()[-2].startswith("2 ")
    assert "not kept" in project.run("gaps", "--off").stdout
    assert log.is_on() is False


def test_gaps_as_csv(project: Project) -> None:
    project.run("gaps", "--on")
    log = GapLog(create_engine(project.url))
    log.record("visa, please")
    log.record("=refund")
    header, *rows = project.run("gaps", "--csv").stdout.splitlines()
    assert header == "count,last asked,example"
    assert [row.split(",", 2)[2] for row in rows] == ["'=refund", '"visa, please"']


def test_feedback_totals(built: Project) -> None:
    assert "Nobody has answered" in built.run("feedback").stdout
    count_feedback(create_engine(built.url), ["how-tea-is-made"], helpful=True)
    row = built.run("feedback").stdout.splitlines()[1]
    assert row.split() == ["1", "0", "how-tea-is-made", "How", "tea", "is", "made"]


@pytest.mark.parametrize("command", [["build"], ["check"], ["show"], ["search", "x"], ["gaps"], ["feedback"]])
def test_unreachable_database_is_told_without_its_password(project: Project, command: list[str]) -> None:
    project.use("postgresql://me:secret@127.0.0.1:1/rung")
    result = project.run(*command)
    assert result.exit_code == 1
    assert "postgresql://me:***@127.0.0.1:1/rung" in result.stderr
    assert "RUNG_DATABASE_URL" in result.stderr
    assert "secret" not in result.output
    assert "Traceback" not in result.output
    assert isinstance(result.exception, SystemExit)


def test_file_that_is_no_database(project: Project, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam, " * 100)
    project.use(f"sqlite:///{tmp_path}/letter.txt")
    result = project.run("show")
    assert result.exit_code == 1
    assert "file is not a database" in result.stderr


def test_wrong_settings_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "many")
    result = CliRunner().invoke(cli.app, ["show"])
    assert result.exit_code == 1
    assert "PORT" in result.stderr


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(cli.app, ["--help"]).stdout
    for command in ("build", "check", "show", "search", "gaps", "feedback"):
        assert command in shown
