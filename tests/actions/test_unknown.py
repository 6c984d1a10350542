"""No circles: the second miss in a row leads to examples, the third to a person; gaps are kept when HR wants it."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy.exc import OperationalError

from actions.answer import ActionAnswer, ActionShowPassage
from actions.base import stores
from actions.unknown import recorder
from bot.knowledge.gaps import GapGroup, GapLog
from tests.actions.acting import HR, RESPONSES, Act, asked

VISA = asked("can I get a visa", in_scope=0.01, intent="out_of_scope")
BABBLE = asked("asdf", in_scope=0.0, intent="nonsense")
BADGE = asked("what is a badge", ("what-micro-credentials-are", "lead", 0.9))


def gaps_kept() -> tuple[GapGroup, ...]:
    """What the log has, once everything is recorded that was handed over."""
    recorder().submit(lambda: None).result()
    return stores.gap_log().groups()


@pytest.mark.parametrize("question", [VISA, BABBLE])
def test_misses_in_a_row_lead_on(act: Act, question: dict[str, object]) -> None:
    said, misses = [], None
    for _ in range(5):
        done = act(ActionAnswer(), "x", questions=[question], misses=misses)
        misses = done.slots["misses"]
        said.append(done.response)
        assert done.message["hr_contact"] == HR
    first = "utter_not_covered" if question is VISA else "utter_not_understood"
    assert said == [first, "utter_try_an_example", *["utter_better_a_person"] * 3]
    assert misses == 5


def test_both_kinds_of_miss_count_together(act: Act) -> None:
    one = act(ActionAnswer(), "x", questions=[VISA], misses=0)
    two = act(ActionAnswer(), "x", questions=[BABBLE], misses=one.slots["misses"])
    three = act(ActionShowPassage(), entities={"passage": "gone"}, misses=two.slots["misses"])
    assert [done.response for done in (two, three)] == ["utter_try_an_example", "utter_better_a_person"]


def test_an_answer_in_between_starts_anew(act: Act) -> None:
    assert act(ActionAnswer(), "x", questions=[BADGE], misses=2).slots["misses"] == 0


def test_not_understood_and_not_covered_are_two_texts_that_vary() -> None:
    texts = {
        name: {variant["text"] for variant in RESPONSES[name]}
        for name in ("utter_not_covered", "utter_not_understood")
    }
    assert all(len(variants) > 1 for variants in texts.values())
    assert texts["utter_not_covered"].isdisjoint(texts["utter_not_understood"])
    for name in (*texts, "utter_try_an_example", "utter_better_a_person"):
        for variant in RESPONSES[name]:
            assert "{hr_contact}" in variant["text"]
            assert "Source" not in variant["text"]
    assert all(variant.get("buttons") for variant in RESPONSES["utter_try_an_example"])


def test_gaps_are_not_kept_by_default(act: Act) -> None:
    act(ActionAnswer(), "can I get a visa", questions=[VISA])
    assert gaps_kept() == ()


def test_gaps_are_kept_masked_once_hr_switched_them_on(act: Act) -> None:
    stores.gap_log().switch(True)
    act(ActionAnswer(), "can jane@example.com get a visa", sender="rest:jane", questions=[VISA])
    act(ActionAnswer(), "asdf", questions=[BABBLE])
    act(ActionAnswer(), "what is a badge", questions=[BADGE])
    (gap,) = gaps_kept()
    assert gap.count == 1
    assert "visa" in gap.examples[0]
    assert "jane" not in gap.examples[0]


def test_a_stale_button_is_no_gap(act: Act) -> None:
    stores.gap_log().switch(True)
    act(ActionShowPassage(), '/show_passage{"passage": "gone"}', entities={"passage": "gone"})
    assert gaps_kept() == ()


def test_a_database_that_cannot_write_does_not_cost_the_reply(act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(self: GapLog, text: str) -> bool:
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr(GapLog, "record", locked)
    assert act(ActionAnswer(), "x", questions=[VISA]).response == "utter_not_covered"
    assert gaps_kept() == ()


def test_nobody_waits_until_a_question_is_masked(act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    masked, answered = threading.Event(), threading.Event()
    monkeypatch.setattr(GapLog, "record", lambda *_: answered.wait(30) and masked.set())
    assert act(ActionAnswer(), "x", questions=[VISA]).response == "utter_not_covered"
    assert not masked.is_set()
    answered.set()
    assert masked.wait(30)
