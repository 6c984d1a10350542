"""The plan: made, kept, drawn, and given away as a calendar."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from actions.base import stores
from actions.base.stores import files
from actions.plan import ActionChangePlan, ActionPathway
from bot.tools.plan.kept import KeptPlan
from tests.actions.acting import VISITOR, Act, analyst, known, tell


def test_a_plan_is_kept_and_comes_as_picture_and_calendar(guide: Act) -> None:
    beginner()
    done = guide(ActionPathway(), "make my plan")
    saved = known().plan
    assert saved is not None
    assert (saved.target, len(saved.plan["shown"])) == ("data-analyst", 6)
    (file,) = done.message["reply"]["files"]
    assert file["name"] == "plan.ics"
    calendar = files().fetch(file["path"].removeprefix("/files/"), datetime.now(timezone.utc))
    assert calendar is not None
    assert calendar.content.count(b"BEGIN:VEVENT") >= 6
    assert len(done.message["reply"]["pictures"]) == 1


@pytest.mark.parametrize(
    ("text", "entities", "aim", "other"),
    [
        ("make my plan", {}, "time", "cost"),
        ("the cheapest plan", {}, "money", "time"),
        ("", {"aim": "cost"}, "money", "time"),
        ("the cheapest plan", {"aim": "time"}, "time", "cost"),
        ("make my plan", {"aim": "luck"}, "time", "cost"),
    ],
)
def test_what_it_saves_is_what_is_asked_for(
    guide: Act, text: str, entities: dict[str, str], aim: str, other: str
) -> None:
    analyst()
    done = guide(ActionPathway(), text, entities=entities)
    assert f"the plan of the least {aim}" in done.text
    assert done.payloads[0] == f'/my_pathway{{"aim": "{other}"}}'


def test_without_time_for_a_credential_there_is_work_until_there_is_time(guide: Act) -> None:
    tell(VISITOR, target="data-warehouse-designer", hours_per_week=0.0)
    done = guide(ActionPathway(), "make my plan")
    assert "Until then this is a plan of work" in done.text
    assert kept().towards
    done = guide(ActionChangePlan(), "make it 10 hours")
    assert "Planned anew, at 10 hours a week." in done.text
    assert "plan of work" not in done.text
    assert (kept().towards, kept().limits.hours_per_week) == ("", 10.0)


def beginner() -> None:
    """Somebody from another trade, whose plan has many steps."""
    tell(VISITOR, occupation="onet-tellers", target="data-analyst", months_in_role=24, hours_per_week=5.0)


def planned(guide: Act) -> KeptPlan:
    beginner()
    guide(ActionPathway(), "make my plan")
    return kept()


def kept() -> KeptPlan:
    saved = known().plan
    assert saved is not None
    return KeptPlan.from_json(saved.plan)


def test_a_plan_is_changed_in_words_one_change_after_another(guide: Act) -> None:
    shown = planned(guide).shown
    done = guide(ActionChangePlan(), "make it 10 hours")
    assert "Planned anew, at 10 hours a week." in done.text
    assert (kept().limits.hours_per_week, known().profile.hours_per_week) == (10.0, 10.0)
    done = guide(ActionChangePlan(), "drop the second step")
    assert f"Dropped: “{title(shown[1])}”." in done.text
    assert shown[1] not in kept().shown
    now = kept().shown
    done = guide(ActionChangePlan(), "I finished the second step")
    assert kept().done == (now[1],)
    assert known().achievements[-1].credential == now[1]
    assert kept().limits.hours_per_week == 10.0
    assert "start in March" not in guide(ActionChangePlan(), "start in March").text
    assert (kept().start.month, kept().start.day) == (3, 1)
    done = guide(ActionChangePlan(), "how do I add this to my calendar")
    assert "Open the file plan.ics" in done.text
    assert done.message["reply"]["files"][0]["name"] == "plan.ics"
    assert kept().excluded == (shown[1],)


def test_a_plan_that_is_shortened_shows_what_can_be_done_and_what_the_rest_takes(guide: Act) -> None:
    planned(guide)
    done = guide(ActionChangePlan(), "shorten it to two months", facts=[("time_in_role", "two months")])
    assert known().profile.months_in_role == 24
    assert "The rest would take" in done.text
    assert "No plan keeps" not in done.text
    assert kept().limits.deadline == known().profile.deadline
    assert kept().shown


def test_a_step_that_is_not_there_and_a_bare_wish_are_asked_about(guide: Act) -> None:
    before = planned(guide)
    assert f"Your plan has {len(before.shown)} steps" in guide(ActionChangePlan(), "drop step 12").text
    assert "What shall I change in your plan?" in guide(ActionChangePlan(), "change my plan").text
    assert kept().excluded == ()


def test_what_one_knows_already_counts_as_done(guide: Act) -> None:
    first, *rest = planned(guide).shown
    done = guide(ActionChangePlan(), "I know the first step already")
    assert "counts as done" in done.text
    assert (kept().done, kept().shown) == ((first,), tuple(rest))
    assert [one.credential for one in known().evidence] == [first]


def test_money_without_a_rate_limits_nothing_and_is_said(guide: Act) -> None:
    planned(guide)
    done = guide(ActionChangePlan(), "make it 150,000 naira at most")
    assert "Planned anew, with 150,000 NGN." in done.text
    assert "I have no exchange rate for NGN" in done.text
    assert (kept().limits.budget, kept().limits.uncompared) == (None, "150,000 NGN")
    assert known().profile.budget_words == "150,000 NGN"
    assert "no exchange rate" not in guide(ActionChangePlan(), "make it 500 euros at most").text
    assert (known().profile.budget, known().profile.budget_words) == (500.0, None)
    assert kept().limits.uncompared is None


def test_without_a_plan_one_is_made_first(guide: Act) -> None:
    analyst()
    assert "the plan of the least money" in guide(ActionChangePlan(), "make the plan cheaper").text
    assert kept().shown


def title(key: str) -> str:
    return stores.catalogue().snapshot("public").credentials[key].title


def staff_nurse(guide: Act) -> KeptPlan:
    tell(VISITOR, occupation_words="staff nurse", target_words="charge nurse")
    done = guide(ActionPathway(), "make a plan")
    assert done.focus.passage == "upskill-to-advance-pathway"
    assert done.message["reply"]["files"][0]["name"] == "plan.ics"
    return kept()


def test_a_plan_of_work_is_changed_in_words_as_any_other(guide: Act) -> None:
    shown = staff_nurse(guide).shown
    assert len(shown) == 4
    assert "Dropped: “" in guide(ActionChangePlan(), "drop the second step").text
    assert kept().shown == (shown[0], *shown[2:])
    assert "from 1 March" in guide(ActionChangePlan(), "start in March").text
    assert (kept().start.month, kept().start.day) == (3, 1)
    done = guide(ActionChangePlan(), "I finished the first step")
    assert "“the talk with your manager” is finished and logged" in done.text
    assert known().achievements[-1].text == "Finished: the talk with your manager"
    assert kept().shown == shown[2:]
    assert "follow your start and your deadline" in guide(ActionChangePlan(), "make it 10 hours").text
    assert known().profile.hours_per_week == 10.0
    assert "until 28" not in guide(ActionChangePlan(), "how do I add this to my calendar").text
    assert "What shall I change" in guide(ActionChangePlan(), "change my plan").text
    assert kept().shown == shown[2:]


def test_a_plan_of_work_goes_on_when_it_is_asked_for_again_and_begins_anew_when_all_is_done(guide: Act) -> None:
    shown = staff_nurse(guide).shown
    guide(ActionChangePlan(), "drop the last step")
    assert staff_nurse(guide).shown == shown[:3]
    for _ in range(2):
        guide(ActionChangePlan(), "I finished the first step")
    assert "done or dropped" in guide(ActionChangePlan(), "I finished the first step").text
    assert staff_nurse(guide).shown == shown


def test_another_target_has_a_plan_of_its_own(guide: Act) -> None:
    staff_nurse(guide)
    guide(ActionChangePlan(), "drop the last step")
    tell(VISITOR, occupation_words="staff nurse", target_words="matron")
    guide(ActionPathway(), "make a plan")
    assert len(kept().shown) == 4


def test_a_role_that_the_catalogue_does_not_know_has_a_plan(guide: Act) -> None:
    tell(VISITOR, target_words="head of lettering")
    done = guide(ActionPathway(), "make a plan")
    assert "does not know “head of lettering”" in done.text
    assert "As a volunteer" in done.text
    assert kept().towards == "head of lettering"
