"""The gap to the target role."""

from __future__ import annotations

from actions.base.stores import people
from actions.gap import ActionGap
from tests.actions.acting import VISITOR, Act, analyst


def test_every_skill_is_proven_claimed_or_missing(guide: Act) -> None:
    analyst()
    done = guide(ActionGap(), "my gap")
    assert "28 skills: 0 proven, 4 claimed, 24 missing" in done.text
    assert done.payloads == ["/my_pathway", "/my_ladder"]


def test_who_has_refused_to_name_a_target_is_asked_which_role_it_is_about(guide: Act) -> None:
    with people().change(VISITOR) as change:
        change.refuse("target")
    done = guide(ActionGap(), "my gap")
    assert (done.follow_up, done.payloads) == (None, [])
    assert "which role you are aiming at" in done.text


def test_it_is_for_the_person_alone(guide: Act) -> None:
    analyst()
    assert guide(ActionGap(), "my gap").message["reply"]["private"] is True
