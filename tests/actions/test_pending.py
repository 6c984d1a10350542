"""A yes or a no is to what was asked right before, and to nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from actions.base.stores import hr_requests, people
from actions.openings import ActionAskHrForMe
from actions.pending import PENDING_EXPLAINED, ActionDeny, confirm, refuse
from bot.decision.awaited import ASKS_YES_OR_NO, Pending
from bot.people.person import PendingBadge
from bot.profile.profile import Evidence
from tests.actions.acting import VISITOR, Act, analyst, known

FORGET, BADGE = Pending("forget"), Pending("badge")


class Confirm:
    """Says yes."""

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        return await confirm(dispatcher, tracker, domain)


class Refuse:
    """Says no."""

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        return await refuse(dispatcher, tracker, domain)


def hold_badge() -> None:
    evidence = (Evidence("proven", "SQL basics", credential="sql-basics", badge="urn:1"),)
    with people().change(VISITOR) as change:
        change.hold_badge(PendingBadge("urn:1", "Anna", evidence, date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("action", "response"), [(Confirm, "utter_affirm"), (Refuse, "utter_deny"), (ActionDeny, "utter_deny")]
)
def test_to_no_question_it_is_small_talk(guide: Act, action: type, response: str) -> None:
    hold_badge()
    assert guide(action(), "…").response == response
    assert guide(action(), "…", pending=Pending("undo", "log")).response == response
    assert len(known().pending_badges) == 1


def test_what_was_asked_before_the_last_turn_is_no_longer_asked(guide: Act) -> None:
    older = [
        {"event": "user", "text": "forget me"},
        {"event": "slot", "name": "pending", "value": FORGET.as_slot()},
        {"event": "user", "text": "what is a badge?"},
    ]
    done = guide(Confirm(), "yes", before=older, more_slots={"pending": FORGET.as_slot()})
    assert "erase_me" not in done.slots


def test_a_yes_forgets(guide: Act) -> None:
    assert guide(Confirm(), "yes", pending=FORGET).slots["erase_me"] == VISITOR


@pytest.mark.parametrize("action", [Refuse, ActionDeny])
def test_a_no_keeps_everything(guide: Act, action: type) -> None:
    done = guide(action(), "no", pending=FORGET)
    assert "keep everything" in done.text
    assert done.slots == {"pending": None}


def test_a_yes_takes_the_badge_that_was_shown(guide: Act) -> None:
    hold_badge()
    guide(Confirm(), "yes", pending=BADGE)
    assert [one.credential for one in known().evidence] == ["sql-basics"]
    assert known().pending_badges == ()


def test_a_no_forgets_the_badge_that_was_shown(guide: Act) -> None:
    hold_badge()
    guide(Refuse(), "no", pending=BADGE)
    assert (known().evidence, known().pending_badges) == ((), ())


@pytest.mark.parametrize(("action", "sent"), [(Confirm, 1), (Refuse, 0)])
def test_the_draft_for_hr_is_sent_by_a_yes_alone(guide: Act, action: type, sent: int) -> None:
    analyst()
    draft = guide(ActionAskHrForMe(), "the first one")
    guide(action(), "…", pending=Pending.from_slot(draft.slots["pending"]))
    assert len(hr_requests().of(VISITOR)) == sent
    assert json.loads(draft.payloads[0].removeprefix("/send_to_hr"))["send"] == "yes"


@pytest.mark.parametrize(("action", "logged"), [(Confirm, 1), (Refuse, 0)])
def test_what_may_be_an_achievement_is_logged_by_a_yes_alone(guide: Act, action: type, logged: int) -> None:
    guide(action(), "…", pending=Pending("log", "I trained two new starters on the till"))
    assert len(known().achievements) == logged


def test_everything_that_can_be_asked_is_explained_and_asked_again() -> None:
    assert set(PENDING_EXPLAINED) == ASKS_YES_OR_NO
    assert all(text.count("?") and text.endswith("?") for text in PENDING_EXPLAINED.values())
