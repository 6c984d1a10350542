"""The report: what was measured, as Markdown, with the aims and the floor bot beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from benchmarks.performance.browser import InBrowser
from benchmarks.performance.figures import Latency, Pair
from benchmarks.performance.machine import Machine
from benchmarks.performance.markdown import table
from benchmarks.performance.memory import ACTIONS, RASA
from benchmarks.performance.messages import KNOWLEDGE
from benchmarks.performance.planner import CREDENTIALS, NEEDED, Planning
from benchmarks.performance.recommending import Recommending
from benchmarks.performance.slack_events import PEOPLE, PER_SECOND, SlackEvents
from benchmarks.performance.startup import Startup
from benchmarks.performance.training import Training
from benchmarks.performance.turns import PER_CONVERSATION, REPEATED, Turns
from benchmarks.performance.visitors import Crowd

# Seconds and bytes.
TRAINING_AIM, READY_AIM, P50_AIM, P95_AIM, MEMORY_AIM = 30.0, 20.0, 0.025, 0.060, 1.1e9
PLAN_AIM = 1.0
WIDGET_AIM, CROWD_AIM = 25_000.0, 1.0
RECOMMENDATION_AIM = 0.005
ROLE_SEARCH_AIM = 0.015
SLACK_AIM = 0.3

Unit = Callable[[float], str]
"""Writes a value with its unit."""


@dataclass
class Results:
    """All that was measured; None for what was left out."""

    machine: Machine
    day: date
    command: str
    training: Training | None = None
    startup: Startup | None = None
    turns: tuple[Turns, Turns] | None = None
    """Rung's, then the floor bot's."""
    warm_up: int = 0
    memory: Pair | None = None
    """In bytes, both of Rung's servers together."""
    memory_by_server: dict[str, int] = field(default_factory=dict)
    accuracy: str | None = None
    role_search: Latency | None = None
    planning: Planning | None = None
    recommending: Recommending | None = None
    in_browser: InBrowser | None = None
    crowd: Crowd | None = None
    slack: SlackEvents | None = None


def render(results: Results) -> str:
    """The report as a Markdown document."""
    parts = [_head(results)]
    if rows := list(_main_rows(results)):
        parts.append(table(("measured", "Rung", "aim", "met", "floor bot", "Rung / floor"), rows))
    if results.turns is not None:
        parts += ["## One turn through REST", _turns_table(*results.turns)]
        parts += ["## The same turn in a long conversation", _places_table(*results.turns)]
    if results.accuracy is not None:
        parts += [
            "## Understanding",
            "Questions that the training never saw (benchmarks/understanding):",
            results.accuracy,
        ]
    parts += ["## How it is measured", _method(results)]
    return "\n\n".join(parts) + "\n"


def seconds(value: float) -> str:
    """With one decimal, as training and starts are told."""
    return f"{value:.1f} s"


def milliseconds(value: float) -> str:
    """Of a value in seconds."""
    return f"{1000 * value:.1f} ms"


def megabytes(value: float) -> str:
    """Of a value in bytes; a megabyte is a million."""
    return f"{value / 1e6:.0f} MB" if value >= 1e7 else f"{value / 1e6:.1f} MB"


def whole(value: float) -> str:
    """Rounded to a whole number, for counts."""
    return f"{value:.0f}"


def kilobytes(value: float) -> str:
    """Of a value in bytes; a kilobyte is a thousand."""
    return f"{value / 1e3:.1f} KB"


def row(name: str, pair: Pair, written: Unit, aim: float | None = None) -> list[str]:
    """A row of the main table."""
    aimed = f"below {written(aim)}" if aim is not None else ""
    met = "" if aim is None else "yes" if pair.rung < aim else "no"
    floor = written(pair.floor) if pair.floor is not None else ""
    return [name, written(pair.rung), aimed, met, floor, _ratio(pair)]


