from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.performance.accuracy import first_row
from benchmarks.performance.browser import InBrowser
from benchmarks.performance.figures import Latency, Pair, percentile
from benchmarks.performance.machine import Machine
from benchmarks.performance.memory import ACTIONS, RASA
from benchmarks.performance.messages import KNOWLEDGE, SMALL_TALK
from benchmarks.performance.planner import Planning, made_up_catalogue
from benchmarks.performance.recommending import Recommending
from benchmarks.performance.report import Results, megabytes, milliseconds, render, row, seconds
from benchmarks.performance.slack_events import SlackEvents
from benchmarks.performance.startup import Startup
from benchmarks.performance.training import Training
from benchmarks.performance.turns import Turns
from benchmarks.performance.visitors import Crowd

MACHINE = Machine(2, 2, 24 * 2**30, "Linux x86_64", "3.10.13", "3.6.21", load=0.1)
RESULTS = Results(MACHINE, date(2026, 11, 24), "make bench")


def turns(p50: float) -> Turns:
    knowledge, small_talk = Latency(300, p50, 2 * p50), Latency(100, p50 / 2, p50)
    return Turns({KNOWLEDGE: knowledge, SMALL_TALK: small_talk}, 0.97, {1: p50, 200: 3 * p50}, 7)


def full() -> Results:
    return replace(
        RESULTS,
        training=Training(Pair(40.0, 16.0), Pair(20.0, 16.0), Pair(17e6, 2e6), runs=3),
        startup=Startup(Pair(12.0, 15.0), runs=3),
        turns=(turns(0.020), turns(0.008)),
        warm_up=30,
        memory=Pair(0.9e9, 0.6e9),
        slack=SlackEvents(1200, 0, 0, 0, Latency(1200, 0.02, 0.05), 0.09),
        memory_by_server={ACTIONS: 80_000_000, RASA: 820_000_000},
        planning=Planning(0.2, 0.8, plans=40),
        in_browser=InBrowser(24_400, 0.3, 7, Latency(95, 0.03, 0.05)),
        crowd=Crowd(200, 120.0, 2400, 0, 0, Latency(2400, 0.05, 0.2), 0.4, 0.12),
        recommending=Recommending(0.0002, 0.004, people=300),
        accuracy="| kind | first |\n| --- | --- |\n| all | 95.0 % |",
    )


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([5.0], 0.95, 5.0),
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0, 2.0], 0.5, 1.5),
        (list(map(float, range(101))), 0.95, 95.0),
        ([1.0, 2.0, 3.0], 0.0, 1.0),
        ([1.0, 2.0, 3.0], 1.0, 3.0),
    ],
)
def test_percentile(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == pytest.approx(expected)


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1))
def test_a_percentile_lies_within_the_values_and_grows(values: list[float], share: float) -> None:
    found = percentile(values, share)
    slack = 1e-9 * max(1.0, *values)
    assert min(values) - slack <= found <= max(values) + slack
    assert percentile(values, share / 2) <= found + slack


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1.0], 1.1), ([1.0], -0.1)])
def test_a_percentile_of_nothing_is_an_error(values: list[float], share: float) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, share)


