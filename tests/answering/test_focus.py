"""What the conversation is about: survives the way through a slot, and anything that a slot may hold."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.focus import REMEMBERED, Focus
from bot.documents.passage import LEAD
from tests.documents.career import BADGES, COST, PAY, PROMOTION

NAME = st.none() | st.text(max_size=8)
NAMES = st.lists(st.text(max_size=8), max_size=4).map(tuple)
FOCUSES = st.builds(
    Focus, passage=NAME, topic=NAME, point=NAME, side=NAME, said=NAMES, answered=NAMES, offered=NAMES
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(FOCUSES)
def test_comes_back_from_a_slot_as_it_went_in(focus: Focus) -> None:
    assert Focus.from_slot(json.loads(json.dumps(focus.as_slot()))) == focus


@given(JSON | st.dictionaries(st.sampled_from(list(Focus().as_slot())), JSON))
def test_a_slot_with_anything_else_in_it_does_no_harm(value: object) -> None:
    focus = Focus.from_slot(value)
    assert all(isinstance(item, str) for item in (*focus.said, *focus.answered, *focus.offered))
    assert all(isinstance(item, str | None) for item in (focus.passage, focus.topic, focus.point, focus.side))


def test_after_an_answer() -> None:
    before = Focus(passage=PAY.key, topic=PAY.key, point=LEAD, said=("earning-potential/lead",), offered=("x", "y"))
    after = before.after([(BADGES, "how-earned"), (COST, "badges"), (BADGES, LEAD)], side="badges")
    assert (after.passage, after.topic, after.point, after.side) == (BADGES.key, BADGES.key, "how-earned", "badges")
    assert after.answered == (BADGES.key, COST.key)
    assert after.said == (
        "earning-potential/lead",
        "what-badges-are/how-earned",
        "comparison-cost/badges",
        "what-badges-are/lead",
    )
    assert after.offered == ()
    assert after.has_said(BADGES.key, LEAD)
    assert not after.has_said(COST.key, LEAD)


def test_a_follow_up_keeps_the_topic() -> None:
    before = Focus(passage=PROMOTION.key, topic=PROMOTION.key)
    assert before.after([(COST, "promotion")], side="promotion", keeps_topic=True).topic == PROMOTION.key
    assert before.after([(COST, "promotion")], side="promotion").topic == COST.key
    assert Focus().after([(COST, "promotion")], side=None, keeps_topic=True).topic == COST.key


def test_nothing_said_changes_nothing() -> None:
    focus = Focus(passage=PAY.key, offered=("x",))
    assert focus.after([], side="badges") == focus


def test_a_long_conversation_forgets_the_oldest_points() -> None:
    focus = Focus(said=tuple(f"passage/{number}" for number in range(REMEMBERED)))
    after = focus.after([(PAY, LEAD)], side=None)
    assert len(after.said) == REMEMBERED
    assert not after.has_said("passage", "0")
    assert after.has_said(PAY.key, LEAD)


def test_what_is_said_again_is_remembered_as_the_newest() -> None:
    focus = Focus(said=("earning-potential/lead", "other/lead")).after([(PAY, LEAD)], side=None)
    assert focus.said == ("other/lead", "earning-potential/lead")


def test_offering_keeps_the_rest() -> None:
    focus = Focus(passage=PAY.key, said=("a/b",))
    offering = focus.offering([PAY.key, COST.key])
    assert offering.offered == (PAY.key, COST.key)
    assert offering.offering(()) == focus
