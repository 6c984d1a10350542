"""The commands ``rung catalogue …`` with the real encoder, on the files that ship."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.catalogue.store import CatalogueStore
from bot.cli import catalogue as cli
from bot.database.engine import create_engine
from bot.settings import PROJECT_ROOT, Settings

OPENING = "key,title,occupation,unit,closes,audience\nour-own,Our own,data-analyst,Sales,2027-01-31,public\n"


class Project:
    """A project folder with the shipped catalogue, and a way to run the commands on it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        shutil.copytree(PROJECT_ROOT / "data" / "catalogue", root / "data" / "catalogue")
        vectors = PROJECT_ROOT / "var" / "vectors" / "catalogue"
        if vectors.is_dir():
            shutil.copytree(vectors, root / "var" / "vectors" / "catalogue")
        self.url = f"sqlite:///{root}/var/rung.db"
        monkeypatch.setattr(cli, "settings_or_fail", lambda: Settings(database_url=self.url, root=root))

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli.app, list(arguments))

    def store(self) -> CatalogueStore:
        return CatalogueStore(create_engine(self.url))

    def write(self, text: str) -> str:
        file = self.root / "own.csv"
        file.write_text(text, encoding="utf-8")
        return str(file)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    with pytest.MonkeyPatch.context() as monkeypatch:
        project = Project(tmp_path_factory.mktemp("project"), monkeypatch)
        assert (
            project.run("show", "data-analyst").stderr
            == "The catalogue is empty. Build it with: rung catalogue build\n"
        )
        first = project.run("build")
        assert first.stdout.startswith("Built: 1,014 occupations, 3,371 skills, 306 credentials, 20 openings, 45")
        yield project


def test_a_second_build_changes_nothing(project: Project) -> None:
    before = project.store().revision()
    assert project.run("build").stdout.startswith("Nothing has changed: 1,014 occupations")
    assert project.store().revision() == before


def test_search_finds_roles_and_skills_in_lay_words(project: Project) -> None:
    header, first, *_ = project.run("search", "coder").stdout.splitlines()
    assert header.split() == ["Rank", "Title", "Score", "Key", "Found", "by"]
    assert first.split() == ["1", "software", "developer", "1.00", "software-developer", "coder"]
    for text, key in (
        ("shift lead in a warehouse", "onet-first-line-supervisors-of-helpers-laborers-and-material-movers-hand"),
        ("nurse manager", "onet-medical-and-health-services-managers"),
        ("I'm a senior data analyst", "data-analyst"),
        ("data engineer", "data-warehouse-designer"),
    ):
        assert key in project.run("search", text).stdout.splitlines()[1]
    assert "python-computer-programming" in project.run("search", "--skills", "python").stdout.splitlines()[1]


@pytest.mark.parametrize("text", ["", "大きい", "[red]{x}", "a" * 10_000, "?!", "\x00"])
def test_search_takes_any_text(project: Project, text: str) -> None:
    assert project.run("search", "--", text).exit_code == 0


def test_show_says_where_things_come_from(project: Project) -> None:
    nurse = project.run("show", "onet-registered-nurses").stdout
    assert "Activities, as the source gives no skills:" in nurse
    assert "Source: O*NET 29-1141.00" in nurse
    credential = project.run("show", "relational-databases").stdout
    assert "After: SQL basics" in credential
    assert "Sample data of an organisation that does not exist." in credential
    assert "Asked for by: data warehouse designer" in project.run("show", "data-warehouse").stdout
    unknown = project.run("show", "data-analist")
    assert unknown.exit_code == 1
    assert 'Did you mean "data-analyst"?' in unknown.stderr


def test_import_replaces_a_kind_and_survives_builds_until_restored(project: Project) -> None:
    file = project.write(OPENING)
    assert "no faults" in project.run("check", file).stdout
    assert project.run("import", file).stdout == "Imported 1 opening as the openings.\n"
    assert "Imported, so left alone: openings." in project.run("build").stdout
    openings = project.store().snapshot("public").openings
    assert list(openings) == ["our-own"]
    assert not openings["our-own"].is_sample
    assert project.run("export", "openings").stdout == OPENING
    assert "credentials, criteria." in project.run("check").stdout
    assert project.run("restore", "openings").exit_code == 0
    assert len(project.store().snapshot("employees").openings) == 20
    assert project.run("restore", "openings").exit_code == 1


def test_a_faulty_file_changes_nothing(project: Project) -> None:
    before = project.store().revision()
    result = project.run("import", project.write(OPENING + "x,,nobody,,2027-13-01,all\n"))
    *faults, last = result.stderr.splitlines()
    assert (result.exit_code, result.stdout, last) == (1, "", "Nothing was written.")
    assert len(faults) == 4
    assert all("own.csv:3, column " in fault for fault in faults)
    assert project.store().revision() == before


@pytest.mark.parametrize("kind", ["credentials", "openings", "criteria"])
def test_what_is_exported_can_be_imported(project: Project, kind: str) -> None:
    exported = project.run("export", kind).stdout
    assert project.run("check", project.write(exported)).exit_code == 0


def test_an_official_release_takes_the_place_of_shipped_data(project: Project) -> None:
    folder = project.root / "release"
    folder.mkdir()
    (folder / "Occupation Data.txt").write_text("O*NET-SOC Code\tTitle\n29-1141.00\tRegistered Nurses\n")
    (folder / "Alternate Titles.txt").write_text("O*NET-SOC Code\tAlternate Title\n29-1141.00\tWard Angel\n")
    head = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n"
    rows = (
        "29-1141.00\t2.B.1.a\tSocial Perceptiveness\tIM\t4\n29-1141.00\t2.B.1.a\tSocial Perceptiveness\tLV\t4.5\n"
    )
    (folder / "Skills.txt").write_text(head + rows)
    result = project.run("import-onet", str(folder))
    assert result.stdout.startswith("Imported O*NET: 1 occupation, 1 skill.")
    assert "openings are left out" in result.stderr
    snapshot = project.store().snapshot("employees")
    assert snapshot.occupations["onet-registered-nurses"].requirements[0].level == 4.5
    assert {"ward sister", "Ward Angel"} & set(snapshot.occupations["onet-registered-nurses"].alternatives)
    assert "data-analyst" in snapshot.occupations
    assert project.run("check").exit_code == 1
    assert project.run("restore", "onet").exit_code == 0
    assert len(project.store().snapshot("employees").openings) == 20
