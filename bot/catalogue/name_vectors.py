"""The vectors of the names that roles and skills are found by: encoded once, then taken from the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.catalogue.parts import State
from bot.catalogue.rows import LayTitles, names_of_occupation, names_of_skill
from bot.catalogue.source_files import SourceData
from bot.catalogue.store import VECTOR_TYPE
from bot.catalogue.tables import OccupationNameRow, SkillNameRow
from bot.database.engine import read_transaction
from bot.encoder.stored_vectors import Encode, encoded


def vectors_of_names(
    engine: Engine,
    state: State,
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
        known.update(encoded(missing, encode(), VECTOR_TYPE))
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