def test_latency_of_turns() -> None:
    assert Latency.of([1.0] * 90 + [9.0] * 10) == Latency(100, 1.0, 9.0)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [(Pair(30.0, 15.0), 2.0), (Pair(5.0, 10.0), 0.5), (Pair(5.0), None), (Pair(5.0, 0.0), None)],
)
def test_ratio(pair: Pair, expected: float | None) -> None:
    assert pair.ratio == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (seconds(12.34), "12.3 s"),
        (milliseconds(0.0213), "21.3 ms"),
        (megabytes(884_000_000), "884 MB"),
        (megabytes(2_340_000), "2.3 MB"),
    ],
)
def test_units(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(("value", "met"), [(29.9, "yes"), (30.0, "no"), (31.0, "no")])
def test_an_aim_is_met_below_it_only(value: float, met: str) -> None:
    assert row("training", Pair(value, 15.0), seconds, 30.0)[2:4] == ["below 30.0 s", met]
    assert row("training", Pair(value), seconds)[2:] == ["", "", "", ""]


def test_the_whole_report() -> None:
    report = render(full())
    for line in (
        "Made by `make bench` on 24 November 2026. Machine: 2 cores, 24 GiB of memory, Linux x86_64, Python 3.10",
        "| training, nothing kept from before | 40.0 s | below 30.0 s | no | 16.0 s | 2.5 |",
        "| training, sentence vectors kept | 20.0 s | below 30.0 s | yes | 16.0 s | 1.2 |",
        "| model file | 17 MB |  |  | 2.0 MB | 8.5 |",
        "| `ready` of a second `make run` | 12.0 s | below 20.0 s | yes | 15.0 s | 0.8 |",
        "| one knowledge answer, p50 | 20.0 ms | below 25.0 ms | yes | 8.0 ms | 2.5 |",
        "| one knowledge answer, p95 | 40.0 ms | below 60.0 ms | yes | 16.0 ms | 2.5 |",
        "| memory of both servers | 900 MB | below 1100 MB | yes | 600 MB | 1.5 |",
        "| a plan of 60 missing skills over 2,000 credentials, slowest | 800.0 ms | below 1000.0 ms | yes |  |  |",
        "| a recommendation | 0.2 ms | below 5.0 ms | yes |  |  |",
        "| what would change it | 4.0 ms |  |  |  |  |",
        "| the widget and its socket client, compressed | 24.4 KB | below 25.0 KB | yes |  |  |",
        "| in the browser, from sending to the reply, p95 | 50.0 ms |  |  |  |  |",
        "| 200 visitors at once, from sending to the reply, p95 | 200.0 ms | below 1000.0 ms | yes |  |  |",
        "| 200 visitors at once: messages lost or doubled | 0 | below 1 | yes |  |  |",
        "2400 messages, 0 lost, 0 doubled, p99 400.0 ms. The generator took 12 % of a core beside it.",
        "Plans: 40 over made-up catalogues",
        "| small talk | 100 | 10.0 ms | 20.0 ms | 4.0 ms | 8.0 ms | 2.5 |",
        "| 200 | 60.0 ms | 24.0 ms | 2.5 |",
        "| all | 95.0 % |",
        "97 % were answered with a source",
        "The action server takes 80 MB, Rasa's server 820 MB.",
    ):
        assert line in report
    assert "Other work" not in report


def test_every_table_is_even() -> None:
    rows = [line for line in render(full()).splitlines() if line.startswith("|")]
    heads = [number for number, line in enumerate(rows) if number and set(line) <= set("| -")]
    for start, end in zip(heads, [*(head - 1 for head in heads[1:]), len(rows)], strict=True):
        assert len({line.count("|") for line in rows[start - 1 : end]}) == 1


def test_what_was_left_out_is_not_reported() -> None:
    report = render(replace(RESULTS, startup=Startup(Pair(12.0, 15.0), runs=1)))
    assert "`ready` of a second" in report
    assert "median of 1 start after" in report
    for word in ("| training", "REST", "| memory", "Understanding", "conversation at"):
        assert word not in report


def test_without_figures_there_is_no_table() -> None:
    assert "|" not in render(RESULTS)


def test_a_busy_machine_is_told() -> None:
    assert "load 2.3" in render(replace(RESULTS, machine=replace(MACHINE, load=2.3)))


def test_some_of_the_cores_are_told_as_such() -> None:
    assert "2 of 8 cores" in str(replace(MACHINE, cores_in_all=8))


def test_the_first_row_of_the_evaluation() -> None:
    table = "| kind | first |\n| --- | --- |\n| all | 95 % |"
    assert first_row(f"some-model.tar.gz\n\n{table}\n| typo | 90 % |\n") == table
    assert first_row("nothing of use") is None


def test_a_made_up_catalogue_is_the_same_each_time() -> None:
    assert made_up_catalogue(3) == made_up_catalogue(3)
    assert made_up_catalogue(3) != made_up_catalogue(4)


def test_slack_is_told_with_what_was_lost() -> None:
    report = render(full())
    assert "| event of Slack at 20 a second: acknowledged, p99 | 90.0 ms | below 300.0 ms | yes |" in report
    assert "1200 direct messages of 100 people" in report
