"""Simulated people reach their goals: a few conversations of each goal here, all of them with `make simulate`."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.running import Running
from benchmarks.simulation.person import GoalMissed, Heard, Person
from benchmarks.simulation.simulate import GOALS, Result, report, simulate, success, transcript
from benchmarks.simulation.situation import question_in
from bot.assessment.questions import QUESTIONS, REACH_BY

COUNT = 24
MOST_MISSED = 1


def test_people_reach_their_goals(running: Running) -> None:
    results = simulate(running, COUNT)
    missed = [result for result in results if result.failure]
    assert len(missed) <= MOST_MISSED, "\n".join(map(transcript, missed))


def test_a_goal_that_is_missed_is_noticed(running: Running) -> None:
    person = Person(running, "simulated-noticing", Random(0))
    heard = person.say("what is a nanodegree leap?")
    with pytest.raises(GoalMissed):
        person.expect(heard, "My advice:")
    with pytest.raises(GoalMissed):
        person.press(heard, "No such button")
    assert not heard.is_lost
    assert person.say("where is my parcel?").is_lost
    assert person.dead_ends == 1


def test_each_question_is_recognised_however_it_is_led_to() -> None:
    for name, question in QUESTIONS.items():
        assert question_in(question.text) == name
        assert question_in(f"Noted: this. {question.text}") == name
        assert question_in(f"Back to you: {question.text[:1].lower()}{question.text[1:]}") == name
    assert question_in(f"Noted: this. {REACH_BY.format(aim='ward sister')}") == "deadline"
    assert question_in("My advice: go for it.") is None


def test_sources_and_buttons_are_read() -> None:
    heard = Heard("Yes.\nSources: A; B", ({"title": "Ask HR about it: X", "payload": "/p"},))
    assert heard.sources == ("A", "B")
    assert heard.payload("Ask HR") == "/p"
    assert heard.payload("Send") is None


def test_the_report_counts_by_goal() -> None:
    first, second = list(GOALS)[:2]
    results = [Result(first, 0, "", 2, 0, 0, ()), Result(second, 1, "nothing came", 4, 1, 2, (("hi", "Hello"),))]
    assert success(results) == 0.5
    text = report(results, "today", 0)
    assert f"| {second} | 1 | 0.0 % | 4.0 | 4 | 1 | 2 |" in text
    assert f"- {second}, 1 ×: nothing came" in text
    assert "> hi\nHello" in transcript(results[1])
