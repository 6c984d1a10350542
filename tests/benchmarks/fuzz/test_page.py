from __future__ import annotations

import re

from benchmarks.fuzz.endpoints import ENDPOINTS
from benchmarks.fuzz.outcome import Outcome
from benchmarks.fuzz.page import page_of, row
from benchmarks.fuzz.parsers import PARSERS
from bot.settings import PROJECT_ROOT


def test_a_row_has_its_figures_and_no_angle() -> None:
    outcome = Outcome("GET /files/<token:path>")
    outcome.took(0.25, "404", b"")
    outcome.took(0.01, "200", b"")
    outcome.took(0.01, "404", b"")
    outcome.grew(3.4)
    assert row(outcome) == "| GET /files/‹token:path› | 3 | 404 2, 200 1 | 250 | 3 | none |\n"
    outcome.fault("answered 500", b"x")
    assert row(outcome).endswith("| answered 500 |\n")


def test_the_page_counts_all() -> None:
    one, other = Outcome("GET /"), Outcome("document")
    one.took(0.1, "200", b"")
    other.took(0.1, "read", b"")
    other.fault("KeyError", b"")
    assert "\n2 inputs, 1 faults.\n" in page_of([one], [other])


def test_the_page_of_the_documents_has_every_endpoint_and_parser() -> None:
    page = (PROJECT_ROOT / "docs" / "benchmarks" / "fuzz.md").read_text(encoding="utf-8")
    first = set(re.findall(r"^\| ([^|]+) \| [\d,]+ \|", page, re.MULTILINE))
    names = {endpoint.name.replace("<", "‹").replace(">", "›") for endpoint in ENDPOINTS}
    assert first == names | set(PARSERS) | {"WebSocket /socket.io", "HTTP itself"}
