from __future__ import annotations

import pytest

from bot.database.circuit_breaker import CircuitBreaker
from tests.clock import Clock


@pytest.fixture
def breaker(clock: Clock[float]) -> CircuitBreaker:
    return CircuitBreaker(pause=2.0, clock=clock, trial=10.0)


def test_a_sound_service_is_asked(breaker: CircuitBreaker) -> None:
    assert [breaker.lets_through() for _ in range(3)] == [True, True, True]
    assert not breaker.is_open


def test_after_a_failure_nobody_asks_for_a_moment(breaker: CircuitBreaker, clock: Clock[float]) -> None:
    assert breaker.failed()
    assert breaker.is_open
    clock.now += 1.9
    assert not breaker.lets_through()


def test_then_one_tries_and_the_others_wait_for_the_outcome(breaker: CircuitBreaker, clock: Clock[float]) -> None:
    breaker.failed()
    clock.now += 2
    assert [breaker.lets_through() for _ in range(3)] == [True, False, False]
    assert breaker.succeeded()
    assert [breaker.lets_through() for _ in range(3)] == [True, True, True]


def test_a_trial_that_fails_begins_another_pause(breaker: CircuitBreaker, clock: Clock[float]) -> None:
    breaker.failed()
    clock.now += 2
    assert breaker.lets_through()
    assert not breaker.failed()
    clock.now += 1
    assert not breaker.lets_through()


def test_a_trial_that_never_ends_is_given_up(breaker: CircuitBreaker, clock: Clock[float]) -> None:
    breaker.failed()
    clock.now += 2
    assert breaker.lets_through()
    clock.now += 10
    assert breaker.lets_through()


def test_success_is_news_only_after_a_failure(breaker: CircuitBreaker) -> None:
    assert not breaker.succeeded()
    breaker.failed()
    assert breaker.succeeded()
