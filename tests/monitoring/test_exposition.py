"""Two processes on one page: a metric that both have stands there once, and each sample names its process."""

from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from bot.monitoring.exposition import merged, own_page
from bot.monitoring.metrics import TURNS


def test_both_processes_are_on_the_page() -> None:
    page = merged({"rasa": own_page(), "actions": own_page()}).decode()
    assert page.count("# TYPE rung_errors_total counter") == 1
    (family,) = [one for one in text_string_to_metric_families(page) if one.name == "rung_turns_limit"]
    assert {sample.labels["process"] for sample in family.samples} == {"rasa", "actions"}


def test_values_labels_and_kinds_survive() -> None:
    TURNS.labels("rest", "answered").inc(3)
    before = {one.name: one for one in text_string_to_metric_families(own_page().decode())}
    after = {one.name: one for one in text_string_to_metric_families(merged({"rasa": own_page()}).decode())}
    assert before.keys() == after.keys()
    for name, family in after.items():
        assert (family.type, family.documentation) == (before[name].type, before[name].documentation)
    found = {tuple(sorted(one.labels.items())): one.value for one in after["rung_turns"].samples}
    assert found[(("channel", "rest"), ("outcome", "answered"), ("process", "rasa"))] >= 3
