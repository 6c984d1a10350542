"""Which turn is under way, and what its stages take: per context, and across threads that work for it."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.monitoring.metrics import REGISTRY
from bot.monitoring.turn import DATABASE, UNDERSTANDING, sound_id, timed, told, took, turn_id, under_way


def counted(stage: str) -> float:
    return REGISTRY.get_sample_value("rung_stage_seconds_count", {"stage": stage}) or 0.0


def test_a_turn_has_its_id_only_while_it_is_under_way() -> None:
    with under_way("abc-1"):
        assert turn_id.get() == "abc-1"
        with under_way("abc-2"):
            assert turn_id.get() == "abc-2"
        assert turn_id.get() == "abc-1"
    assert turn_id.get() is None


async def test_turns_at_the_same_time_have_each_their_own_stages() -> None:
    async def turn(name: str, seconds: float) -> tuple[str | None, dict[str, float]]:
        with under_way(name) as stages:
            await asyncio.to_thread(took, DATABASE, seconds)
            await asyncio.sleep(0)
            await asyncio.to_thread(took, DATABASE, seconds)
            return turn_id.get(), stages

    assert await asyncio.gather(turn("a", 1.0), turn("b", 2.0)) == [("a", {DATABASE: 2.0}), ("b", {DATABASE: 4.0})]


def test_a_stage_that_fails_is_counted_as_well() -> None:
    before = counted(UNDERSTANDING)
    with under_way("a") as stages, pytest.raises(ValueError, match="no"), timed(UNDERSTANDING):
        raise ValueError("no")
    assert counted(UNDERSTANDING) == before + 1
    assert list(stages) == [UNDERSTANDING]


def test_stages_are_told_in_milliseconds() -> None:
    assert told({UNDERSTANDING: 0.0094, DATABASE: 0.002}) == "understanding 9 ms, database 2 ms"


@given(st.text(max_size=80))
def test_an_id_cannot_write_into_the_log(text: str) -> None:
    sound = sound_id(text) or "none"
    assert sound in (text, "none")
    assert sound.replace("-", "a").isalnum()
    assert sound.isascii()
