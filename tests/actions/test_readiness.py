"""The criteria of a role, and news once all are met."""

from __future__ import annotations

from actions.readiness import ActionReadiness, ActionWatchReadiness
from tests.actions.acting import VISITOR, Act, analyst, known, tell


def test_readiness_is_watched_for_the_target_alone(guide: Act) -> None:
    guide(ActionWatchReadiness(), "tell me")
    assert known().watched == ()
    analyst()
    guide(ActionWatchReadiness(), "tell me")
    assert tuple(known().watched) == ("data-warehouse-designer",)


def test_a_step_is_measured_by_the_criteria_of_its_rung(guide: Act) -> None:
    tell(
        VISITOR,
        occupation="data-analyst",
        target="data-analyst",
        target_words="senior data analyst",
        months_in_role=30,
    )
    done = guide(ActionReadiness(), "am I ready")
    assert "At least 24 months in the present role" in done.text
    assert done.payloads == ["/promotion_case"]
