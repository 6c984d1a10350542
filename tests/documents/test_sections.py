from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.documents.parser import parse_document
from bot.documents.passage import LEAD, Passage, Point, Question, Source
from bot.files.faults import Fault

CheckFault = Callable[[str, str, str, str, str], None]
FaultsOf = Callable[[str], tuple[Fault, ...]]
Spoil = Callable[[str, str], str]

TEA = "## How tea is made"
PRICE = "## Comparison: price"
LEAD_TEXT = "Tea is made by pouring hot\nwater over leaves.\n\nIt takes a few minutes.\n"
POINTS = """### Points

- `minutes` (tea): Three to five minutes are enough.
- `why-hot`: Because hot water takes up more taste.
"""
TABLE = (
    "| Aspect | Tea | Coffee |\n| --- | --- | --- |\n| price | Tea costs a coin. | Coffee costs two \\| three. |\n"
)


def test_sections_become_passages(tmp_path: Path, small_document: str) -> None:
    path = tmp_path / "document.md"
    path.write_text(small_document)
    assert parse_document(path).passages == (
        Passage(
            key="how-tea-is-made",
            title="How tea is made",
            intent="ask_tea",
            lead="Tea is made by pouring hot water over leaves. It takes a few minutes.",
            points=(
                Point("minutes", "Three to five minutes are enough.", "tea"),
                Point("why-hot", "Because hot water takes up more taste."),
            ),
            questions=(
                Question("how do I make tea", LEAD),
                Question("tea?", LEAD),
                Question("how long must it brew", "minutes"),
                Question("why hot water", "why-hot"),
            ),
            document="tea-and-coffee",
            aliases=("brewing", "making tea"),
            related=("comparison-price",),
            side="tea",
            aspect="taste",
            term="Brewing",
            audience="employees",
            sources=(
                Source("Tea, a history", "https://tea.example/_old_/a?b=1&c=2", date(2024, 2, 28)),
                Source("Brewing", "http://tea.example", date(2024, 2, 29)),
            ),
        ),
        Passage(
            key="comparison-price",
            title="Comparison: price",
            intent="ask_price",
            lead="Coffee costs more.",
            points=(
                Point("tea", "Tea costs a coin.", "tea"),
                Point("coffee", "Coffee costs two | three.", "coffee"),
            ),
            questions=(Question("which is cheaper", LEAD), Question("price of coffee", "coffee")),
            document="tea-and-coffee",
            aspect="price",
            is_comparison=True,
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        (TEA, "##", "##\n", "section has no title", 'after "##"'),
        (LEAD_TEXT, "", TEA, '"How tea is made" has no lead', "one or two sentences"),
        (TABLE, "", PRICE, '"Comparison: price" has no points', '"### Points"'),
        (
            "#### lead\n\n- which is cheaper\n\n#### coffee\n\n- price of coffee\n",
            "",
            PRICE,
            "no questions",
            '"#### lead"',
        ),
        ("### Points", "### Facts", "### Facts", 'no part "Facts"', '"### Points" or a table'),
        (POINTS, f"{POINTS}\n### Points\n\n- `a`: b\n", "### Points\n\n- `a`", '"Points" twice', "Make them one"),
        (TABLE, f"{TABLE}\n### Points\n\n- `a`: b\n", "- `a`", "both a table and points", "one of the two"),
        (POINTS, f"{POINTS}\n#### lead\n", "#### lead", 'heading "lead" is out of place', '"### Questions"'),
        (POINTS, f"{POINTS}\n# Loud\n", "# Loud", 'heading "Loud" is out of place', 'two "#"'),
        (POINTS, f"{POINTS}\n##### Low\n", "##### Low", 'heading "Low" is out of place', '"### Points"'),
        (LEAD_TEXT, f"{LEAD_TEXT}\n> quoted\n", "> quoted", "there is a quotation", "its lead"),
        (LEAD_TEXT, f"{LEAD_TEXT}\n- a\n", "- a\n", "there is a list", "its lead"),
        (LEAD_TEXT, f"{LEAD_TEXT}\n---\n", "---\n\n### Points", "there is a horizontal line", "its lead"),
        (
            "- intent: ask_price\n",
            "- intent: ask_price\n- aspect: taste\n",
            "- aspect: taste\n\nC",
            "taste",
            "the same",
        ),
    ],
)
def test_a_wrong_section_is_named_with_its_line(
    check_fault: CheckFault, spoil: Spoil, faults_of: FaultsOf, old: str, new: str, at: str, message: str, fix: str
) -> None:
    if new == "### Facts" or (old == TABLE and not new):
        # The questions of the points that are gone are faults as well.
        text = spoil(old, new)
        line = text[: text.index(at)].count("\n") + 1
        fault = next(fault for fault in faults_of(text) if message in fault.message)
        assert (fault.line, fix in fault.fix) == (line, True)
    else:
        check_fault(old, new, at, message, fix)


@pytest.mark.parametrize("fields", ["", "\n- key: empty\n- intent: ask_tea\n"])
def test_an_empty_section_is_one_fault_beside_its_fields(
    small_document: str, faults_of: FaultsOf, fields: str
) -> None:
    faults = faults_of(f"{small_document}\n## Nothing\n{fields}")
    line = small_document.count("\n") + 2
    assert {fault.line for fault in faults} == {line}
    assert 'The section "Nothing" says nothing.' in [fault.message for fault in faults]
    assert len(faults) == (1 if fields else 3)  # without fields, key and intent are missing too


def test_the_parts_of_a_section_may_come_in_another_order(tmp_path: Path, small_document: str) -> None:
    path = tmp_path / "document.md"
    path.write_text(small_document)
    expected = parse_document(path)
    head, rest = small_document.split(POINTS)
    questions, tail = rest.split(PRICE)
    path.write_text(f"{head}{questions}\n{POINTS}\n{PRICE}{tail}")
    assert parse_document(path) == expected
