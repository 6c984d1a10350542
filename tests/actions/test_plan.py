"""The plan: made, kept, drawn, and given away as a calendar."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from actions.base.stores import files
from actions.plan import ActionPathway
from tests.actions.acting import VISITOR, Act, analyst, known, tell


def test_a_plan_is_kept_and_comes_as_picture_and_calendar(guide: Act) -> None:
    analyst()
    done = guide(ActionPathway(), "make my plan")
    kept = known().plan
    assert kept is not None
    assert (kept.target, len(kept.plan["steps"])) == ("data-warehouse-designer", 7)
    (file,) = done.message["reply"]["files"]
    assert file["name"] == "plan.ics"
    calendar = files().fetch(file["path"].removeprefix("/files/"), datetime.now(timezone.utc))
    assert calendar is not None
    assert calendar.content.count(b"BEGIN:VEVENT") >= 7
    assert len(done.message["reply"]["pictures"]) == 1


@pytest.mark.parametrize(
    ("text", "entities", "aim", "other"),
    [
        ("make my plan", {}, "time", "cost"),
        ("the cheapest plan", {}, "money", "time"),
        ("", {"aim": "cost"}, "money", "time"),
        ("the cheapest plan", {"aim": "time"}, "time", "cost"),
        ("make my plan", {"aim": "luck"}, "time", "cost"),
    ],
)
def test_what_it_saves_is_what_is_asked_for(
    guide: Act, text: str, entities: dict[str, str], aim: str, other: str
) -> None:
    analyst()
    done = guide(ActionPathway(), text, entities=entities)
    assert f"the plan of the least {aim}" in done.text
    assert done.payloads[0] == f'/my_pathway{{"aim": "{other}"}}'


def test_a_plan_without_a_step_keeps_nothing(guide: Act) -> None:
    tell(VISITOR, target="data-warehouse-designer", hours_per_week=0.0)
    done = guide(ActionPathway(), "make my plan")
    assert known().plan is None
    assert done.message["reply"]["files"] == ()
