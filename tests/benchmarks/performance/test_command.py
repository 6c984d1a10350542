from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from benchmarks.performance.command import ended_cleanly
from benchmarks.performance.processes import BenchmarkError


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_the_work_gives_the_exit_code() -> None:
    assert ended_cleanly(lambda: 3) == 3


def test_what_could_not_be_measured_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise BenchmarkError("the server was not ready")

    assert ended_cleanly(fail) == 1
    assert capsys.readouterr().err == "the server was not ready\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_lets_the_work_tidy_up(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    tidied = []

    def work() -> int:
        try:
            os.kill(os.getpid(), number)
            return 0
        finally:
            tidied.append(number)

    assert ended_cleanly(work) == 130
    assert tidied == [number]
    assert capsys.readouterr().err == "Stopped.\n"
