from __future__ import annotations

import time

import pytest

from benchmarks.fuzz import reading
from benchmarks.fuzz.parsers import Parser
from benchmarks.fuzz.reading import read_changed


def test_a_parser_that_hangs_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_SECONDS", 0.05)

    def hang(data: bytes) -> object:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            pass
        return data

    outcome = read_changed("hanging", Parser(hang, lambda: (b"x",)), 2)
    assert dict(outcome.ends) == {"hung": 2}
    assert list(outcome.faults) == ["hangs"]
