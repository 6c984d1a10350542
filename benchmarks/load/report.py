"""docs/benchmarks/load.md: what was measured and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from benchmarks.load.measuring import Measured
from benchmarks.load.outcomes import ANSWERED, REFUSED
from benchmarks.load.predicting import ACTIONS, RASA, Company, Prediction
from benchmarks.load.results import StageFigures
from benchmarks.load.staffing import MOST_BUSY, P99_SECONDS, Monday, Year, memory_bytes
from benchmarks.load.stages import ALONE, PACE_SECONDS, STEPS, WARM_UP, step_name
from benchmarks.performance.machine import Machine
from benchmarks.performance.markdown import table
from bot.channels.admission import MOST_TURNS, RETRY_SECONDS
from bot.settings import DEFAULT_ACTION_PROCESSES

AIM_USERS, AIM_PER_SECOND, AIM_GROWTH = 80, 50.0, 0.05
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Page:
    """All that the page tells."""

    machine: Machine
    day: date
    commit: str
    before: Measured
    now: Measured
    soak: Measured | None
    model: dict[str, Any]
    predictions: dict[int, Prediction]
    companies: Sequence[Company]
    monday: Monday
    year: Year


def render(page: Page) -> str:
    """The page as Markdown."""
    parts = [
        "<!-- written by make bench-load -->",
        "# Load",
        f"Made by `make bench-load`, last on {page.day.day} {page.day:%B %Y}. Machine: {page.machine}. Locust's "
        "users and the servers share these cores, which costs the servers what the users take. The version before "
        f"is {page.commit}, measured in the same run.",
        *_busy(page.machine),
        _aims(page),
        "## Stage by stage",
        _stages(page),
        f"Each user sends a message {PACE_SECONDS:g} s after the one before, or as soon as that is answered, so "
        f"that {AIM_USERS} users ask for {AIM_USERS / PACE_SECONDS:.0f} turns a second. People take ten times as "
        "long to read and write. Of five conversations four are questions about the documents with follow-ups, "
        "small talk and things that nobody knows; one is an assessment that ends with a plan. Times are of what "
        f"was answered. Refused: beyond {MOST_TURNS} turns under way REST answers 503 with Retry-After "
        f"{RETRY_SECONDS}, and the user comes again. Failed: an apology, or no answer.",
        "## What a turn takes of the processor",
        _processor(page),
        "## Memory over a quarter of an hour",
        _soak(page),
        "## The simulation beside what was measured",
        _checked(page),
        "## A Monday morning",
        _companies(page),
        "## Memory and disk",
        _formulas(page),
    ]
    return "\n\n".join(parts) + "\n"


def _busy(machine: Machine) -> list[str]:
    if not machine.is_busy:
        return []
    return [
        f"**Other work ran on the machine (load {machine.load:.1f})**: both versions had less than its cores, "
        'times are too long and the aims cannot be judged. `make bench-load ARGS="--only load"` settles it on a '
        "quiet machine."
    ]


def _aims(page: Page) -> str:
    stage = _by_name(page.now)[step_name(AIM_USERS)]
    rows = [
        [
            f"turns answered a second at {AIM_USERS} users",
            f"{stage.answered_per_second:.1f}",
            f"{AIM_PER_SECOND:.0f}",
            # The users start over the first of the pace, so that a little less than all of it is asked for.
            _met(stage.answered_per_second >= 0.98 * AIM_PER_SECOND),
        ],
        [
            f"p99 at {AIM_USERS} users",
            _time(stage.p99),
            f"below {P99_SECONDS:.0f} s",
            _met(0 < stage.p99 < P99_SECONDS),
        ],
    ]
    if page.soak is not None:
        growth = f"{100 * page.soak.growth:.1f} %"
        rows.append(["memory grown in 15 minutes", growth, "below 5 %", _met(page.soak.growth < AIM_GROWTH)])
    return table(("measured", "is", "aim", "met"), rows)


def _stages(page: Page) -> str:
    before = _by_name(page.before)
    rows = []
    for stage in page.now.stages:
        if stage.name == WARM_UP:
            continue
        for label, one in (("before", before.get(stage.name)), ("now", stage)):
            if one is not None:
                rows.append([stage.name if label == "before" else "", label, *_cells(one)])
    return table(("users", "", "answered / s", "p50", "p95", "p99", "refused", "refusal, p99", "failed"), rows)


def _cells(stage: StageFigures) -> list[str]:
    refusal = _time(stage.refused_p99) if stage.outcomes.get(REFUSED) else "–"
    return [
        f"{stage.answered_per_second:.1f}",
        *(_time(time) for time in (stage.p50, stage.p95, stage.p99)),
        f"{100 * stage.share(REFUSED):.1f} %",
        refusal,
        str(stage.failed),
    ]


def _processor(page: Page) -> str:
    name = step_name(AIM_USERS)
    before, now = _by_name(page.before)[name], _by_name(page.now)[name]
    rows = []
    for label, process in (("Rasa's server", RASA), ("the action server, all processes", ACTIONS)):
        old, new = before.processor.get(process, 0.0), now.processor.get(process, 0.0)
        rows.append([label, _time(old), _time(new), f"{new / old:.2f}" if old else "–"])
    return table((f"at {AIM_USERS} users", "before", "now", "now / before"), rows)


def _soak(page: Page) -> str:
    if page.soak is None:
        return 'Not measured yet: `make bench-load ARGS="--only soak"`.'
    stage = page.soak.stages[-1]
    memory = ", ".join(f"{name} {size / MEGABYTE:.0f} MB" for name, size in sorted(stage.memory.items()))
    return (
        f"{stage.users} users for {stage.seconds / 60:.0f} minutes, {stage.outcomes.get(ANSWERED, 0):,} turns "
        f"answered, {stage.failed} failed. From the first minute to the last the memory of all processes grew by "
        f"{100 * page.soak.growth:.1f} %; at the end: {memory}. Other work may have run on the machine: the times "
        "of this part are not told."
    )


def _checked(page: Page) -> str:
    stages = _by_name(page.now)
    rows = []
    for users in STEPS:
        said, seen = page.predictions[users], stages[step_name(users)]
        rows.append(
            [
                str(users),
                f"{said.per_second:.1f} / {seen.answered_per_second:.1f}",
                f"{_time(said.p50)} / {_time(seen.p50)}",
                f"{_time(said.p99)} / {_time(seen.p99)}",
                f"{100 * said.refused:.0f} % / {100 * seen.share(REFUSED):.0f} %",
            ]
        )
    model = page.model
    told = table(("users", "answered / s", "p50", "p99", "refused"), rows)
    return (
        f"{told}\n\nPredicted / measured. `benchmarks/load/queueing.py` (simpy) is told four measured numbers: "
        f"{_time(model['rasa'])} of the processor a turn in Rasa's server and {_time(model['actions'])} in the "
        f"action server, both from the stage of {STEPS[1]} users, {_time(model['overhead'])} of waiting beside it "
        f"in a lonely turn and a spread of {model['spread']:.2f} of the mean, both from the stage “{ALONE}”. "
        f"Rasa's server does one thing at a time, {model['processes']} action processes do theirs, and all share "
        f"{model['cores']} cores. Where the two differ, believe what was measured: the simulation knows no "
        "switches between threads and no waiting for the database."
    )


def _companies(page: Page) -> str:
    monday, rows = page.monday, []
    for one in page.companies:
        rows.append(
            [
                f"{one.employees:,}",
                f"{one.per_second:.2f}",
                str(one.servers),
                _time(one.prediction.p50),
                _time(one.prediction.p99),
            ]
        )
    told = table(("employees", "turns / s in the busiest hour", "servers of two cores", "p50", "p99"), rows)
    return (
        f"{told}\n\nBy the same simulation, with the cores for the servers alone. Assumed: of all employees "
        f"{100 * monday.share:.0f} % come that morning, as after an announcement to everybody, and write "
        f"{monday.messages:.0f} messages each, {100 * monday.busiest_hour:.0f} % of them in the busiest hour, at "
        "random moments of it. The number of servers is the smallest with a p99 below "
        f"{P99_SECONDS:.0f} s and nobody refused that keeps each at {100 * MOST_BUSY:.0f} % of what was answered "
        "at most. A common week has a tenth of that. Several servers need PostgreSQL and Redis; a second server is "
        "wanted against failure in any case."
    )


def _formulas(page: Page) -> str:
    memory = _by_name(page.now)[step_name(AIM_USERS)].memory
    processes = DEFAULT_ACTION_PROCESSES
    rasa, action = memory.get(RASA, 0), memory.get(ACTIONS, 0) / processes
    of_turn, year = page.now.bytes_of_turn, page.year
    rows = [
        [
            f"{one.employees:,}",
            f"{memory_bytes(rasa, action, processes, one.servers) / 1e9:.1f} GB",
            f"{year.turns(one.employees) / 1e6:.2f} million",
            _size(year.disk_bytes(one.employees, of_turn)),
            _size(year.disk_bytes_for_good(one.employees, of_turn)),
        ]
        for one in page.companies
    ]
    told = table(
        ("employees", "memory", "turns a year", f"disk, kept {year.kept_days:.0f} days", "a year, kept for good"),
        rows,
    )
    return (
        f"- memory = servers × ({rasa / MEGABYTE:.0f} MB + action processes × {action / MEGABYTE:.0f} MB), "
        f"after the load; {processes} action processes by default\n"
        "- turns a year = employees × share that uses it × messages of each\n"
        f"- disk = turns a year × {of_turn / 1000:.1f} kB × days kept / 365\n\n"
        f"{told}\n\nAssumed: {100 * year.active:.0f} % of the employees use it and write {year.messages:.0f} "
        "messages a year. The kB a turn are what SQLite's file grew by in this run; profiles, plans, files to take "
        "away and indexes are in it. Twice the disk is needed for backups and for growing tables."
    )


def _by_name(measured: Measured) -> dict[str, StageFigures]:
    return {stage.name: stage for stage in measured.stages}


def _met(is_met: bool) -> str:
    return "yes" if is_met else "no"


def _time(seconds: float) -> str:
    return (
        f"{seconds:.2f} s"
        if seconds >= 1
        else f"{1000 * seconds:.0f} ms"
        if seconds >= 0.01
        else (f"{1000 * seconds:.1f} ms")
    )


def _size(amount: float) -> str:
    return f"{amount / 1e9:.1f} GB" if amount >= 1e9 else f"{amount / 1e6:.0f} MB"