def _head(results: Results) -> str:
    lines = [
        "# Benchmarks",
        "",
        f"Made by `{results.command}` on {results.day:%d %B %Y}. Machine: {results.machine}.",
        "The floor bot is the plainest that Rasa can make of the same intents and examples: what Rasa alone costs.",
    ]
    if results.machine.is_busy:
        lines.append(f"Other work ran just before (load {results.machine.load:.1f}): the figures may be too high.")
    return "\n".join(lines)


def _main_rows(results: Results) -> Iterator[list[str]]:
    if results.training is not None:
        training = results.training
        yield row("training, nothing kept from before", training.cold, seconds, TRAINING_AIM)
        yield row("training, sentence vectors kept", training.warm, seconds, TRAINING_AIM)
        yield row("model file", training.model_bytes, megabytes)
    if results.startup is not None:
        yield row("`ready` of a second `make run`", results.startup.ready, seconds, READY_AIM)
    if results.turns is not None:
        rung, floor = (turns.by_kind[KNOWLEDGE] for turns in results.turns)
        yield row("one knowledge answer, p50", Pair(rung.p50, floor.p50), milliseconds, P50_AIM)
        yield row("one knowledge answer, p95", Pair(rung.p95, floor.p95), milliseconds, P95_AIM)
    if results.memory is not None:
        yield row("memory of both servers", results.memory, megabytes, MEMORY_AIM)
    if results.planning is not None:
        name = f"a plan of {NEEDED} missing skills over {CREDENTIALS:,} credentials"
        yield row(f"{name}, median", Pair(results.planning.median), milliseconds, PLAN_AIM)
        yield row(f"{name}, slowest", Pair(results.planning.slowest), milliseconds, PLAN_AIM)
    if results.role_search is not None:
        pair = Pair(results.role_search.p95)
        yield row("a role found among all titles, p95", pair, milliseconds, ROLE_SEARCH_AIM)
    if results.recommending is not None:
        yield row("a recommendation", Pair(results.recommending.recommendation), milliseconds, RECOMMENDATION_AIM)
        yield row("what would change it", Pair(results.recommending.change), milliseconds)
    yield from _web_rows(results)
    if results.slack is not None:
        events = results.slack
        name = f"event of Slack at {PER_SECOND} a second"
        yield row(f"{name}: acknowledged, p99", Pair(events.p99), milliseconds, SLACK_AIM)
        yield row(
            f"{name}: refused, lost or doubled", Pair(events.refused + events.lost + events.doubled), whole, 1
        )


def _web_rows(results: Results) -> Iterator[list[str]]:
    if results.in_browser is not None:
        browser = results.in_browser
        yield row("the widget and its socket client, compressed", Pair(browser.widget_bytes), kilobytes, WIDGET_AIM)
        yield row("the page loaded until it can be used", Pair(browser.usable), milliseconds)
        yield row("in the browser, from sending to the reply, p50", Pair(browser.answers.p50), milliseconds)
        yield row("in the browser, from sending to the reply, p95", Pair(browser.answers.p95), milliseconds)
    if results.crowd is not None:
        crowd = results.crowd
        name = f"{crowd.visitors} visitors at once"
        yield row(f"{name}, from sending to the reply, p50", Pair(crowd.latency.p50), milliseconds)
        yield row(f"{name}, from sending to the reply, p95", Pair(crowd.latency.p95), milliseconds, CROWD_AIM)
        yield row(f"{name}: messages lost or doubled", Pair(crowd.lost + crowd.doubled), whole, 1)


def _turns_table(rung: Turns, floor: Turns) -> str:
    rows = []
    for kind, ours in rung.by_kind.items():
        theirs = floor.by_kind[kind]
        times = [milliseconds(value) for value in (ours.p50, ours.p95, theirs.p50, theirs.p95)]
        rows.append([kind, str(ours.turns), *times, _ratio(Pair(ours.p50, theirs.p50))])
    head = ("message", "turns", "Rung p50", "Rung p95", "floor p50", "floor p95", "Rung / floor, p50")
    return table(head, rows)


