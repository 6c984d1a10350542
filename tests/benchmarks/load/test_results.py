from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.load.outcomes import ANSWERED, LOST, REFUSED
from benchmarks.load.results import Sample, figures, growth, read_samples, since
from benchmarks.load.stages import Stage
from benchmarks.load.watching import Use

PLAN = (Stage("one", 5, 10), Stage("two", 50, 20))


def uses(*totals: int) -> list[Use]:
    return [Use(float(at), {"rasa_server": 0.5 * at}, {"rasa_server": total}) for at, total in enumerate(totals)]


def test_a_message_counts_where_it_was_sent() -> None:
    samples = [Sample(9.9, 3.0, ANSWERED), Sample(10.0, 1.0, ANSWERED), Sample(29.0, 0.01, REFUSED)]
    one, two = figures(PLAN, [*samples, Sample(31.0, 1.0, LOST)], [])
    assert (one.outcomes, two.outcomes) == ({ANSWERED: 1}, {ANSWERED: 1, REFUSED: 1})
    assert (one.p99, two.p99, two.refused_p99) == (3.0, 1.0, 0.01)
    assert (one.answered_per_second, two.answered_per_second) == (0.1, 0.05)
    assert two.share(REFUSED) == 0.5
    assert (one.failed, two.failed) == (0, 0)


def test_percentiles_are_of_what_was_answered_alone() -> None:
    answered = [Sample(1.0, number / 100, ANSWERED) for number in range(101)]
    refused = [Sample(1.0, 99.0, REFUSED) for _ in range(50)]
    stage = figures(PLAN[:1], [*answered, *refused], [])[0]
    assert (stage.p50, stage.p95, stage.p99) == (pytest.approx(0.5), pytest.approx(0.95), pytest.approx(0.99))
    assert stage.spread == pytest.approx(0.583, abs=0.01)


def test_the_processors_seconds_a_turn_are_scaled_to_the_whole_stage() -> None:
    samples = [Sample(1.0, 0.1, ANSWERED) for _ in range(10)]
    stage = figures(PLAN[:1], samples, uses(*range(100, 109)))[0]
    assert stage.processor == {"rasa_server": pytest.approx(0.5)}
    assert stage.memory == {"rasa_server": 108}


def test_a_stage_without_answers_has_no_figures() -> None:
    stage = figures(PLAN[:1], [], [])[0]
    assert (stage.p50, stage.processor, stage.share(ANSWERED), stage.failed) == (0.0, {}, 0.0, 0)


def test_growth_is_from_the_first_minute_to_the_last() -> None:
    assert growth(uses(*[999] * 30, *[100] * 60, *[300] * 100, *[103] * 60), 30) == pytest.approx(0.03, abs=0.001)
    assert growth([], 0) == 0.0


def test_samples_are_read_with_the_moment_they_count_from(tmp_path: Path) -> None:
    file = tmp_path / "samples.jsonl"
    sample = {"at": 1.5, "seconds": 0.2, "outcome": ANSWERED}
    file.write_text(f"{json.dumps({'begun': 1000.0})}\n{json.dumps(sample)}")
    assert read_samples(file) == (1000.0, [Sample(1.5, 0.2, ANSWERED)])
    assert since([Use(1002.0, {}, {})], 1000.0) == [Use(2.0, {}, {})]
