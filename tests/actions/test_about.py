"""What the assistant says of itself: origins, limits, subjects, a person, a new start."""

from __future__ import annotations

import pytest

from actions.about import (
    ActionAboutQuestions,
    ActionCapabilities,
    ActionDisclaimer,
    ActionOtherLanguage,
    ActionPerson,
    ActionSource,
    ActionStartOver,
    ActionWhomToAsk,
)
from actions.base.stores import knowledge
from bot.answering.focus import Focus
from bot.dialogue.payload import is_allowed
from tests.actions.acting import HR, RESPONSES, VISITOR, Act, known, on, tell


def test_origin_names_document_section_and_dates(act: Act) -> None:
    done = act(ActionSource(), focus=on("earning-potential", answered=("earning-potential", "comparison-cost")))
    for named in ("Earning potential", "Comparison: cost", "21 April 2025", "last reviewed on"):
        assert named in done.text
    assert done.sources == []
    assert done.slots == {}


@pytest.mark.parametrize(
    "focus", [Focus(), on("x", answered=("of-last-week",)), on("x", answered=("job-rotation",))]
)
def test_origin_of_nothing(act: Act, focus: Focus) -> None:
    assert act(ActionSource(), focus=focus).response == "utter_sources_in_general"


def test_disclaimer_of_the_document_in_focus_or_of_all_that_one_may_see(act: Act) -> None:
    documents = knowledge().snapshot("employees").documents
    shipped, rotation = (documents[key].disclaimer for key in ("promotion-vs-micro-credentials", "job-rotation"))
    guidance = documents["redundancy"].disclaimer
    assert act(ActionDisclaimer(), focus=on("earning-potential")).text == shipped
    assert act(ActionDisclaimer()).text == f"{guidance}\n\n{shipped}"
    assert act(ActionDisclaimer(), sender="shell:1").text == f"{guidance}\n\n{shipped}\n\n{rotation}"
    assert act(ActionDisclaimer(), sender="shell:1", focus=on("job-rotation")).text == rotation


def test_capabilities_come_from_the_documents(act: Act) -> None:
    done = act(ActionCapabilities(), misses=2)
    intents = knowledge().snapshot("public").documents["promotion-vs-micro-credentials"].intents
    assert all(f"- {about}" in done.text for about in intents.values())
    assert HR in done.text
    assert "job rotation" not in done.text
    assert "- job rotation" in act(ActionCapabilities(), sender="shell:1").text
    assert len(done.payloads) == 3
    assert all(map(is_allowed, done.payloads))
    assert done.slots == {"misses": 0}


def test_a_person(act: Act) -> None:
    done = act(ActionPerson(), misses=3)
    assert (done.response, done.message["hr_contact"], done.slots) == ("utter_person", HR, {"misses": 0})
    assert all("{hr_contact}" in variant["text"] for variant in RESPONSES["utter_person"])


def test_starting_over_forgets(act: Act) -> None:
    done = act(ActionStartOver(), focus=on("earning-potential"), misses=2)
    assert (done.response, done.focus, done.slots["misses"]) == ("utter_start_over", Focus(), 0)


def test_starting_again_while_a_question_is_open_empties_the_answers(guide: Act) -> None:
    tell(VISITOR, hours_per_week=5.0)
    done = guide(ActionStartOver(), "start over", open_question="deadline")
    assert done.slots["open_question"]["field"] == "occupation"
    assert known().profile.hours_per_week is None


def test_the_reply_is_in_their_language_and_in_english(act: Act) -> None:
    done = act(ActionOtherLanguage(), language="de")
    assert done.text.startswith("Leider")
    assert "You seem to write in German" in done.text
    assert done.titles == ["Talk to a person"]
    assert done.slots["misses"] == 0


def test_a_language_unknown_to_the_reply_is_answered_in_english(act: Act) -> None:
    assert "English only" in act(ActionOtherLanguage(), language="xx").text


def test_how_many_questions_are_left(guide: Act) -> None:
    free = guide(ActionAboutQuestions(), "must I tell you everything before we start?")
    assert "You need not tell me anything" in free.text
    assert free.payloads == ["/start_assessment"]
    assert "At most 5 questions more" in guide(ActionAboutQuestions(), "how many", open_question="deadline").text
    purpose = {"assessment_purpose": "my_gap"}
    for_a_plan = guide(ActionAboutQuestions(), "why", open_question="target", more_slots=purpose)
    assert "for what you asked for" in for_a_plan.text
    assert "12 questions more" in guide(ActionAboutQuestions(), "how many", open_question="interests").text


def test_advice_stands_in_no_document(act: Act) -> None:
    done = act(ActionSource(), focus=Focus(shown="show_recommendation"))
    assert "worked this out for you" in done.text
    assert done.payloads == ["/ask_factors"]


def test_whom_to_ask_names_kinds_of_people(guide: Act) -> None:
    text = guide(ActionWhomToAsk(), "who then?").text
    for kind in (HR, "union", "Citizens Advice", "official body"):
        assert kind in text
