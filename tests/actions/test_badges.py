"""A badge is verified and waits for its holder."""

from __future__ import annotations

from actions.badges import ActionCheckBadge, ActionConfirmBadge
from tests.actions.acting import Act, known


def test_a_typed_confirmation_of_a_badge_does_nothing(guide: Act) -> None:
    assert "No badge" in guide(ActionConfirmBadge(), "", entities={"mine": "yes"}).text
    assert known().evidence == ()


def test_what_is_no_badge_is_refused_in_words(guide: Act) -> None:
    done = guide(ActionCheckBadge(), "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2lnbmF0dXJl")
    assert "Traceback" not in done.text
    assert known().pending_badges == ()
    assert "Paste your Open Badge" in guide(ActionCheckBadge(), "check my badge").text
