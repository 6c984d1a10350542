"""The ten tools and what goes with them, run for people of the catalogue that ships."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa_sdk import Action

from actions.ascent import ActionAscent
from actions.badges import ActionCheckBadge, ActionConfirmBadge
from actions.base.people import hr_requests, people
from actions.capability import ActionCapabilities
from actions.gap import ActionGap
from actions.ladder import ActionLadder
from actions.leap import ActionLeap
from actions.openings import ActionAskHrForMe, ActionOpenings, ActionSendToHr
from actions.plan import ActionPathway
from actions.progress import ActionLogAchievement, ActionProgress, ActionUndoAchievement
from actions.promotion_case import ActionPromotionCase
from actions.readiness import ActionReadiness, ActionWatchReadiness
from actions.recommendation import (
    ActionCompareForMe,
    ActionFactors,
    ActionShowRecommendation,
    ActionWhatWouldChange,
)
from bot.catalogue.store import CatalogueStore
from bot.dialogue.person import person_of
from bot.people.person import Person
from tests.actions.acting import Act, Done

VISITOR, EMPLOYEE = "rest:anna", "slack:T1:U1"
TOOLS: tuple[type[Action], ...] = (
    ActionLadder,
    ActionLeap,
    ActionPathway,
    ActionGap,
    ActionProgress,
    ActionAscent,
    ActionOpenings,
    ActionCapabilities,
    ActionReadiness,
    ActionCheckBadge,
)
NEED_A_TARGET = (ActionLadder, ActionLeap, ActionPathway, ActionGap, ActionReadiness)


def tell(sender: str, **profile: Any) -> None:
    with people().change(person_of(sender)) as change:
        change.save_profile(profile)


def analyst(sender: str = VISITOR) -> None:
    tell(sender, occupation="data-analyst", target="data-warehouse-designer", months_in_role=24, hours_per_week=5.0)


def known(sender: str = VISITOR) -> Person:
    return people().load(person_of(sender))


def shown(done: Done) -> str:
    """All that a message holds: text, buttons and the reply for channels that render it."""
    return json.dumps(done.messages)


@pytest.mark.parametrize("action", NEED_A_TARGET)
def test_a_tool_asks_for_the_target_first(guide: Act, action: type[Action]) -> None:
    done = guide(action(), "for me")
    assert done.follow_up == "assessment_form"
    assert done.slots == {"assessment_purpose": action.intent}
    assert done.messages == []


@pytest.mark.parametrize("action", TOOLS)
def test_a_tool_runs_once_all_is_known(guide: Act, action: type[Action]) -> None:
    analyst()
    done = guide(action(), "for me")
    assert done.follow_up is None
    assert len(done.text) > 40
    assert done.focus.passage == action().tool.term


@pytest.mark.parametrize("action", TOOLS)
def test_no_tool_shows_a_visitor_what_is_for_employees(guide: Act, action: type[Action]) -> None:
    analyst()
    store = CatalogueStore(people()._engine)
    public, inside = store.snapshot("public"), store.snapshot("employees")
    hidden = {
        *(inside.openings[key].title for key in set(inside.openings) - set(public.openings)),
        *(inside.criteria[key].text for key in set(inside.criteria) - set(public.criteria)),
        *(inside.credentials[key].title for key in set(inside.credentials) - set(public.credentials)),
    }
    assert hidden
    seen = shown(guide(action(), "for me"))
    assert [title for title in hidden if title in seen] == []


@pytest.mark.parametrize(
    "action", [ActionShowRecommendation, ActionFactors, ActionWhatWouldChange, ActionCompareForMe]
)
def test_of_a_stranger_nothing_is_recommended(guide: Act, action: type[Action]) -> None:
    assert guide(action(), "why?").follow_up == "assessment_form"
    analyst()
    done = guide(action(), "why?")
    assert done.follow_up is None
    assert done.text


def test_an_achievement_is_logged_and_taken_back(guide: Act) -> None:
    done = guide(ActionLogAchievement(), "I finished the SQL basics badge yesterday")
    assert "Logged" in done.text
    assert [one.credential for one in known().achievements] == [one.credential for one in known().evidence]
    assert len(known().achievements) == 1
    assert "Taken back" in guide(ActionUndoAchievement(), "undo").text
    assert (known().achievements, known().evidence) == ((), ())
    assert "nothing to take back" in guide(ActionUndoAchievement(), "undo").text


def test_nothing_is_logged_of_a_bare_wish_to_log(guide: Act) -> None:
    guide(ActionLogAchievement(), "log an achievement")
    assert known().achievements == ()


def bot_event(done: Done) -> dict[str, Any]:
    return {"event": "bot", "text": done.text, "data": {"buttons": done.message["buttons"]}}


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


def test_a_typed_confirmation_of_a_badge_does_nothing(guide: Act) -> None:
    assert "No badge" in guide(ActionConfirmBadge(), "", entities={"mine": "yes"}).text
    assert known().evidence == ()


def test_what_is_no_badge_is_refused_in_words(guide: Act) -> None:
    done = guide(ActionCheckBadge(), "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2lnbmF0dXJl")
    assert "Traceback" not in done.text
    assert known().pending_badges == ()
    assert "Paste your Open Badge" in guide(ActionCheckBadge(), "check my badge").text


def test_a_promotion_case_needs_a_target_and_proof(guide: Act) -> None:
    assert guide(ActionPromotionCase(), "my case").slots == {"assessment_purpose": "promotion_case"}
    analyst()
    assert "no proof" in guide(ActionPromotionCase(), "my case").text
    guide(ActionLogAchievement(), "I gave a talk to the whole team last week")
    assert "/files/" in guide(ActionPromotionCase(), "my case").text


def test_readiness_is_watched_for_the_target_alone(guide: Act) -> None:
    guide(ActionWatchReadiness(), "tell me")
    assert known().watched == ()
    analyst()
    guide(ActionWatchReadiness(), "tell me")
    assert tuple(known().watched) == ("data-warehouse-designer",)
