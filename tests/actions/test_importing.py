"""A profile from a file is shown, and kept only after a yes."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest

from actions.base.stores import files
from actions.importing import TO_KEEP, ActionImportProfile, ActionKeepProfile
from actions.pending import ActionDeny
from benchmarks.sample_profiles import RESUME, as_json
from bot.importing.reading import read_profile
from bot.importing.rows import rows_to_json
from bot.people.files import PROFILE_ROWS
from tests.actions.acting import VISITOR, Act, known


def hand_over() -> None:
    rows = json.dumps(rows_to_json(read_profile(as_json(RESUME)))).encode()
    files().keep(VISITOR, PROFILE_ROWS, "application/json", rows, datetime.now(timezone.utc))


def is_waiting() -> bool:
    return bool(files().names_of(VISITOR, datetime.now(timezone.utc)))


def test_rows_are_shown_and_nothing_is_kept(guide: Act) -> None:
    hand_over()
    done = guide(ActionImportProfile())
    assert "Data Analyst" in done.text
    assert done.payloads == ["/keep_profile", "/deny"]
    assert done.slots["pending"] == TO_KEEP.as_slot()
    assert known().is_unknown


def test_a_yes_keeps_them_and_the_file_is_gone(guide: Act) -> None:
    hand_over()
    assert guide(ActionKeepProfile()).text.startswith("Kept: 1 role, 3 skills and 1 certificate.")
    person = known()
    assert (person.profile.occupation, person.profile.occupation_words) == ("data-analyst", "Data Analyst")
    assert {(one.kind, one.title) for one in person.evidence} >= {("claimed", "SQL"), ("claimed", "CompTIA A+")}
    assert not is_waiting()


def test_a_no_keeps_nothing_and_the_file_is_gone(guide: Act) -> None:
    hand_over()
    assert "kept nothing" in guide(ActionDeny(), pending=TO_KEEP).text
    assert known().is_unknown
    assert not is_waiting()


@pytest.mark.parametrize("action", [ActionImportProfile, ActionKeepProfile])
def test_without_a_file_it_says_how_to_hand_one_in(guide: Act, action: type) -> None:
    assert guide(action()).text.startswith("Send me a file")
    assert known().is_unknown
