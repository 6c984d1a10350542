"""The way to a top certification: the one that is named, else the one that serves the target."""

from __future__ import annotations

from actions.ascent import ActionAscent
from tests.actions.acting import Act, analyst, tell


def test_the_certification_that_is_named_is_the_top(guide: Act) -> None:
    analyst()
    assert "Cloud engineering" in guide(ActionAscent(), "ascent to the cloud engineering certification").text


def test_without_a_name_the_target_decides(guide: Act) -> None:
    analyst()
    done = guide(ActionAscent(), "show my ascent")
    assert "Data engineering programme" in done.text
    (picture,) = done.message["reply"]["pictures"]
    assert picture["path"].startswith("/files/")
    assert "Data engineering programme" in picture["title"]


def test_it_runs_without_a_target(guide: Act) -> None:
    tell("rest:anna", target=None)
    done = guide(ActionAscent(), "show my ascent")
    assert done.follow_up is None
    assert "Next:" in done.text
