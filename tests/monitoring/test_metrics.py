"""What is counted says nothing about anybody: few labels, and few values of each."""

from __future__ import annotations

import pytest

from bot.monitoring.metrics import CHANNELS, REGISTRY, channel_label

LABELS = {"channel", "outcome", "stage", "room", "part"}


def test_every_metric_is_named_and_explained() -> None:
    for family in REGISTRY.collect():
        assert family.name.startswith(("rung_", "process_")), family.name
        assert len(family.documentation) > 10


def test_no_label_can_name_a_person() -> None:
    labels = {name for family in REGISTRY.collect() for sample in family.samples for name in sample.labels}
    assert labels - LABELS <= {"le"}


@pytest.mark.parametrize(("name", "label"), [("rest", "rest"), ("U123", "other"), (None, "other")])
def test_a_channel_is_one_of_a_few(name: str | None, label: str) -> None:
    assert channel_label(name) == label
    assert len(CHANNELS) < 10
