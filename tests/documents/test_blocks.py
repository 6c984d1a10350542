from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.documents.blocks import MAX_TEXT, Line, plain, read_blocks
from bot.files.faults import FaultList

CheckFault = Callable[[str, str, str, str, str], None]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a *b* **c** `d`", "a b c d"),
        ("[a](b) ![c *d*](e) <http://f.g>", "a c d http://f.g"),
        (r"\*a\* \| \`", "*a* | `"),
        ("a\nb  c\u00a0d", "a b c d"),
        ("<b>a</b> & <script>", "<b>a</b> & <script>"),
        ("2 * 3 * 4, a_b_c", "2 * 3 * 4, a_b_c"),
        ("", ""),
    ],
)
def test_marks_are_taken_off_a_text(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_blocks_know_their_lines() -> None:
    faults = FaultList(Path("a.md"))
    blocks = read_blocks("\n## A\n\nb\nc\n| d |\n\n- e\n  f\n- g\n\n> h\n> i\n\n1. j\n", 11, faults)
    assert [(block.kind, block.line, block.text) for block in blocks] == [
        ("heading", 12, "A"),
        ("text", 14, "b\nc"),
        ("table", 16, ""),
        ("list", 18, ""),
        ("quote", 22, "h\ni"),
        ("other", 25, ""),
    ]
    assert blocks[2].lines == (Line("| d |", 16),)
    assert blocks[3].lines == (Line("e\nf", 18), Line("g", 20))
    assert not faults.faults


def test_a_line_of_dashes_makes_no_heading_and_indented_text_does_not_vanish() -> None:
    blocks = read_blocks("a\n---\n\n    b\n\n[c]: d\n", 1, FaultList(Path("a.md")))
    assert [(block.kind, block.name, block.text) for block in blocks] == [
        ("text", "a paragraph", "a"),
        ("other", "a horizontal line", ""),
        ("text", "a paragraph", "b"),
        ("text", "a paragraph", "[c]: d"),
    ]


@pytest.mark.parametrize(
    ("new", "at", "message", "fix"),
    [
        ("- tea?\n-", "-\n\n#### minutes", "empty item", "Write its text"),
        ("- tea?\n- # loud", "- # loud", "holds a heading", "backslash"),
        ("- tea?\n- 1. first", "- 1. first", "holds a numbered list", "backslash"),
        ("- tea?\n\n  and more", "  and more", "holds a paragraph", "one text per item"),
        ("- tea?\n  - nested", "  - nested", "holds a list", "one text per item"),
        ("- tea?\nstray", "stray", '"stray" is right below a list', "empty line"),
        (f"- {'x' * (MAX_TEXT + 1)}", "- xxx", f"{MAX_TEXT + 1:,} characters", "Shorten it"),
    ],
)
def test_an_item_that_is_no_single_text_is_a_fault(
    check_fault: CheckFault, new: str, at: str, message: str, fix: str
) -> None:
    check_fault("- tea?", new, at, message, fix)


def test_a_long_text_is_cut() -> None:
    faults = FaultList(Path("a.md"))
    long = "x" * (MAX_TEXT + 1)
    blocks = read_blocks(f"{long}\n\n| {long} |\n\n> {long}\n\n# {long}\n\n- {long}\n", 1, faults)
    texts = [text for block in blocks for text in (block.text, *(line.text for line in block.lines)) if text]
    assert [len(text) for text in texts] == [MAX_TEXT] * 5
    assert [fault.line for fault in faults.faults] == [1, 3, 5, 7, 9]
