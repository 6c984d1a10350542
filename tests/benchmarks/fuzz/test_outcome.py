from __future__ import annotations

from benchmarks.fuzz.outcome import MOST_MEMORY, MOST_SECONDS, Outcome


def test_slow_inputs_and_growth_are_faults() -> None:
    outcome = Outcome("x")
    outcome.took(0.1, "read", b"a")
    outcome.grew(MOST_MEMORY)
    assert (outcome.faults, outcome.inputs) == ({}, 1)
    outcome.took(MOST_SECONDS + 0.1, "read", b"b")
    outcome.grew(MOST_MEMORY + 1)
    assert len(outcome.faults) == 2
    assert outcome.slowest > MOST_SECONDS
    assert outcome.ends["read"] == 2


def test_the_first_example_of_a_fault_is_kept() -> None:
    outcome = Outcome("x")
    outcome.fault("KeyError", b"first")
    outcome.fault("KeyError", b"second")
    assert outcome.faults == {"KeyError": "b'first'"}
