"""Alerts, dashboard and runbooks: sound PromQL over metrics that exist, and a runbook for each alert."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import promql_parser
import pytest
import yaml

from bot.monitoring.exposition import PROCESS
from bot.monitoring.metrics import REGISTRY
from bot.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "docs" / "monitoring"
OPERATIONS = (PROJECT_ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
GIVEN_BY_PROMETHEUS = {"job", "instance", PROCESS, "le"}
GRAFANA = {"$__rate_interval": "5m", "$instance": ".*"}


def alerts() -> list[dict[str, Any]]:
    groups = yaml.safe_load((FOLDER / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def dashboard() -> dict[str, Any]:
    value: dict[str, Any] = json.loads((FOLDER / "dashboard.json").read_text(encoding="utf-8"))
    return value


def queries() -> Iterator[str]:
    yield from (alert["expr"] for alert in alerts())
    for panel in dashboard()["panels"]:
        for target in panel["targets"]:
            query = target["expr"]
            for name, value in GRAFANA.items():
                query = query.replace(name, value)
            yield query


def selectors(query: str) -> Iterator[Any]:
    """What a query reads: each selector of series in its syntax tree."""

    def walk(node: Any) -> Iterator[Any]:
        if isinstance(node, promql_parser.VectorSelector):
            yield node
        for name in ("expr", "lhs", "rhs", "vector_selector", "vs", "param"):
            inner = getattr(node, name, None)
            if inner is not None and not isinstance(inner, str):
                yield from walk(inner)
        for inner in getattr(node, "args", None) or []:
            yield from walk(inner)

    yield from walk(promql_parser.parse(query))


def names() -> dict[str, set[str]]:
    """The series that a Rung has, and the labels of each."""
    found: dict[str, set[str]] = {"up": set()}
    for collector, series in REGISTRY._collector_to_names.items():
        labels = set(getattr(collector, "_labelnames", ()))
        found.update({name: labels for name in series})
    return found


@pytest.mark.parametrize("query", queries())
def test_a_query_is_sound_and_reads_what_exists(query: str) -> None:
    known = names()
    read = list(selectors(query))
    assert read
    for selector in read:
        assert selector.name in known, selector.name
        used = {matcher.name for matcher in selector.matchers.matchers}
        assert used <= known[selector.name] | GIVEN_BY_PROMETHEUS


def test_a_query_of_a_metric_that_is_gone_is_noticed() -> None:
    assert [one.name for one in selectors('sum(rate(gone_total{a="b"}[5m])) / rung_turns_limit > 1')] == [
        "gone_total",
        "rung_turns_limit",
    ]
    assert "gone_total" not in names()


def test_every_alert_has_a_runbook_and_every_runbook_an_alert() -> None:
    runbooks = re.findall(r"^### (\w+)$", OPERATIONS.partition("## Runbooks")[2], re.MULTILINE)
    assert runbooks == [alert["alert"] for alert in alerts()]
    for alert in alerts():
        assert alert["annotations"]["runbook"] == f"docs/operations.md#{alert['alert'].lower()}"


def test_every_alert_says_how_urgent_it_is_and_what_is_the_matter() -> None:
    for alert in alerts():
        assert alert.keys() <= {"alert", "expr", "for", "labels", "annotations"}
        assert alert["labels"]["severity"] in ("page", "ticket")
        assert alert["annotations"].keys() == {"summary", "runbook"}
        if "for" in alert:
            assert promql_parser.parse_duration(alert["for"]).total_seconds() > 0


def test_what_is_counted_is_documented() -> None:
    table = OPERATIONS.partition("## Metrics")[2].partition("## Logs")[0]
    documented = set(re.findall(r"`(rung_\w+)`", table))
    own = {name for name in names() if name.startswith("rung_")}
    assert documented <= own
    bases = {re.sub(r"_(bucket|sum|count|created|total)$", "", name) for name in own}
    assert bases == {re.sub(r"_total$", "", name) for name in documented}


def test_the_dashboard_can_be_imported() -> None:
    board = dashboard()
    assert board["uid"] == "rung"
    panels = board["panels"]
    assert [panel["id"] for panel in panels] == list(range(1, len(panels) + 1))
    assert all(panel["datasource"]["uid"] == "${source}" for panel in panels)
    assert {variable["name"] for variable in board["templating"]["list"]} == {"source", "instance"}


def test_no_panel_covers_another() -> None:
    places = [panel["gridPos"] for panel in dashboard()["panels"]]
    assert all(place["x"] + place["w"] <= 24 for place in places)
    for one, other in combinations(places, 2):
        aside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        below = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert [aside, below] != [False, False]
