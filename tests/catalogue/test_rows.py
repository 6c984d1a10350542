"""What is written into the tables is read back, one part at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy.engine import Engine

from bot.catalogue.parts import current_state
from bot.catalogue.rows import (
    names_of_occupation,
    names_of_skill,
    read_source_back,
    replace_source,
    vectors_of_names,
)
from bot.database.engine import read_transaction, write_transaction
from tests.catalogue.small import ESCO, ONET, CountingEncoder, build_small


def test_each_name_has_one_kind_and_comes_once() -> None:
    occupation = replace(ESCO.occupations[0], alternatives=("Data Analysts", "number person", "figures person"))
    names = names_of_occupation(occupation, {occupation.key: ("figures person", "sums person")})
    assert names == [
        ("title", "data analyst"),
        ("lay", "figures person"),
        ("lay", "sums person"),
        ("alternative", "number person"),
    ]
    assert names_of_skill(ESCO.skills[1]) == [("title", "write code"), ("alternative", "programming")]


def test_a_source_is_read_back_without_lay_titles(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    with read_transaction(small_engine) as connection:
        back = read_source_back(connection, "ESCO")
    assert back.occupations == tuple(replace(one, source="ESCO") for one in ESCO.occupations)
    assert back.skills == tuple(replace(one, source="ESCO") for one in ESCO.skills)


def test_replacing_a_source_touches_no_other(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    smaller = replace(ESCO, occupations=ESCO.occupations[:1])
    with write_transaction(small_engine) as connection:
        vectors, _ = vectors_of_names(
            small_engine, current_state(small_engine), {"esco": smaller}, {}, lambda: CountingEncoder(), "lengths"
        )
        replace_source(connection, "ESCO", smaller, {}, vectors)
    with read_transaction(small_engine) as connection:
        assert [one.key for one in read_source_back(connection, "ESCO").occupations] == ["data-analyst"]
        assert len(read_source_back(connection, "O*NET").occupations) == len(ONET.occupations)


def test_vectors_come_from_the_database_while_the_encoder_is_the_same(tmp_path: Path, small_engine: Engine) -> None:
    build_small(tmp_path, small_engine)
    state = current_state(small_engine)
    encoder = CountingEncoder()
    vectors, new = vectors_of_names(small_engine, state, {"esco": ESCO}, {}, lambda: encoder, "lengths")
    assert (new, encoder.texts) == (0, [])
    assert {"data analyst", "write code"} <= set(vectors)
    _, new = vectors_of_names(small_engine, state, {"esco": ESCO}, {}, lambda: encoder, "another")
    assert new == len(encoder.texts) > 0
