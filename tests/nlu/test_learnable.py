"""Which examples are learned: all of few; of very many the large passages, evenly, and what leads the talk."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu import learnable as module
from bot.nlu.learnable import learnable
from bot.nlu.message_attributes import PASSAGE
from bot.nlu.retrieval import LEARNED_FROM


def examples(passage: str, count: int) -> list[Message]:
    return [Message({TEXT: f"{passage} {place}", INTENT: "ask", PASSAGE: passage}) for place in range(count)]


GREETINGS = [Message({TEXT: f"hello {place}", INTENT: "greet"}) for place in range(3)]


@pytest.fixture
def few_fit(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(module, "MOST_EXAMPLES", 50)
    return 50


def test_few_are_all_learned(few_fit: int) -> None:
    given = [*examples("tiny", 2), *examples("large", 45), *GREETINGS]
    assert learnable(given) == given


def test_of_very_many_small_passages_are_left_to_their_texts(few_fit: int) -> None:
    given = [*examples("tiny", LEARNED_FROM - 1), *examples("large", 40), *GREETINGS]
    assert learnable(given) == given[LEARNED_FROM - 1 :]


def test_the_largest_are_cut_evenly(few_fit: int) -> None:
    given = [*examples("large", 60), *examples("middle", 20), *examples("larger", 90), *GREETINGS]
    kept = Counter(one.get(PASSAGE) for one in learnable(given))
    assert kept == {"large": 15, "middle": 15, "larger": 15, None: 3}
    assert sum(kept.values()) <= few_fit


def test_what_is_cut_is_taken_from_the_beginning_and_the_end_alike(few_fit: int) -> None:
    given = [*examples("large", 100), *GREETINGS]
    places = [given.index(one) for one in learnable(given) if one.get(PASSAGE)]
    assert {after - before for before, after in pairwise(places)} == {2, 3}
    assert places[0] <= 2
    assert places[-1] == 99


def test_what_no_passage_answers_stays_whole(few_fit: int) -> None:
    outside = [Message({TEXT: f"rain {place}", INTENT: "out_of_scope"}) for place in range(40)]
    kept = learnable([*outside, *examples("large", 60)])
    assert kept[:40] == outside
    assert len(kept) <= few_fit


def test_their_order_stays(few_fit: int) -> None:
    given = [*GREETINGS, *examples("large", 60)]
    kept = learnable(given)
    assert kept == [one for one in given if one in kept]
