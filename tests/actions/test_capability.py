"""The capabilities of a person beside what the target role would add."""

from __future__ import annotations

from actions.base.stores import people
from actions.capability import ActionCapabilities
from bot.profile.profile import Evidence
from tests.actions.acting import VISITOR, Act, analyst


def test_the_role_now_and_the_target_are_both_counted(guide: Act) -> None:
    analyst()
    done = guide(ActionCapabilities(), "my capabilities")
    assert "“data warehouse designer” would add" in done.text
    assert [picture["path"][:7] for picture in done.message["reply"]["pictures"]] == ["/files/"]


def test_somebody_of_whom_nothing_is_known_gets_no_picture(guide: Act) -> None:
    done = guide(ActionCapabilities(), "my capabilities")
    assert done.message["reply"]["pictures"] == ()
    assert done.follow_up is None


def test_a_skill_of_ones_own_is_among_them(guide: Act) -> None:
    people().add_evidence(VISITOR, Evidence("claimed", "SQL basics", credential="sql-basics"))
    assert "query languages" in guide(ActionCapabilities(), "my capabilities").text
