from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.load.measuring import Measured
from benchmarks.load.outcomes import ANSWERED, LOST, REFUSED
from benchmarks.load.predicting import Company, Prediction, fits, model_of
from benchmarks.load.report import Page, render
from benchmarks.load.results import StageFigures
from benchmarks.load.staffing import Monday, Year
from benchmarks.load.stages import ALONE, STEPS, WARM_UP, step_name
from benchmarks.performance.machine import Machine

MACHINE = Machine(2, 2, 8 * 2**30, "Linux x86_64", "3.10.13", "3.6.21", 0.0)


def stage(name: str, answered: int, p99: float = 0.9) -> StageFigures:
    processor = {"rasa_server": 0.012, "action_server": 0.005}
    memory = {"rasa_server": 900_000_000, "action_server": 300_000_000}
    outcomes = {ANSWERED: answered, REFUSED: 10}
    return StageFigures(name, 20, 10, outcomes, 0.05, 0.5, p99, 0.4, 0.02, processor, memory)


def measured(answered: int) -> Measured:
    stages = [stage(WARM_UP, 5), stage(ALONE, 25), *(stage(step_name(users), answered) for users in STEPS)]
    return Measured(stages, 9000.0, 0.01)


@pytest.fixture
def page() -> Page:
    prediction = Prediction(50.0, 0.1, 0.8, 0.0)
    return Page(
        MACHINE,
        date(2026, 11, 28),
        "abc1234",
        measured(250),
        measured(500),
        None,
        model_of(measured(500).stages),
        dict.fromkeys(STEPS, prediction),
        [Company(20_000, 5.56, 1, prediction)],
        Monday(),
        Year(),
    )


def test_both_versions_stand_beside_each_other_and_the_warm_up_does_not(page: Page) -> None:
    text = render(page)
    assert "| 80 users | before | 25.0 | 50 ms | 500 ms | 900 ms | 3.8 % | 20 ms | 0 |" in text
    assert "|  | now | 50.0 |" in text
    assert f"| {WARM_UP} |" not in text


def test_aims_are_met_or_not_as_was_measured(page: Page) -> None:
    text = render(page)
    assert "| turns answered a second at 80 users | 50.0 | 50 | yes |" in text
    assert "| p99 at 80 users | 900 ms | below 2 s | yes |" in text
    slow = Measured([replace(one, p99=2.5) for one in page.now.stages], 9000.0, 0.0)
    text = render(replace(page, now=slow, soak=Measured([stage("soak", 100)], 9000.0, 0.06)))
    assert "| p99 at 80 users | 2.50 s | below 2 s | no |" in text
    assert "| memory grown in 15 minutes | 6.0 % | below 5 % | no |" in text


def test_it_says_when_the_machine_was_busy(page: Page) -> None:
    assert "Other work ran on the machine" not in render(page)
    assert "(load 3.2)" in render(replace(page, machine=replace(MACHINE, load=3.2)))


def test_what_got_nothing_is_told(page: Page) -> None:
    lost = [replace(one, outcomes={ANSWERED: 500, LOST: 3}) for one in page.now.stages]
    assert "| 0.0 % | – | 3 |" in render(replace(page, now=replace(page.now, stages=lost)))


def test_the_formulas_are_fed_with_what_was_measured(page: Page) -> None:
    text = render(page)
    assert "servers × (900 MB + action processes × 150 MB)" in text
    assert "| 20,000 | 1.2 GB | 0.36 million | 799 MB | 3.2 GB |" in text


def test_the_simulation_is_fed_with_the_processors_time_and_what_else_a_lonely_turn_takes() -> None:
    model = model_of(measured(500).stages)
    assert (model["rasa"], model["actions"], model["spread"]) == (0.012, 0.005, 0.4)
    assert model["overhead"] == pytest.approx(0.05 - 0.017)


@pytest.mark.parametrize(("p99", "refused", "is_fit"), [(1.9, 0.0, True), (2.1, 0.0, False), (1.0, 0.01, False)])
def test_servers_are_enough_when_nobody_waits_or_is_refused(p99: float, refused: float, is_fit: bool) -> None:
    assert fits(Prediction(1.0, 0.1, p99, refused)) is is_fit
