"""When the launcher starts a process again; tests/serving/test_launcher.py does it with real ones."""

from __future__ import annotations

from typing import Any

import pytest

from bot.serving import restarting
from bot.serving.restarting import Restarting


class FakeChild:
    def __init__(self) -> None:
        self.did: list[str] = []

    def start(self, on_end: Any) -> None:
        self.did.append("start")

    def end(self, seconds: float) -> None:
        self.did.append(f"end {seconds:g}")

    def keep_log_small(self) -> None:
        self.did.append("log")


class FakeWatchdog:
    hung = False

    def started(self) -> None:
        self.hung = False

    def finds_it_hung(self) -> bool:
        return self.hung


class FakeTime:
    """A clock that stands still but for what a test makes of it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.fixture
def child() -> FakeChild:
    return FakeChild()


def restarting_one(child: Any, watchdog: Any) -> Restarting:
    return Restarting("it", child, watchdog)


def test_pauses_grow_while_it_ends_soon_and_begin_anew_after_a_sound_time(
    child: FakeChild, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeTime()
    monkeypatch.setattr(restarting, "time", clock)
    one = restarting_one(child, FakeWatchdog())
    one.start(lambda: None)
    for _ in range(8):
        one.start_again(lambda: None)
    assert clock.pauses[:3] == [0.2, 0.4, 0.8]
    assert clock.pauses[-1] == restarting.LONGEST_PAUSE
    clock.now = restarting.SOUND_AFTER_SECONDS + 1
    one.start_again(lambda: None)
    assert clock.pauses[-1] == restarting.FIRST_PAUSE


def test_a_hung_one_is_ended_and_one_that_was_never_started_left_alone(child: FakeChild) -> None:
    watchdog = FakeWatchdog()
    one = restarting_one(child, watchdog)
    watchdog.hung = True
    assert not one.ended_because_it_hung()
    one.start(lambda: None)
    assert not one.ended_because_it_hung()
    watchdog.hung = True
    assert one.ended_because_it_hung()
    assert child.did == ["start", "log", "log", "end 0"]
