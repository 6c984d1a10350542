from __future__ import annotations

from collections.abc import Callable

import pytest

CheckFault = Callable[[str, str, str, str, str], None]


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "fix"),
    [
        ("#### minutes", "#### minute", "#### minute", 'no point "minute"', 'Did you mean "minutes"?'),
        ("#### minutes", "#### x", "#### x", 'no point "x"', "Use one of: lead, minutes, why-hot."),
        ("#### minutes", "#### lead", "#### lead\n\n- how long", "two headings", "under one heading"),
        ("- how long must it brew\n", "", "#### minutes", "No question stands under", "remove the heading"),
        ("- price of coffee\n", "", "#### coffee", "No question stands under", "remove the heading"),
        ("#### lead\n", "", "- how do I make tea", "under no point", '"#### lead"'),
        ("#### lead\n", "#### lead\n\nSome:\n", "Some:", "there is a paragraph", '"- question"'),
        ("- tea?", "1. tea?", "1. tea?", "there is a numbered list", '"- question"'),
    ],
)
def test_wrong_questions_are_named_with_their_line(
    check_fault: CheckFault, old: str, new: str, at: str, message: str, fix: str
) -> None:
    check_fault(old, new, at, message, fix)
