"""No changed input breaks a parser; the long run is `make bench-fuzz`."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from benchmarks.fuzz.parsers import PARSERS, Parser
from benchmarks.fuzz.reading import read_changed

NUMBER = 200


@pytest.mark.parametrize("name", PARSERS)
def test_changed_input_is_read_or_refused(name: str) -> None:
    outcome = read_changed(name, PARSERS[name], NUMBER, guarded=False)
    assert outcome.inputs == NUMBER
    assert outcome.faults == {}


@pytest.mark.parametrize("name", [name for name in PARSERS if name != "address"])
def test_what_inputs_are_made_from_is_sound(name: str) -> None:
    parser = PARSERS[name]
    for seed in parser.seeds():
        packed = [pack(seed) for pack in parser.packs] or [seed]
        assert any(is_read(parser, data) for data in packed), seed[:200]


def is_read(parser: Parser, data: bytes) -> bool:
    try:
        parser.read(data)
    except parser.refuses:
        return False
    return True


def test_what_breaks_is_told_with_its_place_and_input() -> None:
    def broken(data: bytes) -> object:
        if b"a" in data:
            raise KeyError(data)
        raise ValueError

    parser = Parser(broken, lambda: (b"abc",), (ValueError,))
    outcome = read_changed("broken", parser, 50, guarded=False)
    assert set(outcome.ends) == {"KeyError", "refused"}
    assert [kind.split()[0] for kind in outcome.faults] == ["KeyError"]


def test_the_same_seed_makes_the_same_inputs() -> None:
    parser = PARSERS["REST body"]
    one, other = (list(islice(parser.inputs(Random(5)), 30)) for _ in range(2))
    assert one == other
