from __future__ import annotations

from pathlib import Path

import pytest

from bot.environment_file import EnvironmentFileError, read_environment_file


def read(tmp_path: Path, content: str) -> dict[str, str]:
    path = tmp_path / ".env"
    path.write_text(content, encoding="utf-8")
    return read_environment_file(path)


def test_no_file_means_no_variables(tmp_path: Path) -> None:
    assert read_environment_file(tmp_path / ".env") == {}


def test_lines_are_read(tmp_path: Path) -> None:
    content = """\ufeff# remark

export A=1
B = two words
C="kept # whole"
D='${A}'
E=cut # here
F=
G=a#b
"""
    assert read(tmp_path, content) == {
        "A": "1",
        "B": "two words",
        "C": "kept # whole",
        "D": "${A}",
        "E": "cut",
        "F": "",
        "G": "a#b",
    }


def test_a_line_that_says_nothing_is_named_but_not_shown(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFileError, match="line 2") as caught:
        read(tmp_path, "A=1\nhush-hush\n")
    assert "hush" not in str(caught.value)


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes(b"A=\xff\xfe\n")
    with pytest.raises(EnvironmentFileError, match="UTF-8"):
        read_environment_file(path)
