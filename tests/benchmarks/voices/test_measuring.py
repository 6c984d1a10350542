"""Voices are put to a running assistant, and what came of them is counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from benchmarks.running import Running
from benchmarks.simulation.person import GoalMissed, Heard
from benchmarks.voices.__main__ import misses, page, table
from benchmarks.voices.folder import Question, Telling, Voices
from benchmarks.voices.measuring import Count, Miss, cited, count_questions, count_tellings, known_fields, measure
from bot.people.summary import LABELS

PAY, WEATHER, OWN = (
    Question("pay?", "earning-potential", frozenset({"earning-potential"}), False),
    Question("weather?", "out-of-scope", frozenset(), True),
    Question("me?", "advice", frozenset({"combining-both"}), True),
)


def test_a_running_assistant_is_measured(running: Running) -> None:
    voices = Voices(
        questions=(
            Question(
                "does a promotion raise my salary", "earning-potential", frozenset({"earning-potential"}), False
            ),
            Question("how do I cook rice", "out-of-scope", frozenset(), True),
        ),
        real=(),
        openers=(
            Telling(
                "I am an accountant and have 5 hours a week", frozenset({"hours_per_week"}), frozenset({"budget"})
            ),
            Telling("what is a promotion", frozenset(), frozenset(), near_miss=True),
        ),
        replies=(
            Telling("4 hours", frozenset({"hours_per_week"}), frozenset({"opening"}), asked="hours_per_week"),
        ),
    )
    counts = measure(running, voices, {"Earning potential": "earning-potential"})
    assert [(count.name, count.of, count.misses) for count in counts] == [
        ("questions: right source first", 1, ()),
        ("questions: out of scope refused", 1, ()),
        ("openers: facts noted", 1, ()),
        ("openers: facts that nobody told left out", 1, ()),
        ("openers: near misses left alone", 1, ()),
        ("replies: facts noted", 1, ()),
        ("replies: facts that nobody told left out", 1, ()),
    ]


def test_questions_are_counted_by_what_is_due() -> None:
    answers: dict[str, Sequence[str]] = {"pay?": ["combining-both"], "weather?": [], "me?": ["earning-potential"]}
    pay, weather, own = count_questions("real", [PAY, WEATHER, OWN], lambda text: answers[text])
    assert (pay.name, pay.right, pay.misses) == ("real: right source first", 0, (Miss("pay?", "combining-both"),))
    assert (weather.name, weather.right) == ("real: out of scope refused", 1)
    assert (own.name, own.right) == ("real: no question: no source", 0)


def test_a_turn_that_fails_is_a_miss() -> None:
    def fail(_: object) -> frozenset[str]:
        raise GoalMissed("status 500")

    assert [count.right for count in count_questions("q", [PAY], lambda text: list(fail(text)))] == [0]
    telling = Telling("x", frozenset({"goal"}), frozenset())
    assert [count.right for count in count_tellings("o", [telling], fail)] == [0]
    assert [
        count.right for count in count_tellings("o", [Telling("x", frozenset(), frozenset(), "", True)], fail)
    ] == [0]


def test_facts_are_counted_one_by_one() -> None:
    tellings = [Telling("a", frozenset({"goal", "target"}), frozenset({"budget"}))]
    noted, absent = count_tellings("openers", tellings, lambda _: frozenset({"goal", "budget"}))
    assert (noted.right, noted.of, noted.misses) == (1, 2, (Miss("a", "not noted: target"),))
    assert (absent.right, absent.of) == (0, 1)


def test_sources_and_the_list_of_what_is_known_are_read() -> None:
    assert cited(Heard("Yes.\nSources: A; B"), {"A": "a"}) == ["a", "B"]
    listed = Heard("This is what I know:\n" + "\n".join(f"- {label}: x" for label in LABELS.values()))
    assert known_fields(listed) == set(LABELS)
    assert known_fields(Heard("I know nothing about you.")) == frozenset()


def test_the_page_tells_counts_and_quotes_nobody() -> None:
    counts = [Count("questions: right source first", 4, (Miss("a secret", "no source"),))]
    text = page(counts, date(2026, 12, 1))
    assert "| questions: right source first | 3 | 4 | 75.0 % |" in table(counts)
    assert table(counts) in text
    assert "1 December 2026" in text
    assert "a secret" not in text
    assert "- a secret\n  no source" in misses(counts)
