"""Reads a `.env` file: one `NAME=value` a line."""

from __future__ import annotations

import re
from pathlib import Path

_LINE = re.compile(r"^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$")


class EnvironmentFileError(ValueError):
    """A line of the file cannot be read; the message names the line and how to fix it."""


def read_environment_file(path: Path) -> dict[str, str]:
    """The variables of the file, or an empty dictionary when there is no such file.

    Blank lines and lines that open with ``#`` are skipped, ``export`` is allowed, and a value may stand in
    single or double quotes. Nothing is expanded. Raises `EnvironmentFileError` for any other line.
    """
    if not path.is_file():
        return {}
    variables: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise EnvironmentFileError(f"{path.name} is not UTF-8 text. Save it as UTF-8.") from error
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        match = _LINE.match(text)
        if match is None:
            # The line itself is not shown: it may hold a secret.
            raise EnvironmentFileError(f"{path.name}, line {number}: write NAME=value, or # before a remark.")
        variables[match[1]] = _unquoted(match[2])
    return variables


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return re.sub(r"\s+#.*$", "", value)
