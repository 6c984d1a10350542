"""More, why, the other side, again, in short: about what is in focus, and never without a reply."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.base.stores import knowledge
from actions.follow_up import ActionOtherSide, ActionPick, ActionRepeat, ActionSimplify, ActionTellMore, ActionWhy
from bot.answering.focus import Focus
from bot.documents.passage import LEAD
from tests.actions.acting import Act, on

ACTIONS = [ActionTellMore, ActionWhy, ActionOtherSide, ActionRepeat, ActionSimplify]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("focus", [Focus(), on("of-last-week"), on("job-rotation")])
def test_nothing_in_focus_asks_what_is_meant(act: Act, action: type, focus: Focus) -> None:
    done = act(action(), focus=focus)
    assert (done.response, done.slots) == ("utter_which_subject", {})


def test_tell_me_more_goes_on_to_the_end_and_says_nothing_twice(act: Act) -> None:
    passage = knowledge().snapshot("public").passages["how-promotion-works"]
    done = act(ActionRepeat(), focus=on(passage.key, side="promotion"))
    texts = [done.text]
    while done.sources:
        done = act(ActionTellMore(), focus=done.focus)
        if not done.sources:
            break
        assert done.sources == [passage.title]
        texts.append(done.text)
    # The end: where to go next, no source line, nothing forgotten.
    assert passage.title in done.text
    assert done.slots == {}
    assert len(done.payloads) >= 2
    for point in passage.points:
        words = " ".join(point.text.split()[-5:])
        assert sum(text.count(words) for text in texts) == 1, words


def test_why_gives_the_reason(act: Act) -> None:
    passage = knowledge().snapshot("public").passages["earning-potential"]
    done = act(ActionWhy(), focus=on(passage.key, "promotion-raise", "promotion"))
    assert done.text.startswith("Because ")
    assert done.focus.point == next(point.id for point in passage.points if point.is_reason)
    assert done.focus.side == "promotion"
    assert act(ActionWhy(), focus=done.focus).text.startswith("Because ")


def test_why_where_there_is_no_reason_says_what_else_there_is(act: Act) -> None:
    done = act(ActionWhy(), focus=on("comparison-cost", "promotion", "promotion"))
    assert done.sources == ["Comparison: cost"]
    everything = Focus(
        passage="comparison-cost",
        said=tuple(f"comparison-cost/{point}" for point in (LEAD, "promotion", "micro-credentials")),
    )
    assert act(ActionWhy(), focus=everything).sources == []


@pytest.mark.parametrize(
    ("focus", "passage", "side"),
    [
        (on("how-promotion-works", side="promotion"), "what-micro-credentials-are", "micro-credentials"),
        (on("comparison-cost", "micro-credentials", "micro-credentials"), "comparison-cost", "promotion"),
        (
            on("what-a-promotion-brings", side="promotion"),
            "how-micro-credentials-speed-up-a-career",
            "micro-credentials",
        ),
        (on("earning-potential", "badge-raise", "micro-credentials"), "earning-potential", "promotion"),
    ],
)
def test_the_other_side(act: Act, focus: Focus, passage: str, side: str) -> None:
    done = act(ActionOtherSide(), focus=focus, misses=1)
    assert (done.focus.passage, done.focus.side) == (passage, side)
    assert done.slots["misses"] == 0
    back = act(ActionOtherSide(), focus=done.focus)
    assert back.focus.side == focus.side


def test_the_other_of_neither(act: Act) -> None:
    done = act(ActionOtherSide(), focus=on("key-differences"))
    assert (done.response, done.slots) == ("utter_which_side", {})


def test_again_is_the_same_answer(act: Act) -> None:
    focus = on("earning-potential", "badge-raise", "micro-credentials")
    done = act(ActionRepeat(), focus=focus)
    assert done.text.startswith("A micro-credential can lift")
    verdict = act(ActionRepeat(), focus=replace(focus, verdict=True))
    assert verdict.text.startswith("It depends: a micro-credential can lift")
    assert verdict.focus.verdict
    assert (done.focus.passage, done.focus.point, done.focus.side) == (focus.passage, focus.point, focus.side)


def test_in_short_is_the_lead_alone(act: Act) -> None:
    passage = knowledge().snapshot("public").passages["earning-potential"]
    done = act(ActionSimplify(), focus=on(passage.key, "badge-raise"))
    assert done.message["reply"]["paragraphs"] == (passage.lead,)
    assert done.sources == [passage.title]


@pytest.mark.parametrize("action", ACTIONS)
def test_every_follow_up_on_every_passage_gets_a_reply(act: Act, action: type) -> None:
    for passage in knowledge().snapshot("public").passages.values():
        for point in (LEAD, *(point.id for point in passage.points)):
            for side in (None, "promotion", "micro-credentials"):
                done = act(action(), focus=on(passage.key, point, side))
                assert (done.text, done.response) != ("", None)


TWO_ANSWERS = Focus(
    passage="comparison-cost",
    topic="comparison-cost",
    point=LEAD,
    said=("comparison-cost/lead", "earning-potential/lead"),
    answered=("comparison-cost", "earning-potential"),
)


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (ActionPick, "the second one"),
        (ActionTellMore, "tell me more about the second one"),
        (ActionOtherSide, "and what about the latter?"),
    ],
)
def test_one_of_two_answers_is_gone_into(act: Act, action: type, text: str) -> None:
    done = act(action(), text, focus=TWO_ANSWERS)
    assert done.sources == ["Earning potential"]
    assert done.focus.passage == "earning-potential"
    assert done.focus.point != LEAD  # that was said


def test_a_number_with_nothing_to_pick_from_is_no_answer(act: Act) -> None:
    assert act(ActionPick(), "the second one", focus=on("earning-potential")).sources == []
