from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bot.documents.parser import parse_document
from bot.documents.source import MAX_BAD_LINES, MAX_BYTES, read_source
from bot.files.faults import Fault, FaultList, FaultyFiles


def _faults(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as caught:
        parse_document(path)
    return caught.value.faults


def _only_fault(path: Path) -> Fault:
    faults = _faults(path)
    assert len(faults) == 1, faults
    assert faults[0].file == path
    return faults[0]


def _document(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "document.md"
    path.write_bytes(data)
    return path


def test_another_encoding_is_named_with_line_and_byte_beside_other_faults(
    tmp_path: Path, small_document: str
) -> None:
    spoilt = small_document.replace("Coffee costs more.", "Café costs more.").replace("- intent: ask_tea\n", "")
    line = spoilt[: spoilt.index("Café")].count("\n") + 1
    faults = _faults(_document(tmp_path, spoilt.encode("latin-1")))
    fault = next(fault for fault in faults if "UTF-8" in fault.message)
    assert (fault.line, fault.message) == (line, "Byte 4 of the line (0xE9) is not UTF-8.")
    assert '"UTF-8"' in fault.fix
    assert len(faults) == 2


def test_a_binary_file_is_not_judged_line_by_line(tmp_path: Path) -> None:
    assert len(_faults(_document(tmp_path, b"\xff\x9d\x00\n" * 5000))) == MAX_BAD_LINES


def test_utf_16_is_recognised(tmp_path: Path, small_document: str) -> None:
    fault = _only_fault(_document(tmp_path, small_document.encode("utf-16")))
    assert (fault.line, fault.message) == (1, "The file is encoded as UTF-16.")
    assert '"UTF-8"' in fault.fix


def test_nul_bytes_are_named(tmp_path: Path, small_document: str) -> None:
    spoilt = small_document.replace("Coffee costs more", "Coffee\0costs more")
    fault = _only_fault(_document(tmp_path, spoilt.encode()))
    assert fault.line == spoilt[: spoilt.index("\0")].count("\n") + 1
    assert "a NUL byte (character 7)" in fault.message
    assert "Remove it" in fault.fix


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_an_empty_file_is_a_fault(tmp_path: Path, data: bytes) -> None:
    fault = _only_fault(_document(tmp_path, data))
    assert (fault.line, fault.message) == (1, "The file is empty.")
    assert "remove the file" in fault.fix


def test_fifty_megabytes_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "document.md"
    with open(path, "wb") as file:
        file.truncate(50_000_000)
    start = time.perf_counter()
    monkeypatch.setattr("builtins.open", lambda *_: pytest.fail("the file was opened"))
    fault = _only_fault(path)
    assert time.perf_counter() - start < 0.1
    assert fault.line == 1
    assert "50.0 MB" in fault.message
    assert "Split it" in fault.fix


def test_a_file_that_grew_after_it_was_measured_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _document(tmp_path, b"a" * (MAX_BYTES + 1))
    small = os.stat(_document_of_size_one(tmp_path))
    monkeypatch.setattr("bot.documents.source.os.stat", lambda _: small)
    faults = FaultList(path)
    assert read_source(path, faults) is None
    assert "2.0 MB" in faults.faults[0].message


def _document_of_size_one(tmp_path: Path) -> Path:
    path = tmp_path / "small"
    path.write_bytes(b"a")
    return path


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    faults = FaultList(tmp_path)
    assert read_source(_document(tmp_path, b"a" * MAX_BYTES), faults) == "a" * MAX_BYTES
    assert not faults.faults


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_make_no_difference(
    tmp_path: Path, small_document: str, line_end: str
) -> None:
    expected = parse_document(_document(tmp_path, small_document.encode()))
    other = _document(tmp_path, b"\xef\xbb\xbf" + small_document.replace("\n", line_end).encode())
    assert parse_document(other) == expected
    spoilt = small_document.replace("key: comparison-price", "keys: comparison-price").replace("\n", line_end)
    lines = [fault.line for fault in _faults(_document(tmp_path, spoilt.encode()))]
    assert small_document.split("\n").index("- key: comparison-price") + 1 in lines


def test_a_loop_of_links_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "b.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    fault = _only_fault(tmp_path / "a.md")
    assert fault.line == 1
    assert "cannot be read (" in fault.message
    assert "not a link to itself" in fault.fix


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    assert "No such file" in _only_fault(tmp_path / "none.md").message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_fault(tmp_path: Path) -> None:
    path = _document(tmp_path, b"a")
    path.chmod(0)
    assert "Permission denied" in _only_fault(path).message


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)  # opening it would wait for ever
    for path in (pipe, tmp_path):
        fault = _only_fault(path)
        assert (fault.line, fault.message) == (1, "This is not a file.")
        assert "Move it" in fault.fix
