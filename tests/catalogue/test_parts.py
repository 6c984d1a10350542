"""The database keeps account of its parts, and its revision says when any of them changed."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from bot.catalogue.parts import State, current_state, note_part, note_revision
from bot.catalogue.store import CatalogueStore
from bot.database.engine import write_transaction
from bot.database.migrations import upgrade


def test_nothing_is_there_at_first(small_engine: Engine) -> None:
    upgrade(small_engine)
    state = current_state(small_engine)
    assert state == State(None, {})
    assert (state.is_imported("esco"), state.digest("esco")) == (False, "")


def revision_with(engine: Engine, encoder: str, **parts: str) -> str | None:
    with write_transaction(engine) as connection:
        for name, digest in parts.items():
            note_part(connection, name, True, digest, "a file")
        note_revision(connection, encoder)
    return CatalogueStore(engine).revision()


def test_the_revision_follows_encoder_and_content(small_engine: Engine) -> None:
    upgrade(small_engine)
    first = revision_with(small_engine, "one", esco="d1", onet="d2")
    assert revision_with(small_engine, "one", onet="d2") == first
    assert revision_with(small_engine, "two") != first
    assert revision_with(small_engine, "one", esco="d3") != first
    assert revision_with(small_engine, "one", esco="d1") == first
    assert current_state(small_engine) == State("one", {"esco": (True, "d1"), "onet": (True, "d2")})
