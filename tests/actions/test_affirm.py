"""A bare yes or no answers the question of the turn before, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from actions.affirm import ActionAffirm, ActionDeny
from actions.base.stores import hr_requests, people
from actions.openings import ActionAskHrForMe
from bot.dialogue.payload import CONFIRM_BADGE, payload
from bot.people.person import PendingBadge
from bot.profile.profile import Evidence
from tests.actions.acting import VISITOR, Act, analyst, bot_event, known

MINE, NOT_MINE = payload(CONFIRM_BADGE, mine="yes"), payload(CONFIRM_BADGE, mine="no")


def shown(*payloads: str) -> list[dict[str, Any]]:
    buttons = [{"title": "…", "payload": payload} for payload in payloads]
    return [{"event": "user", "text": "…"}, {"event": "bot", "text": "…", "data": {"buttons": buttons}}]


def pend() -> None:
    evidence = (Evidence("proven", "SQL basics", credential="sql-basics", badge="urn:1"),)
    with people().change(VISITOR) as change:
        change.hold_badge(PendingBadge("urn:1", "Anna", evidence, date(2026, 3, 2)))


@pytest.mark.parametrize(("action", "response"), [(ActionAffirm, "utter_affirm"), (ActionDeny, "utter_deny")])
def test_to_no_question_it_is_small_talk(guide: Act, action: type, response: str) -> None:
    pend()
    assert guide(action(), "…").response == response
    assert guide(action(), "…", before=shown("/tell_more")).response == response
    assert len(known().pending_badges) == 1


def test_a_yes_takes_the_badge_that_was_shown(guide: Act) -> None:
    pend()
    guide(ActionAffirm(), "yes", before=shown(MINE, NOT_MINE))
    assert [one.credential for one in known().evidence] == ["sql-basics"]
    assert known().pending_badges == ()


def test_a_no_forgets_the_badge_that_was_shown(guide: Act) -> None:
    pend()
    guide(ActionDeny(), "no", before=shown(MINE, NOT_MINE))
    assert (known().evidence, known().pending_badges) == ((), ())


@pytest.mark.parametrize(("action", "sent"), [(ActionAffirm, 1), (ActionDeny, 0)])
def test_the_draft_for_hr_is_sent_by_a_yes_alone(guide: Act, action: type, sent: int) -> None:
    analyst()
    draft = guide(ActionAskHrForMe(), "the first one")
    guide(action(), "…", before=[{"event": "user", "text": "the first one"}, bot_event(draft)])
    assert len(hr_requests().of(VISITOR)) == sent
    assert json.loads(draft.payloads[0].removeprefix("/send_to_hr"))["send"] == "yes"
