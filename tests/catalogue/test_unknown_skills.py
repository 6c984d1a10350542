"""Skills that badges name and the catalogue lacks, without anybody's name."""

from __future__ import annotations

from datetime import date

import pytest

from bot.badges.verification import Alignment
from bot.catalogue import unknown_skills
from bot.catalogue.unknown_skills import UnknownSkill, UnknownSkillLog
from bot.database.migrations import upgraded_engine

DAY = date(2026, 11, 28)
JUGGLING = Alignment("Juggling", "https://a.example/juggling", "Circus")


def test_each_skill_is_counted(sqlite_url: str) -> None:
    log = UnknownSkillLog(upgraded_engine(sqlite_url), lambda: DAY)
    log.record([])
    assert log.all() == ()
    log.record([JUGGLING, JUGGLING, Alignment("Fencing")])
    log.record([JUGGLING])
    assert log.all() == (
        UnknownSkill("Juggling", "Circus", "https://a.example/juggling", 2, DAY),
        UnknownSkill("Fencing", "", "", 1, DAY),
    )


def test_the_list_does_not_grow_for_ever(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unknown_skills, "MOST_KEPT", 3)
    log = UnknownSkillLog(upgraded_engine(sqlite_url), lambda: DAY)
    log.record(Alignment(f"skill {number}") for number in range(9))
    assert len(log.all()) == 3
