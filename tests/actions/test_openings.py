"""Openings, and a message to HR that is sent only after the person has seen it."""

from __future__ import annotations

import json

from actions.base.stores import hr_requests
from actions.openings import ActionAskHrForMe, ActionSendToHr
from bot.dialogue.person import person_of
from tests.actions.acting import VISITOR, Act, analyst, bot_event


def test_hr_gets_exactly_what_was_shown_and_only_after_the_yes(guide: Act) -> None:
    analyst()
    draft = guide(ActionAskHrForMe(), "ask HR about the first one")
    assert hr_requests().of(person_of(VISITOR)) == ()
    sending = json.loads(draft.payloads[0][len("/send_to_hr") :])
    before = [{"event": "action", "name": "action_listen"}, bot_event(draft)]
    guide(ActionSendToHr(), "", entities=sending, before=before)
    (request,) = hr_requests().of(person_of(VISITOR))
    assert request.text in draft.text


def test_a_yes_to_hr_that_was_typed_shows_the_text_first(guide: Act) -> None:
    analyst()
    opening = json.loads(guide(ActionAskHrForMe(), "the first one").payloads[0][len("/send_to_hr") :])["opening"]
    done = guide(ActionSendToHr(), "", entities={"opening": opening, "send": "yes"})
    assert "Shall I send it?" in done.text
    assert hr_requests().of(person_of(VISITOR)) == ()
