"""The buttons below an answer lead somewhere else, exist, and are few."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.focus import Focus
from bot.answering.next_steps import (
    DID_NOT_HELP,
    HELPED,
    HOW_LONG,
    MAX_STEPS,
    ON_COST,
    TELL_ME_MORE,
    WHAT_SUITS,
    feedback_buttons,
    next_steps,
    question_to,
    related_steps,
    show_passage,
)
from bot.dialogue.payload import is_allowed
from bot.dialogue.reply import Button
from bot.documents.passage import LEAD, Passage
from tests.documents.career import BONUS, CAREER, CHOICE, COST, LEAP, PASSAGES, PAY, PROMOTION, TIME

SUBSETS = st.sets(st.sampled_from(list(PASSAGES)))


def titles(buttons: tuple[Button, ...]) -> list[str]:
    return [button.title for button in buttons]


def entities(button: Button) -> dict[str, str]:
    _, brace, rest = button.payload.partition("{")
    return dict(json.loads(brace + rest)) if brace else {}


def focus_on(passage: Passage, side: str | None = None) -> Focus:
    return Focus(passage=passage.key, topic=passage.key, point=LEAD, side=side, said=(f"{passage.key}/lead",))


def test_an_answer_leads_on() -> None:
    steps = next_steps(PROMOTION, focus_on(PROMOTION, "promotion"), PASSAGES)
    assert titles(steps) == ["Tell me more", HOW_LONG, ON_COST, WHAT_SUITS, HELPED, DID_NOT_HELP]
    how_long = next(button for button in steps if button.title == HOW_LONG)
    assert entities(how_long) == {"passage": TIME.key, "point": "promotion"}


def test_how_long_is_asked_about_the_side_in_focus() -> None:
    for side, point in (("badges", "badges"), ("promotion", "promotion"), (None, LEAD)):
        steps = next_steps(PAY, focus_on(PAY, side), PASSAGES)
        assert {"passage": TIME.key, "point": point} in [entities(step) for step in steps]


def test_tell_me_more_only_while_there_is_more() -> None:
    said = tuple(f"{LEAP.key}/{point}" for point in (LEAD, "worth-it"))
    assert TELL_ME_MORE not in next_steps(LEAP, Focus(passage=LEAP.key, said=said), PASSAGES)
    assert TELL_ME_MORE in next_steps(LEAP, Focus(passage=LEAP.key, said=said[:1]), PASSAGES)


def test_a_document_without_such_passages_offers_none() -> None:
    rotation = Passage("rotation", "Rotation", "ask", "You swap.", (), (), "other-document")
    steps = next_steps(rotation, focus_on(rotation), {**PASSAGES, rotation.key: rotation})
    assert titles(steps) == [HELPED, DID_NOT_HELP]


@given(
    passage=st.sampled_from(list(PASSAGES.values())),
    side=st.sampled_from([None, "promotion", "badges"]),
    seen=SUBSETS,
)
def test_buttons_are_few_and_lead_to_what_the_person_may_see(
    passage: Passage, side: str | None, seen: set[str]
) -> None:
    visible = {key: PASSAGES[key] for key in PASSAGES if key in seen or key == passage.key}
    steps = next_steps(passage, focus_on(passage, side), visible)
    assert len(steps) <= MAX_STEPS + 2
    assert len({step.payload for step in steps}) == len({step.title for step in steps}) == len(steps)
    for step in steps[:-2]:
        assert is_allowed(step.payload)
        target = entities(step).get("passage")
        if target is not None:
            assert target != passage.key
            visible[target].text_of(entities(step)["point"])
        if "aspect" in entities(step):
            assert COST.key in visible
            assert passage.aspect != "cost"


def test_related_passages_that_may_be_seen() -> None:
    assert BONUS.key in PROMOTION.related
    assert titles(related_steps(PROMOTION, PASSAGES)) == ["What badges are", "What does each pay?"]
    many = replace(PROMOTION, related=tuple(PASSAGES))
    assert len(related_steps(many, PASSAGES)) == MAX_STEPS


def test_passages_are_suggested_in_the_words_of_somebody_who_asks() -> None:
    assert question_to(LEAP) == "What does “nanodegree leap” mean?"
    assert question_to(TIME) == "How long does each take?"
    assert question_to(replace(TIME, is_comparison=False, side="promotion")) == TIME.title
    assert question_to(replace(PAY, aspect="weather")) == PAY.title


def test_feedback_names_the_passage() -> None:
    assert [entities(button) for button in feedback_buttons(PAY)] == [
        {"helpful": "yes", "passage": PAY.key},
        {"helpful": "no", "passage": PAY.key},
    ]


def test_a_passage_button() -> None:
    assert show_passage(CHOICE).title == CHOICE.title
    assert show_passage(PAY, "badge-raise", "A raise?") == Button(
        "A raise?", '/show_passage{"passage": "earning-potential", "point": "badge-raise"}'
    )
    with pytest.raises(ValueError, match="payload"):
        show_passage(replace(PAY, key='x"}'))


def test_every_passage_of_the_document_can_be_shown() -> None:
    for passage in CAREER.passages:
        for point in (LEAD, *(point.id for point in passage.points)):
            assert is_allowed(show_passage(passage, point).payload)
