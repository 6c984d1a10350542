"""People whose App Home and modal are filled with what a test says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from benchmarks.slack.fake_slack import TEAM, FakeSlack
from benchmarks.slack.people import People, wrapped
from bot.channels.slack.profiles import HomeContent, Profiles
from bot.dialogue.reply import Button, Progress

CONTENT = HomeContent(
    profile=(("Role", "Data <analyst>"),),
    plan=("SQL badge", "Python badge"),
    progress=(Progress("Plan", 0.5),),
    buttons=(Button("What next?", "/tell_more"),),
)


class GivenProfiles(Profiles):
    """Shows what it is given and keeps what is saved; the real one has tests of its own."""

    def __init__(self) -> None:
        self.content = CONTENT
        self.problems: dict[str, str] = {}
        self.saved: list[tuple[str, Mapping[str, str]]] = []
        self.error: Exception | None = None

    def home(self, person: str, today: date) -> HomeContent:
        assert person == "slack:U1"
        if self.error:
            raise self.error
        return self.content

    def answers(self, person: str) -> Mapping[str, str]:
        if self.error:
            raise self.error
        return {"occupation": "Data analyst", "deadline": "2027-01-01", "opening": "yes", "budget": "x" * 2_000}

    def save(self, person: str, answers: Mapping[str, str], today: date) -> Mapping[str, str]:
        if self.error:
            raise self.error
        self.saved.append((person, answers))
        return self.problems


def opened(tab: str = "home") -> dict[str, Any]:
    """The event of a person who opens a tab of the app."""
    return wrapped({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": tab})


def text_of(view: dict[str, Any]) -> str:
    return str(view["blocks"])


async def open_form(guided: People, slack: FakeSlack) -> dict[str, Any]:
    action = {"type": "button", "action_id": "rung_open_form", "block_id": "x", "action_ts": "1.0"}
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": "U1"},
        "trigger_id": "t1",
        "container": {"type": "view"},
        "actions": [action],
    }
    answer = await guided.interact(payload)
    assert answer.status == 200
    (opened_form,) = await slack.wait("views.open")
    assert opened_form["trigger_id"] == "t1"
    return dict(opened_form["view"])
