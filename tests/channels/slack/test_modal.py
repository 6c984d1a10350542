from __future__ import annotations

from typing import Any

import pytest

from benchmarks.slack.block_limits import view_faults
from benchmarks.slack.fake_slack import TEAM, FakeSlack
from benchmarks.slack.people import People
from bot.channels.slack import messages
from bot.channels.slack.modal import QUESTIONS, answers_of, modal_view
from bot.profile.profile import FIELDS
from tests.channels.slack.conftest import settled
from tests.channels.slack.home_pages import GivenProfiles, open_form, text_of


def test_the_form_asks_for_every_field_of_the_assessment() -> None:
    assert set(QUESTIONS) == set(FIELDS)
    assert list(view_faults(modal_view({}))) == []


async def test_the_form_opens_with_what_was_told(guided: People, slack: FakeSlack) -> None:
    view = await open_form(guided, slack)
    inputs = {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}
    assert len(inputs) == 9
    assert all(block["optional"] for block in inputs.values())
    assert inputs["occupation"]["element"]["initial_value"] == "Data analyst"
    assert inputs["deadline"]["element"]["initial_date"] == "2027-01-01"
    assert inputs["opening"]["element"]["initial_option"]["value"] == "yes"
    assert "initial_option" not in inputs["recognition"]["element"]


async def test_the_form_opens_empty_when_nothing_can_be_read(
    guided: People, slack: FakeSlack, profiles: GivenProfiles
) -> None:
    profiles.error = OSError("database away")
    view = await open_form(guided, slack)
    assert "initial" not in text_of(view)


def sent(**values: dict[str, Any]) -> dict[str, Any]:
    state = {"values": {name: {"answer": value} for name, value in values.items()}}
    view = {"type": "modal", "callback_id": "rung_form", "state": state}
    return {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": "U1"}, "view": view}


async def test_answers_are_saved_and_the_page_is_shown_anew(
    guided: People, slack: FakeSlack, profiles: GivenProfiles
) -> None:
    answer = await guided.interact(
        sent(
            occupation={"type": "plain_text_input", "value": " Data analyst "},
            target={"type": "plain_text_input", "value": None},
            deadline={"type": "datepicker", "selected_date": "2027-05-01"},
            opening={"type": "static_select", "selected_option": {"value": "no"}},
            recognition={"type": "static_select", "selected_option": None},
        )
    )
    assert (answer.status, answer.body) == (200, "")
    assert profiles.saved == [
        ("slack:U1", {"occupation": "Data analyst", "deadline": "2027-05-01", "opening": "no"})
    ]
    await slack.wait("views.publish")
    (posted,) = await slack.wait("chat.postMessage")
    assert (posted["channel"], posted["text"]) == ("D1", messages.MODAL_SAVED)


async def test_wrong_answers_are_told_at_their_fields(
    guided: People, slack: FakeSlack, profiles: GivenProfiles
) -> None:
    profiles.problems = {"budget": "A budget cannot be less than nothing."}
    answer = await guided.interact(sent(budget={"value": "-1"}))
    assert answer.json == {"response_action": "errors", "errors": profiles.problems}
    await settled()
    assert slack.of("views.publish") == []


async def test_a_form_that_cannot_be_saved_stays_open(guided: People, profiles: GivenProfiles) -> None:
    profiles.error = OSError("database away")
    answer = await guided.interact(sent(budget={"value": "1"}))
    assert answer.json["errors"] == {"occupation": messages.MODAL_NOT_SAVED}


@pytest.mark.parametrize(
    "state", [None, {}, {"values": {}}, {"values": {"other": {"answer": {"value": "x"}}}}], ids=str
)
def test_a_view_without_answers_has_none(state: dict[str, Any] | None) -> None:
    assert answers_of({"state": state}) == {}


def test_odd_values_of_a_view_are_no_answers() -> None:
    odd = {"occupation": None, "target": {"answer": {"value": 7}}, "budget": {"answer": {"value": "  "}}}
    assert answers_of({"state": {"values": odd}}) == {}


def test_an_earlier_answer_that_no_longer_fits_its_field_is_left_out() -> None:
    view = modal_view({"deadline": "soon", "recognition": "nobody", "occupation": "x" * 5_000})
    assert list(view_faults(view)) == []
    elements = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    assert "initial_date" not in elements["deadline"]
    assert "initial_option" not in elements["recognition"]
    assert len(elements["occupation"]["initial_value"]) == elements["occupation"]["max_length"]
