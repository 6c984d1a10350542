"""The page that Prometheus reads: what several processes have counted, told apart by the label `process`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import Metric
from prometheus_client.parser import text_string_to_metric_families

from bot.monitoring.metrics import REGISTRY

CONTENT_TYPE = CONTENT_TYPE_LATEST
PROCESS = "process"


def own_page() -> bytes:
    """What this process has counted."""
    return generate_latest(REGISTRY)


def merged(pages: Mapping[str, bytes]) -> bytes:
    """One page of several, by the name of their process: a metric may stand on a page only once."""
    families: dict[str, Metric] = {}
    for process, page in pages.items():
        for family in text_string_to_metric_families(page.decode()):
            known = families.setdefault(family.name, Metric(family.name, family.documentation, family.type))
            for sample in family.samples:
                known.samples.append(sample._replace(labels={**sample.labels, PROCESS: process}))
    registry = CollectorRegistry()
    registry.register(_Families(families.values()))
    return generate_latest(registry)


class _Families:
    """What the library collects: metrics that are there already."""

    def __init__(self, families: Iterable[Metric]) -> None:
        self._families = families

    def collect(self) -> Iterator[Metric]:
        """Hands them over."""
        yield from self._families
