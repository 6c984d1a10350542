"""Ways to spoil the small document, and what the parser then says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.documents.parser import parse_document
from bot.files.faults import Fault, FaultyFiles

FaultsOf = Callable[[str], tuple[Fault, ...]]
Spoil = Callable[[str, str], str]


@pytest.fixture
def job_rotation() -> Path:
    return Path(__file__).with_name("job-rotation.md")


@pytest.fixture
def spoil(small_document: str) -> Spoil:
    """The small document with the first `old` replaced by `new`."""

    def replace(old: str, new: str) -> str:
        assert old in small_document
        return small_document.replace(old, new, 1)

    return replace


@pytest.fixture
def faults_of(tmp_path: Path) -> FaultsOf:
    """The faults that the parser finds in a document with this text."""

    def parse(text: str) -> tuple[Fault, ...]:
        path = tmp_path / "document.md"
        path.write_text(text, encoding="utf-8", newline="")
        faults: tuple[Fault, ...] = ()
        try:
            parse_document(path)
        except FaultyFiles as error:
            faults = error.faults
        assert all(fault.file == path for fault in faults)
        return faults

    return parse


@pytest.fixture
def check_fault(spoil: Spoil, faults_of: FaultsOf) -> Callable[[str, str, str, str, str], None]:
    """Spoil the document and expect exactly one fault, on the line that now holds `at`."""

    def check(old: str, new: str, at: str, message: str, fix: str) -> None:
        text = spoil(old, new)
        line = text[: text.index(at)].count("\n") + 1
        faults = faults_of(text)
        assert [fault.line for fault in faults] == [line], faults
        assert message in faults[0].message
        assert fix in faults[0].fix

    return check
