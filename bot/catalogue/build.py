"""Builds the catalogue from the shipped files.

The catalogue has parts. A build writes each part whose files have changed and leaves imported parts alone
(`bot.catalogue.exchange`). It is a single transaction, so readers see either the old content or the new. Names are
encoded before it begins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import Connection, Engine

from bot.catalogue.organisation_file import KINDS, Kind, Known, Record, read_organisation_file
from bot.catalogue.parts import (
    FORMAT,
    LOCK,
    OFF,
    PUBLISHED,
    SAMPLE,
    SOURCES,
    State,
    current_state,
    note_part,
    note_revision,
    read_state,
)
from bot.catalogue.published_file import read_published
from bot.catalogue.records import Credential
from bot.catalogue.rows import (
    LayTitles,
    read_source_back,
    replace_published,
    replace_records,
    replace_source,
    vectors_of_names,
)
from bot.catalogue.source_files import SourceData, read_lay_titles, read_source
from bot.database.engine import read_transaction, write_transaction
from bot.database.migrations import upgrade
from bot.encoder.stored_vectors import Encode
from bot.settings import CATALOGUES

LAY_TITLES = "lay-titles"
ATTEMPTS = 5


class CatalogueBusy(Exception):
    """Others kept changing the catalogue meanwhile; the message says how to fix it."""


@dataclass(frozen=True)
class BuildReport:
    """The parts that were written, how many names had to be encoded, and the parts that are imports."""

    written: tuple[str, ...]
    encoded: int
    imported: tuple[str, ...]


def part_files(folder: Path) -> dict[str, tuple[Path, ...]]:
    """The files of each part below this folder, which is data/catalogue for what ships."""
    files = {
        part: tuple(folder / part / f"{name}.csv" for name in ("occupations", "skills", "requirements"))
        for part in SOURCES
    }
    files[LAY_TITLES] = (folder / "lay_titles.csv",)
    files.update({kind: (folder / SAMPLE / f"{kind}.csv",) for kind in KINDS})
    files[PUBLISHED] = tuple(folder / PUBLISHED / f"{name}.csv" for name in ("credentials", "sources"))
    return files


def build(
    folder: Path,
    engine: Engine,
    encode: Callable[[], Encode],
    encoder_id: str,
    wanted: Collection[str] = CATALOGUES,
) -> BuildReport:
    """Brings the database up to date with the files in `folder`, except for imported parts.

    Of `CATALOGUES` those that are not wanted are left empty.

    When nothing has changed, only the files' digests are computed. `encode` is called for an encoder only when
    there is something to encode. Raises `FaultyFiles`, `EncodingFailed`, `CatalogueBusy`, OSError and SQLAlchemy's
    errors; the old content is then still there.
    """
    upgrade(engine)
    digests = _digests(folder, wanted)
    for _ in range(ATTEMPTS):
        state = current_state(engine)
        stale = {part for part, digest in digests.items() if _is_stale(state, part, digest)}
        if state.encoder != encoder_id or LAY_TITLES in stale:
            stale.update(SOURCES)
        if not stale:
            return BuildReport((), 0, _imported(state))
        sources, lay, records, published = _read(folder, engine, state)
        changed = {part: sources[part] for part in SOURCES if part in stale}
        vectors, encoded = vectors_of_names(engine, state, changed, lay, encode, encoder_id)
        with write_transaction(engine, lock=LOCK) as connection:
            if read_state(connection) != state:
                continue
            for part, data in changed.items():
                replace_source(connection, SOURCES[part], data, lay, vectors)
            _replace_optional(connection, stale, records, published, wanted)
            for part in stale:
                if not state.is_imported(part):
                    note_part(connection, part, False, digests[part], "shipped files")
            note_revision(connection, encoder_id)
        return BuildReport(tuple(sorted(stale)), encoded, _imported(state))
    raise CatalogueBusy("The catalogue kept changing while it was built. Try again in a moment.")


def _digests(folder: Path, wanted: Collection[str]) -> dict[str, str]:
    return {
        part: _digest_of_files(files) if _folder_of(part) in (None, *wanted) else OFF
        for part, files in part_files(folder).items()
    }


def _replace_optional(
    connection: Connection,
    stale: Collection[str],
    records: Mapping[Kind, tuple[Record, ...]],
    published: tuple[Credential, ...],
    wanted: Collection[str],
) -> None:
    for kind in KINDS:
        if kind in stale:
            replace_records(connection, kind, records[kind] if SAMPLE in wanted else ())
    if PUBLISHED in stale:
        replace_published(connection, published if PUBLISHED in wanted else ())


def _folder_of(part: str) -> str | None:
    """The optional folder that a part comes from."""
    return SAMPLE if part in KINDS else PUBLISHED if part == PUBLISHED else None


def _is_stale(state: State, part: str, digest: str) -> bool:
    return not state.is_imported(part) and state.digest(part) != digest


def _imported(state: State) -> tuple[str, ...]:
    return tuple(sorted(part for part, (is_imported, _) in state.parts.items() if is_imported))


def _read(
    folder: Path, engine: Engine, state: State
) -> tuple[dict[str, SourceData], LayTitles, dict[Kind, tuple[Record, ...]], tuple[Credential, ...]]:
    """All shipped files, with imported sources read from the database instead.

    The sample organisation is checked against the shipped sources: an imported release may name things differently,
    and the store leaves out what it no longer contains.
    """
    shipped = {part: read_source(folder / part, name) for part, name in SOURCES.items()}
    occupations = [occupation for data in shipped.values() for occupation in data.occupations]
    skills = [skill for data in shipped.values() for skill in data.skills]
    lay = read_lay_titles(folder / "lay_titles.csv", {occupation.key for occupation in occupations})
    known = Known.of(occupations, skills)
    published = read_published(folder / PUBLISHED, known)
    records: dict[Kind, tuple[Record, ...]] = {}
    for kind in KINDS:
        records[kind] = read_organisation_file(folder / "sample" / f"{kind}.csv", known, True, kind)[1]
        if kind == "credentials":
            known = known.with_credentials([record for record in records[kind] if isinstance(record, Credential)])
    sources = dict(shipped)
    with read_transaction(engine) as connection:
        for part in filter(state.is_imported, SOURCES):
            sources[part] = read_source_back(connection, SOURCES[part])
    return sources, lay, records, published


def _digest_of_files(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(str(FORMAT).encode())
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing"
        digest.update(f"{file.name}\0{content}\n".encode())
    return digest.hexdigest()
