from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.documents.parser import parse_document
from bot.documents.passage import Point
from bot.files.faults import Fault

CheckFault = Callable[[str, str, str, str, str], None]
FaultsOf = Callable[[str], tuple[Fault, ...]]
Spoil = Callable[[str, str], str]

MINUTES = "- `minutes` (tea): Three to five minutes are enough."
HOT = "- `why-hot`: Because"
HEADER = "| Aspect | Tea | Coffee |"
DASHES = "| --- | --- | --- |"
ROW = "| price | Tea costs a coin. | Coffee costs two \\| three. |"
TABLE = f"{HEADER}\n{DASHES}\n{ROW}"


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        (MINUTES, "- minutes: Three.", "- minutes: T", "is not a point", "`short-id`"),
        (MINUTES, "- `minutes` Three.", "- `minutes` T", "is not a point", "`short-id`"),
        (MINUTES, "- `minutes` (water): Three.", "- `minutes` (w", 'no side "water"', '"sides:"'),
        (MINUTES, "- `minutes`:", "- `minutes`:", "says nothing", "after the colon"),
        (HOT, "- `minutes`: a\n" + HOT, "- `minutes`: a", "twice, first in line 44", "another id"),
        (HOT, "- `Why Not`: a\n" + HOT, "- `Why Not`", "cannot be the id", "lower-case"),
        (HOT, "- `lead`: a\n" + HOT, "- `lead`", "cannot be the id", '"lead" is taken'),
        (MINUTES, f"Read on:\n\n{MINUTES}", "Read on", "Among the points there is a paragraph", "`short-id`"),
        (MINUTES, f"{TABLE}\n\n{MINUTES}", HEADER, "Among the points there is a table", "takes the place of"),
    ],
)
def test_a_wrong_point_is_named_with_its_line(
    check_fault: CheckFault, old: str, new: str, at: str, message: str, fix: str
) -> None:
    check_fault(old, new, at, message, fix)


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        (HEADER, "| Aspect | Tea |", "| Aspect", "header has 2 cells instead of 3", '"|"'),
        (HEADER, "| Aspect | Tea | Coffee | Milk |", "| Aspect", "header has 4 cells", '"|"'),
        (DASHES, "| --- | --- |", "| --- |", "line of dashes has 2 cells", '"|"'),
        (DASHES + "\n", "", HEADER, "no line of dashes", '"| --- | --- | --- |"'),
        (DASHES, "| - - | --- | --- |", HEADER, "no line of dashes", '"| --- | --- | --- |"'),
        (ROW, "| price | Tea costs a coin. |", "| price", "row has 2 cells instead of 3", '"|"'),
        (ROW, "| price |", "| price", "row has 1 cell instead of 3", '"|"'),
        (ROW, ROW.replace("\\", ""), "| price", "row has 4 cells instead of 3", "\\|"),
        (ROW + "\n", "", HEADER, "no row", "Add the row"),
        (ROW, f"{ROW}\n| taste | Good. | Good. |", "| taste", "more than one row", "section of its own"),
        (ROW, "| price | Tea costs a coin. |  |", "| price", 'cell under "Coffee" is empty', "a sentence"),
        (ROW, "| prize | Tea. | Coffee. |", "| prize", 'no aspect "prize"', 'Did you mean "price"?'),
        (TABLE, f"{TABLE}\n\nAnd:\n\n| a | b | c |", "| a |", "a second table", "section of its own"),
    ],
)
def test_a_broken_table_is_named_with_its_line(
    check_fault: CheckFault, old: str, new: str, at: str, message: str, fix: str
) -> None:
    check_fault(old, new, at, message, fix)


def test_an_unknown_side_in_the_header_is_named(spoil: Spoil, faults_of: FaultsOf) -> None:
    text = spoil(HEADER, "| Aspect | Tea | Coffe |")
    fault = faults_of(text)[0]
    assert fault.line == text[: text.index("| Aspect")].count("\n") + 1
    assert fault.message == 'The front matter declares no side "coffe".'
    assert fault.fix == 'Did you mean "coffee"?'


def test_both_columns_cannot_be_one_side(spoil: Spoil, faults_of: FaultsOf) -> None:
    messages = [fault.message for fault in faults_of(spoil(HEADER, "| Aspect | Coffee | Coffee |"))]
    assert "Both columns of the table speak of one side." in messages


def test_the_row_gives_sides_as_points(tmp_path: Path, small_document: str) -> None:
    path = tmp_path / "document.md"
    path.write_text(small_document.replace(HEADER, "Aspect|COFFEE|tea").replace(ROW, "Price|Two.|One."))
    passage = parse_document(path).passages[1]
    assert passage.points == (Point("coffee", "Two.", "coffee"), Point("tea", "One.", "tea"))
    assert (passage.aspect, passage.is_comparison) == ("price", True)


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        ("#### minutes", "#### minute", "#### minute", 'no point "minute"', 'Did you mean "minutes"?'),
        ("#### minutes", "#### x", "#### x", 'no point "x"', "Use one of: lead, minutes, why-hot."),
        ("#### minutes", "#### lead", "#### lead\n\n- how long", "two headings", "under one heading"),
        ("- how long must it brew\n", "", "#### minutes", "There is no question under", "remove the heading"),
        ("- price of coffee\n", "", "#### coffee", "There is no question under", "remove the heading"),
        ("#### lead\n", "", "- how do I make tea", "not under a point", '"#### lead"'),
        ("#### lead\n", "#### lead\n\nSome:\n", "Some:", "there is a paragraph", '"- question"'),
        ("- tea?", "1. tea?", "1. tea?", "there is a numbered list", '"- question"'),
    ],
)
def test_wrong_questions_are_named_with_their_line(
    check_fault: CheckFault, old: str, new: str, at: str, message: str, fix: str
) -> None:
    check_fault(old, new, at, message, fix)
