"""The ladder of badges, and its picture at an address of the person's own."""

from __future__ import annotations

from datetime import datetime, timezone

from actions.base.stores import files, people
from actions.ladder import ActionLadder
from bot.profile.profile import Evidence
from tests.actions.acting import VISITOR, Act, analyst


def test_the_rungs_come_with_a_picture_that_can_be_opened(guide: Act) -> None:
    analyst()
    done = guide(ActionLadder(), "my ladder")
    assert "12 rungs to go" in done.text
    (picture,) = done.message["reply"]["pictures"]
    kept = files().fetch(picture["path"].removeprefix("/files/"), datetime.now(timezone.utc))
    assert kept is not None
    assert (kept.name, kept.media_type, kept.content[:4]) == ("ladder.png", "image/png", b"\x89PNG")


def test_a_badge_that_is_held_is_no_rung(guide: Act) -> None:
    analyst()
    people().add_evidence(VISITOR, Evidence("proven", "SQL basics", credential="sql-basics"))
    done = guide(ActionLadder(), "my ladder")
    assert "11 rungs to go" in done.text
    assert "You hold SQL basics" in done.text
