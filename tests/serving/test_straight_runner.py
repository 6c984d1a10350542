"""The runner beside Rasa's own, on the graph of a trained model."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.processor import MessageProcessor
from rasa.engine.runner.dask import DaskGraphRunner

from bot.serving.straight_runner import StraightRunner
from tests.serving.running import Trained


class Node:
    """A component that says what it was given."""

    def __init__(self, name: str, calls: list[str]) -> None:
        self.name, self.calls = name, calls

    def __call__(self, *given: Any) -> tuple[str, Any]:
        self.calls.append(self.name)
        return self.name, (self.name, given)


class Schema:
    def __init__(self, **needs: list[str]) -> None:
        self.nodes = {name: self._node(found) for name, found in needs.items()}
        self.target_names = ["last"]

    @staticmethod
    def _node(needs: list[str]) -> Any:
        return type("SchemaNode", (), {"needs": {need: need for need in needs}})


@pytest.fixture
def calls() -> list[str]:
    return []


@pytest.fixture
def runner(calls: list[str]) -> StraightRunner:
    schema = Schema(last=["right", "left"], left=["given"], right=["left"], aside=["given"])
    loaded: Any = type("Loaded", (), {})()
    loaded._graph_schema = schema
    loaded._instantiated_nodes = {name: Node(name, calls) for name in schema.nodes}
    return StraightRunner(loaded)


def test_each_runs_once_after_what_it_needs(runner: StraightRunner, calls: list[str]) -> None:
    outputs = runner.run({"given": 1})
    assert calls == ["left", "right", "last"]
    left = ("left", ("left", (("given", 1),)))
    assert outputs == {"last": ("last", (("right", ("right", (left,))), left))}


def test_only_the_targets_that_are_wanted_run(runner: StraightRunner, calls: list[str]) -> None:
    assert set(runner.run({"given": 1}, ["aside"])) == {"aside"}
    assert calls == ["aside"]


def test_what_nobody_gives_is_named_as_rasa_names_it(runner: StraightRunner) -> None:
    assert runner.run({}, ["aside"]) == {"aside": ("aside", ("given",))}


def test_it_finds_the_order_of_a_trained_model(trained: Trained) -> None:
    _, metadata, loaded = MessageProcessor._load_model(trained.model)
    assert isinstance(loaded, DaskGraphRunner)
    straight = StraightRunner(loaded)
    for target in (metadata.nlu_target, metadata.core_target):
        order = straight._order((str(target),))
        places = {name: place for place, name in enumerate(order)}
        wanted = loaded._graph_schema.minimal_graph_schema([str(target)])
        assert set(order) == set(wanted.nodes)
        for name, node in wanted.nodes.items():
            needed = [places[need] for need in node.needs.values() if need in places]
            assert all(place < places[name] for place in needed)