def _places_table(rung: Turns, floor: Turns) -> str:
    rows = []
    for place, ours in rung.by_place.items():
        pair = Pair(ours, floor.by_place[place])
        rows.append([str(place), milliseconds(ours), milliseconds(floor.by_place[place]), _ratio(pair)])
    return table(("turn of the conversation", "Rung", "floor bot", "Rung / floor"), rows)


def _method(results: Results) -> str:
    points = [
        "Everything runs on a copy of the project in a temporary folder, with the settings that ship, on the "
        "loopback; one server at a time.",
        "Floor bot: WhitespaceTokenizer, CountVectorsFeaturizer, LogisticRegressionClassifier, RulePolicy, one "
        "fixed text an intent, no action server, conversations in memory (Rung's are in SQLite).",
    ]
    if results.training is not None:
        points.append(
            f"Training: from the start of the command to its end, with the build of the knowledge base; median of "
            f"{_counted(results.training.runs, 'run')}. Rasa's own cache is off for both."
        )
    if results.startup is not None:
        points.append(
            "Start: from the start of the launcher to the first 200 of `/health`, and from `rasa run` to its first "
            f"answer; median of {_counted(results.startup.runs, 'start')} after one that does not count."
        )
    if results.turns is not None:
        points += _method_of_turns(results.turns[0], results.warm_up)
    if results.planning is not None:
        points.append(
            f"Plans: {results.planning.plans} over made-up catalogues, for the least time and the least money, at "
            "four sets of limits of which one cannot be kept; with what is offered then. The floor bot has none."
        )
    if results.recommending is not None:
        points.append(
            f"Recommendations: {results.recommending.people} made-up people of whom some told little, medians."
        )
    if results.in_browser is not None:
        browser = results.in_browser
        points.append(
            f"Browser: Chromium without a screen on the same machine; {browser.loads} loads with an empty cache, "
            f"from the start of loading to the welcome (median), and {browser.answers.turns} knowledge questions "
            "in one conversation, from pressing Enter to the reply in the page."
        )
    if results.slack is not None:
        points.append(
            f"Slack: {results.slack.sent} direct messages of {PEOPLE} people, {PER_SECOND} a second, half of them "
            "knowledge questions, from a small Slack on the same machine; acknowledged after "
            f"{milliseconds(results.slack.latency.p50)} in the median; {results.slack.lost} lost, "
            f"{results.slack.doubled} doubled."
        )
    if results.crowd is not None:
        crowd = results.crowd
        points.append(
            f"Visitors: {crowd.visitors} sockets for {crowd.seconds:.0f} s, each sending every 10 s, half of it "
            f"knowledge questions; {crowd.sent} messages, {crowd.lost} lost, {crowd.doubled} doubled, p99 "
            f"{milliseconds(crowd.p99)}. The generator took {100 * crowd.generator_cpu:.0f} % of a core beside it."
        )
    if results.memory is not None:
        actions, rasa = (megabytes(results.memory_by_server[module]) for module in (ACTIONS, RASA))
        points.append(
            f"Memory: resident, after the turns. The action server takes {actions}, Rasa's server {rasa}."
        )
    return "\n".join(f"- {point}" for point in points)


def _method_of_turns(rung: Turns, warm_up: int) -> list[str]:
    return [
        "Turns: one after the other, each on a new connection, from connecting to the last byte, with a new sender "
        f"every {PER_CONVERSATION} turns and {warm_up} uncounted turns before each kind. The knowledge questions "
        "are drawn from the documents, a different one each turn; "
        f"{100 * rung.sourced:.0f} % were answered with a source.",
        f"Long conversation: “{REPEATED}” at each of these turns, other knowledge questions in between; median of "
        f"{_counted(rung.conversations, 'conversation')}.",
    ]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _ratio(pair: Pair) -> str:
    return f"{pair.ratio:.1f}" if pair.ratio is not None else ""
