from __future__ import annotations

import json

from bot.dialogue.message_reading import (
    ACTS,
    ASKS,
    LABELS,
    ROLE_AIM,
    ROLE_NOW,
    TELLS,
    THANKS,
    FactSpan,
    MessageReading,
)

READ = MessageReading(
    {TELLS: 0.98, ASKS: 0.4},
    (FactSpan(ROLE_NOW, "staff nurse", 5, 16, 0.97), FactSpan(ROLE_AIM, "ward manager", 30, 42, 0.8)),
)


def test_a_reading_survives_its_way_through_json() -> None:
    assert MessageReading.from_json(json.loads(json.dumps(READ.as_json()))) == READ


def test_a_message_without_a_reading_tells_and_does_nothing() -> None:
    assert MessageReading.from_json(None) == MessageReading()
    assert not MessageReading.from_json(None).does(TELLS)


def test_an_act_is_done_from_its_probability_on() -> None:
    assert READ.does(TELLS)
    assert not READ.does(ASKS)
    assert READ.does(ASKS, 0.4)
    assert not READ.does(THANKS)


def test_facts_are_picked_by_their_kinds_in_the_order_of_the_text() -> None:
    assert [span.text for span in READ.spans_of(ROLE_AIM, ROLE_NOW)] == ["staff nurse", "ward manager"]


def test_no_act_and_no_label_is_listed_twice() -> None:
    assert len(set(ACTS)) == len(ACTS)
    assert len(set(LABELS)) == len(LABELS)
