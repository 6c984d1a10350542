"""The ten tools, run for people of the catalogue that ships."""

from __future__ import annotations

import pytest
from rasa_sdk import Action

from actions.ascent import ActionAscent
from actions.badges import ActionCheckBadge
from actions.base.stores import people
from actions.capability import ActionCapabilities
from actions.gap import ActionGap
from actions.ladder import ActionLadder
from actions.leap import ActionLeap
from actions.openings import ActionOpenings
from actions.plan import ActionPathway
from actions.progress import ActionProgress
from actions.readiness import ActionReadiness
from bot.assessment.questions import QUESTIONS
from bot.catalogue.store import CatalogueStore
from tests.actions.acting import Act, analyst, shown

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


@pytest.mark.parametrize("action", NEED_A_TARGET)
def test_a_tool_asks_for_the_target_first(guide: Act, action: type[Action]) -> None:
    done = guide(action(), "for me")
    assert done.text == QUESTIONS["target"].text
    assert done.slots["assessment_purpose"] == action.intent
    assert done.slots["open_question"]["field"] == "target"


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
