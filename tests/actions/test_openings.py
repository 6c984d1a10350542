"""Openings, and a message to HR that is sent only after the person has seen it."""

from __future__ import annotations

import json
from datetime import date

from actions.base.stores import hr_requests
from actions.openings import ActionAskHrForMe, ActionSendToHr
from actions.progress import ActionUndoAchievement
from bot.decision.awaited import Pending
from bot.dialogue.person import person_of
from tests.actions.acting import VISITOR, Act, analyst


def test_hr_gets_exactly_what_was_shown_and_only_after_the_yes(guide: Act) -> None:
    analyst()
    draft = guide(ActionAskHrForMe(), "ask HR about the first one")
    assert hr_requests().of(person_of(VISITOR)) == ()
    sending = json.loads(draft.payloads[0][len("/send_to_hr") :])
    sent = guide(ActionSendToHr(), "", entities=sending, pending=Pending.from_slot(draft.slots["pending"]))
    (request,) = hr_requests().of(person_of(VISITOR))
    assert request.text in draft.text
    undo = Pending.from_slot(sent.slots["pending"])
    assert undo == Pending("undo", f"hr:{request.id}")
    assert "no longer with HR" in guide(ActionUndoAchievement(), "can I take that back", pending=undo).text
    assert hr_requests().of(person_of(VISITOR)) == ()


def test_what_hr_has_dealt_with_is_not_taken_back(guide: Act) -> None:
    request = hr_requests().add(VISITOR, "I am interested.", VISITOR, date(2026, 3, 2))
    hr_requests().mark_done(request.id)
    done = guide(ActionUndoAchievement(), "undo", pending=Pending("undo", f"hr:{request.id}"))
    assert "dealt with" in done.text
    assert len(hr_requests().of(VISITOR)) == 1


def test_a_draft_that_another_draft_followed_is_not_sent(guide: Act) -> None:
    analyst()
    first, second = (guide(ActionAskHrForMe(), f"the {place} one") for place in ("first", "second"))
    sending = json.loads(first.payloads[0][len("/send_to_hr") :])
    done = guide(ActionSendToHr(), "", entities=sending, pending=Pending.from_slot(second.slots["pending"]))
    assert "Shall I send it?" in done.text
    assert hr_requests().of(person_of(VISITOR)) == ()


def test_a_yes_to_hr_that_was_typed_shows_the_text_first(guide: Act) -> None:
    analyst()
    opening = json.loads(guide(ActionAskHrForMe(), "the first one").payloads[0][len("/send_to_hr") :])["opening"]
    done = guide(ActionSendToHr(), "", entities={"opening": opening, "send": "yes"})
    assert "Shall I send it?" in done.text
    assert hr_requests().of(person_of(VISITOR)) == ()
