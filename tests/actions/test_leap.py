"""Whether a programme is worth its time and money."""

from __future__ import annotations

from actions.leap import ActionLeap
from tests.actions.acting import VISITOR, Act, analyst, tell


def test_programmes_are_judged_for_this_person(guide: Act) -> None:
    analyst()
    done = guide(ActionLeap(), "find a programme")
    assert "Data engineering programme" in done.text
    assert done.payloads == ["/my_pathway"]


def test_no_hours_is_a_reason_against(guide: Act) -> None:
    tell(VISITOR, target="data-warehouse-designer", hours_per_week=0.0)
    assert "you have no hours for it" in guide(ActionLeap(), "find a programme").text


def test_the_hours_are_asked_for(guide: Act) -> None:
    tell(VISITOR, target="data-warehouse-designer")
    slots = guide(ActionLeap(), "find a programme").slots
    assert (slots["assessment_purpose"], slots["open_question"]["field"]) == ("my_leap", "hours_per_week")
