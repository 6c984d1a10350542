from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.performance.report_parts import PARTS, part_of, with_part, write_part
from bot.settings import PROJECT_ROOT


def test_each_command_replaces_its_own_part_alone(tmp_path: Path) -> None:
    report = tmp_path / "benchmarks.md"
    for name in reversed(PARTS):
        write_part(report, name, f"# {name}, first\n")
    write_part(report, "bench-peers", "# again\n\n| a |\n")
    text = report.read_text(encoding="utf-8")
    found = [part_of(text, name) for name in PARTS]
    assert found == [f"# {name}, first" if name != "bench-peers" else "# again\n\n| a |" for name in PARTS]
    assert text.index("# bench, first") < text.index("# again") < text.index("# bench-public")


@given(st.permutations(PARTS), st.text(st.characters(blacklist_characters="\r\n<", blacklist_categories=["Cs"])))
def test_writing_twice_changes_nothing(order: list[str], content: str) -> None:
    text = ""
    for name in order:
        text = with_part(text, name, content)
    assert with_part(text, order[0], content) == text
    assert [part_of(text, name) for name in PARTS] == [content] * len(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_there_is_no_part_in_an_empty_text(name: str) -> None:
    assert part_of("", name) is None


def test_the_report_is_made_of_parts() -> None:
    text = (PROJECT_ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert part_of(text, "bench") is not None
