"""Runs the model's components one after the other.

Rasa's runner plans the whole graph anew with dask on each of the three runs of a turn, for components that form a
line; planning took a seventh of what the components themselves take.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner


class StraightRunner:
    """Does what `DaskGraphRunner.run` does with the components that such a runner has loaded."""

    def __init__(self, loaded: DaskGraphRunner) -> None:
        self._schema: GraphSchema = loaded._graph_schema
        self._nodes = loaded._instantiated_nodes
        self._orders: dict[tuple[str, ...], tuple[str, ...]] = {}

    def run(self, inputs: Mapping[str, Any] | None = None, targets: Sequence[str] | None = None) -> dict[str, Any]:
        """The output of each target; `inputs` are what the graph is given, by name."""
        wanted = tuple(targets or self._schema.target_names)
        outputs: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name in self._order(wanted):
            needs = self._schema.nodes[name].needs.values()
            outputs[name] = self._nodes[name](*(outputs.get(need, need) for need in needs))
        return dict(outputs[name] for name in wanted)

    def _order(self, targets: tuple[str, ...]) -> tuple[str, ...]:
        """The components that these targets need, each after those that it needs itself."""
        if targets not in self._orders:
            order: dict[str, None] = {}
            for target in targets:
                self._add(target, order)
            self._orders[targets] = tuple(order)
        return self._orders[targets]

    def _add(self, name: str, order: dict[str, None]) -> None:
        if name in order or name not in self._schema.nodes:
            return
        for need in self._schema.nodes[name].needs.values():
            self._add(need, order)
        order[name] = None
