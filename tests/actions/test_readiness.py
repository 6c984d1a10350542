"""The criteria of a role, and news once all are met."""

from __future__ import annotations

from actions.readiness import ActionWatchReadiness
from tests.actions.acting import Act, analyst, known


def test_readiness_is_watched_for_the_target_alone(guide: Act) -> None:
    guide(ActionWatchReadiness(), "tell me")
    assert known().watched == ()
    analyst()
    guide(ActionWatchReadiness(), "tell me")
    assert tuple(known().watched) == ("data-warehouse-designer",)
