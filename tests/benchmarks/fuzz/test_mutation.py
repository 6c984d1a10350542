from __future__ import annotations

import json
from random import Random

import pytest

from benchmarks.fuzz.mutation import LONGEST, as_bytes, mutated, mutated_json

SEED = json.dumps({"sender": "ada", "message": "two hours", "parts": [{"a": 1}, {"b": [2, 3]}]}).encode()


def test_inputs_follow_from_the_seed_of_the_numbers() -> None:
    first, again, other = ([mutated(SEED, Random(seed)) for _ in range(1)] for seed in (7, 7, 8))
    assert first == again != other


def test_most_inputs_are_changed_and_none_is_without_end() -> None:
    random = Random(1)
    inputs = [mutated(SEED, random) for _ in range(500)]
    assert sum(data != SEED for data in inputs) > 400
    assert len(set(inputs)) > 350
    assert max(map(len, inputs)) <= LONGEST


def test_json_stays_json_and_is_a_copy() -> None:
    value, random = json.loads(SEED), Random(2)
    changed = [mutated_json(value, random) for _ in range(300)]
    assert value == json.loads(SEED)
    assert sum(one != value for one in changed) > 250
    assert {type(json.loads(as_bytes(one))) for one in changed} >= {dict}


@pytest.mark.parametrize("seed", [b"", b"\0", b"[]", b"null", b"1", "½".encode()])
def test_small_input_is_changed_as_well(seed: bytes) -> None:
    random = Random(3)
    assert len({mutated(seed, random) for _ in range(60)}) > 10
