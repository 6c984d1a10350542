"""Writes the catalogue: shipped files by a build, an organisation's files and official releases by an import.

The catalogue has parts. A build writes each part whose files have changed and leaves alone what was imported; an
import writes one part. Either is one transaction, so that a reader sees the old content or the new. Names are
encoded before it begins.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.catalogue.organisation_file import KINDS, Kind, Known, Record, read_organisation_file
from bot.catalogue.records import Credential
from bot.catalogue.rows import (
    LayTitles,
    names_of_occupation,
    names_of_skill,
    read_source_back,
    replace_records,
    replace_source,
)
from bot.catalogue.source_files import SourceData, read_lay_titles, read_source
from bot.catalogue.store import VECTOR_TYPE
from bot.catalogue.tables import CatalogueRevisionRow, OccupationNameRow, PartRow, SkillNameRow
from bot.database.engine import read_transaction, write_transaction
from bot.database.migrations import upgrade

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]

LOCK = "catalogue"
FORMAT = 1
"""Part of every digest: raise it when the same files shall be written in another way."""
SOURCES = {"esco": "ESCO", "onet": "O*NET"}
"""The parts that are sources of occupations and skills, and what they are called."""
LAY_TITLES = "lay-titles"
SAMPLE = "sample organisation"
ATTEMPTS = 5


class EncodingFailed(Exception):
    """The encoder returned something else than one finite vector for each text."""


class CatalogueBusy(Exception):
    """Others kept changing the catalogue meanwhile; the message says how to mend it."""


@dataclass(frozen=True)
class BuildReport:
    """What was written: the parts, how many names had to be encoded, and the parts that are imported ones."""

    written: tuple[str, ...]
    encoded: int
    imported: tuple[str, ...]


@dataclass(frozen=True)
class _State:
    """What the database holds, as far as a build has to know."""

    encoder: str | None
    parts: Mapping[str, tuple[bool, str]]

    def is_imported(self, part: str) -> bool:
        return self.parts.get(part, (False, ""))[0]

    def digest(self, part: str) -> str:
        return self.parts.get(part, (False, ""))[1]


def part_files(folder: Path) -> dict[str, tuple[Path, ...]]:
    """The files of each part, below data/catalogue."""
    files = {
        part: tuple(folder / part / f"{name}.csv" for name in ("occupations", "skills", "requirements"))
        for part in SOURCES
    }
    files[LAY_TITLES] = (folder / "lay_titles.csv",)
    files.update({kind: (folder / "sample" / f"{kind}.csv",) for kind in KINDS})
    return files


def build(folder: Path, engine: Engine, encode: Callable[[], Encode], encoder_id: str) -> BuildReport:
    """Makes the database hold what the files in `folder` say, but for parts that were imported.

    When nothing has changed only digests of the files are made. `encode` is called for an encoder when there is
    something to encode. Raises `CatalogueFaults`, `EncodingFailed`, `CatalogueBusy`, OSError and SQLAlchemy's
    errors; the old content is then still there.
    """
    upgrade(engine)
    digests = {part: _digest_of_files(files) for part, files in part_files(folder).items()}
    for _ in range(ATTEMPTS):
        state = _state(engine)
        stale = {part for part, digest in digests.items() if _is_stale(state, part, digest)}
        if state.encoder != encoder_id or LAY_TITLES in stale:
            stale.update(SOURCES)
        if not stale:
            return BuildReport((), 0, _imported(state))
        sources, lay, records = _read(folder, engine, state)
        changed = {part: sources[part] for part in SOURCES if part in stale}
        vectors, encoded = _vectors(engine, state, changed, lay, encode, encoder_id)
        with write_transaction(engine, lock=LOCK) as connection:
            if _read_state(connection) != state:
                continue
            for part, data in changed.items():
                replace_source(connection, SOURCES[part], data, lay, vectors)
            for kind in KINDS:
                if kind in stale:
                    replace_records(connection, kind, records[kind])
            for part in stale:
                if not state.is_imported(part):
                    _note_part(connection, part, False, digests[part], "shipped files")
            _note_revision(connection, encoder_id)
        return BuildReport(tuple(sorted(stale)), encoded, _imported(state))
    raise CatalogueBusy("The catalogue kept changing while it was built. Try again in a moment.")


def import_records(engine: Engine, kind: Kind, records: Sequence[Record], origin: str) -> None:
    """Replaces the credentials, openings or criteria; builds leave them alone from then on."""
    digest = hashlib.sha256(repr((FORMAT, records)).encode()).hexdigest()
    with write_transaction(engine, lock=LOCK) as connection:
        state = _read_state(connection)
        replace_records(connection, kind, records)
        _note_part(connection, kind, True, digest, origin)
        _note_revision(connection, state.encoder or "")


def import_source(
    engine: Engine,
    part: str,
    data: SourceData,
    lay: LayTitles,
    encode: Callable[[], Encode],
    encoder_id: str,
    origin: str,
) -> int:
    """Replaces a source by an official release of it, which builds then leave alone.

    Returns how many names had to be encoded. Raises what `build` raises.
    """
    digest = hashlib.sha256(repr((FORMAT, data)).encode()).hexdigest()
    vectors, encoded = _vectors(engine, _state(engine), {part: data}, lay, encode, encoder_id)
    with write_transaction(engine, lock=LOCK) as connection:
        replace_source(connection, SOURCES[part], data, lay, vectors)
        _note_part(connection, part, True, digest, origin)
        _note_revision(connection, encoder_id)
    return encoded


def forget_import(engine: Engine, part: str) -> bool:
    """Makes the next build restore the shipped content of a part; returns whether it was an imported one."""
    with write_transaction(engine, lock=LOCK) as connection:
        state = _read_state(connection)
        if not state.is_imported(part):
            return False
        _note_part(connection, part, False, "", "shipped files")
        return True


def _is_stale(state: _State, part: str, digest: str) -> bool:
    return not state.is_imported(part) and state.digest(part) != digest


def _imported(state: _State) -> tuple[str, ...]:
    return tuple(sorted(part for part, (is_imported, _) in state.parts.items() if is_imported))


def _read(
    folder: Path, engine: Engine, state: _State
) -> tuple[dict[str, SourceData], LayTitles, dict[Kind, tuple[Record, ...]]]:
    """All shipped files, with imported sources from the database in place of their files.

    The sample organisation is checked against the shipped sources: an imported release may name things otherwise,
    and what it no longer knows the store leaves out.
    """
    shipped = {part: read_source(folder / part, name) for part, name in SOURCES.items()}
    occupations = [occupation for data in shipped.values() for occupation in data.occupations]
    skills = [skill for data in shipped.values() for skill in data.skills]
    lay = read_lay_titles(folder / "lay_titles.csv", {occupation.key for occupation in occupations})
    known = Known.of(occupations, skills)
    records: dict[Kind, tuple[Record, ...]] = {}
    for kind in KINDS:
        records[kind] = read_organisation_file(folder / "sample" / f"{kind}.csv", known, True, kind)[1]
        if kind == "credentials":
            known = known.with_credentials([record for record in records[kind] if isinstance(record, Credential)])
    sources = dict(shipped)
    with read_transaction(engine) as connection:
        for part in filter(state.is_imported, SOURCES):
            sources[part] = read_source_back(connection, SOURCES[part])
    return sources, lay, records


def _state(engine: Engine) -> _State:
    with read_transaction(engine) as connection:
        return _read_state(connection)


def _read_state(connection: Connection) -> _State:
    encoder = connection.execute(select(CatalogueRevisionRow.encoder)).scalar()
    rows = connection.execute(select(PartRow))
    return _State(encoder, {row.name: (bool(row.is_imported), row.digest) for row in rows})


def _note_part(connection: Connection, name: str, is_imported: bool, digest: str, origin: str) -> None:
    connection.execute(delete(PartRow).where(PartRow.name == name))
    row = {"name": name, "is_imported": is_imported, "digest": digest, "origin": origin}
    connection.execute(insert(PartRow), row)


def _note_revision(connection: Connection, encoder: str) -> None:
    parts = connection.execute(select(PartRow.name, PartRow.digest).order_by(PartRow.name))
    content = json.dumps([FORMAT, encoder, [list(part) for part in parts]])
    connection.execute(delete(CatalogueRevisionRow))
    row = {"id": 1, "revision": hashlib.sha256(content.encode()).hexdigest(), "encoder": encoder}
    connection.execute(insert(CatalogueRevisionRow), row)


def _digest_of_files(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(str(FORMAT).encode())
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing"
        digest.update(f"{file.name}\0{content}\n".encode())
    return digest.hexdigest()


def _vectors(
    engine: Engine,
    state: _State,
    sources: Mapping[str, SourceData],
    lay: LayTitles,
    encode: Callable[[], Encode],
    encoder_id: str,
) -> tuple[dict[str, bytes], int]:
    """The vector of every name in these sources, and how many of them were not in the database."""
    texts = dict.fromkeys(text for data in sources.values() for text in _texts(data, lay))
    known = _stored_vectors(engine) if state.encoder == encoder_id else {}
    missing = [text for text in texts if text not in known]
    if missing:
        vectors: Any = np.asarray(encode()(missing), dtype=np.float32)
        if vectors.ndim != 2 or len(vectors) != len(missing) or not np.isfinite(vectors).all():
            raise EncodingFailed(
                f"The sentence encoder returned an array of shape {vectors.shape} for {len(missing)} texts, "
                "or values that are no numbers. Nothing was written. Check RUNG_ENCODER."
            )
        rows = vectors.astype(VECTOR_TYPE)
        known.update({text: row.tobytes() for text, row in zip(missing, rows, strict=True)})
    return known, len(missing)


def _texts(data: SourceData, lay: LayTitles) -> Iterable[str]:
    for occupation in data.occupations:
        yield from (text for _, text in names_of_occupation(occupation, lay))
    for skill in data.skills:
        yield from (text for _, text in names_of_skill(skill))


def _stored_vectors(engine: Engine) -> dict[str, bytes]:
    with read_transaction(engine) as connection:
        return {
            row.text: bytes(row.embedding)
            for table in (OccupationNameRow, SkillNameRow)
            for row in connection.execute(select(table.text, table.embedding))
        }
