"""The log of unanswered questions, on SQLite and PostgreSQL: off, masked, short-lived, nobody's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.database.migrations import upgrade
from bot.knowledge import gaps
from bot.knowledge.gaps import GapGroup, GapLog, group_gaps
from bot.knowledge.tables import GapRow
from tests.clock import Clock

TODAY = date(2025, 6, 1)


@pytest.fixture
def clock() -> Clock[date]:
    return Clock(TODAY)


@pytest.fixture
def log(engine: Engine, clock: Clock[date]) -> GapLog:
    upgrade(engine)
    return GapLog(engine, clock)


def texts(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [row.text for row in connection.execute(select(GapRow.text).order_by(GapRow.id))]


def test_nothing_is_kept_until_it_is_switched_on(log: GapLog, engine: Engine) -> None:
    assert log.is_on() is False
    assert log.record("can I get a visa") is False
    log.switch(True)
    log.switch(True)
    assert log.is_on() is True
    assert log.record("can I get a visa") is True
    log.switch(False)
    assert log.record("what about leave") is False
    assert texts(engine) == ["can I get a visa"]


def test_what_is_kept_is_masked_and_cut(log: GapLog, engine: Engine) -> None:
    log.switch(True)
    log.record("I am jane@firma.de, call 0176 1234567. " + "why " * 100)
    (kept,) = texts(engine)
    assert kept.startswith("I am [email] , call [number]")
    assert len(kept) <= 300


def test_there_is_no_place_for_a_person_or_the_minute() -> None:
    assert GapRow.__table__.columns.keys() == ["id", "text", "asked_on"]


@pytest.mark.parametrize("text", ["", " \n", "\x00"])
def test_texts_of_nothing_are_not_kept(log: GapLog, engine: Engine, text: str) -> None:
    log.switch(True)
    assert log.record(text) is False
    assert texts(engine) == []


@pytest.mark.parametrize("error", [RuntimeError("jane@firma.de"), gaps.mask.__globals__["MaskFailed"]()])
def test_nothing_is_kept_nor_logged_when_masking_fails(
    log: GapLog,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    def broken(text: str) -> str:
        raise error

    log.switch(True)
    monkeypatch.setattr(gaps, "mask", broken)
    assert log.record("jane@firma.de") is False
    assert texts(engine) == []
    assert "not kept" in caplog.text
    assert "jane" not in caplog.text


def test_old_questions_go_at_the_next_write(log: GapLog, engine: Engine, clock: Clock[date]) -> None:
    log.switch(True)
    log.record("first")
    clock.now += timedelta(days=90)
    log.record("second")
    assert texts(engine) == ["first", "second"]
    clock.now += timedelta(days=1)
    log.record("third")
    assert texts(engine) == ["second", "third"]


def test_old_questions_go_at_a_read_and_when_it_is_off(log: GapLog, engine: Engine, clock: Clock[date]) -> None:
    log.switch(True)
    log.record("first")
    clock.now += timedelta(days=91)
    assert log.groups() == ()
    assert texts(engine) == []
    log.record("second")
    log.switch(False)
    clock.now += timedelta(days=91)
    log.record("third")
    assert texts(engine) == []


def test_nobody_can_fill_the_disk(log: GapLog, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps, "MAX_GAPS", 3)
    log.switch(True)
    for number in range(6):
        log.record(f"question {number}")
    log.groups()
    assert texts(engine) == ["question 3", "question 4", "question 5"]


def test_groups_are_read_from_the_log(log: GapLog, clock: Clock[date]) -> None:
    log.switch(True)
    log.record("Can I get a parking badge?")
    clock.now += timedelta(days=2)
    log.record("can i get a parking badge")
    log.record("visa")
    assert log.groups() == (
        GapGroup(2, clock.now, ("Can I get a parking badge?", "can i get a parking badge")),
        GapGroup(1, clock.now, ("visa",)),
    )


def grouped(*texts: str) -> list[tuple[str, ...]]:
    return [group.examples for group in group_gaps((text, TODAY) for text in texts)]


def test_like_texts_are_one_group() -> None:
    assert grouped("when is payday", "payday, when is it?", "When is PAYDAY!") == [
        ("When is PAYDAY!", "payday, when is it?", "when is payday")
    ]


def test_a_word_is_not_like_every_text_that_has_it() -> None:
    assert len(grouped("visa", "how do i bring my family here, visa and all", "parking")) == 3


def test_texts_without_words_are_kept_apart() -> None:
    assert len(grouped("👍", "???", "大きい")) == 3


def test_groups_are_in_the_same_order_whatever_came_first() -> None:
    asked = ["visa for my wife", "wife visa", "parking badge", "badge for parking", "payroll date", "refund"]
    assert grouped(*asked) == grouped(*reversed(asked))


def test_biggest_group_comes_first_with_three_examples_and_the_last_day() -> None:
    asked = [(f"parking badge{mark}", TODAY - timedelta(days=days)) for days, mark in enumerate("?!.,")]
    (first, second) = group_gaps([("refund", TODAY), *asked, ("parking badge!", TODAY)])
    assert (first.count, first.last_asked, first.examples[0], len(first.examples)) == (
        5,
        TODAY,
        "parking badge!",
        3,
    )
    assert second == GapGroup(1, TODAY, ("refund",))
