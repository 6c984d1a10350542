"""The text of a knowledge document's file, or the faults that make it unreadable."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from bot.files.faults import FaultList
from bot.files.names import control_character

MAX_BYTES = 2_000_000
"""Larger files are refused unread: a knowledge document has a few hundred kilobytes at most."""

MAX_BAD_LINES = 20
"""A file with more unreadable lines than this is not a text at all, and further faults would be noise."""

_SAVE_AS_UTF8 = 'Save the file again with the encoding "UTF-8".'


def read_source(path: Path, faults: FaultList) -> str | None:
    r"""The file's text with ``\n`` line ends and no byte order mark; None when nothing more can be said about it.

    Lines that are not UTF-8 or hold control characters are listed; the bytes come back as U+FFFD, the
    characters as spaces, so that the other faults of the file are found in the same run.
    """
    data = _read_bytes(path, faults)
    if data is None:
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        faults.add(1, "The file is encoded as UTF-16.", _SAVE_AS_UTF8)
        return None
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    decoded = _decode(data, faults)
    text = _clean(decoded, faults) if decoded is not None else None
    if text is not None and not text.strip():
        faults.add(1, "The file is empty.", "Write the document, or remove the file from the folder.")
        return None
    return text


def _read_bytes(path: Path, faults: FaultList) -> bytes | None:
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            faults.add(1, "This is not a file.", "Move it out of the folder of the knowledge documents.")
            return None
        if status.st_size > MAX_BYTES:
            _add_too_large(status.st_size, faults)
            return None
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        fix = "Check that it exists, is not a link to itself, and that you are allowed to read it."
        faults.add(1, f"The file cannot be read ({reason}).", fix)
        return None
    if len(data) > MAX_BYTES:  # it grew since it was measured
        _add_too_large(len(data), faults)
        return None
    return data


def _add_too_large(size: int, faults: FaultList) -> None:
    message = f"The file is {size / 1_000_000:.1f} MB; {MAX_BYTES // 1_000_000} MB is the most that is read."
    faults.add(
        1, message, "Split it into several documents, or take out what does not belong in a knowledge document."
    )


def _decode(data: bytes, faults: FaultList) -> str | None:
    bad_lines = 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            bad_lines += 1
            if bad_lines <= MAX_BAD_LINES:
                byte, place = line[error.start], error.start + 1
                faults.add(number, f"Byte {place} of the line (0x{byte:02X}) is not UTF-8.", _SAVE_AS_UTF8)
    return None if bad_lines > MAX_BAD_LINES else data.decode("utf-8", errors="replace")


def _clean(text: str, faults: FaultList) -> str | None:
    """The text without control characters, every line with one listed: PostgreSQL, for one, cannot store NUL."""
    lines = text.split("\n")
    bad_lines = 0
    for number, line in enumerate(lines, start=1):
        found = control_character(line)
        if found:
            bad_lines += 1
            lines[number - 1] = "".join(" " if control_character(c) else c for c in line)
            if bad_lines <= MAX_BAD_LINES:
                what = "a NUL byte" if found == "\0" else f"the control character U+{ord(found):04X}"
                message = f"The line holds {what} (character {line.index(found) + 1})."
                faults.add(number, message, "Remove it; if there are many, save the file as plain text.")
    return None if bad_lines > MAX_BAD_LINES else "\n".join(lines)
