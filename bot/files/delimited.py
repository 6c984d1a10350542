"""Files of rows and columns as spreadsheets write them, read with their line numbers."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.files.faults import Fault, FaultList, FaultyFiles

MAX_BYTES = 20_000_000
"""An organisation's file has some thousand rows; a larger one is not the file that was meant."""
MAX_CELL = 100_000
SEPARATORS = (",", ";", "\t")
_SAVE_AS_UTF8 = 'Save the file as "CSV UTF-8".'


@dataclass(frozen=True)
class Row:
    """One line of a file: its number on disk, and its cells by the name of their column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A file's columns and rows, without empty lines; cells have no blanks at their ends."""

    file: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(file: Path, separator: str | None = None, quoting: bool = True, max_bytes: int = MAX_BYTES) -> Table:
    """The table in a UTF-8 file, with or without a byte order mark, or in a UTF-16 file that begins with one.

    Without `separator` the columns are separated by the comma, semicolon or tab that the header has most of, as
    spreadsheets differ by country. Raises `FaultyFiles` with everything that is wrong.
    """
    faults = FaultList(file)
    text = _text(file, max_bytes)
    separator = separator or _separator(text)
    lines = _lines(text, separator, quoting, faults)
    _, header = next(lines, (0, []))
    columns = _columns(header, faults)
    faults.stop()
    rows = []
    for line, cells in lines:
        if not any(cells):
            continue
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            faults.add(
                line,
                f"The line has {len(cells)} cells, the header {len(columns)}.",
                f'Put a text that holds "{separator}" in double quotes.',
            )
            continue
        padded = [*cells, *[""] * (len(columns) - len(cells))]
        rows.append(Row(line, dict(zip(columns, padded, strict=False))))
    faults.stop()
    return Table(file, columns, tuple(rows))


def require_columns(table: Table, required: Sequence[str], allowed: Sequence[str] | None = None) -> None:
    """Raises `FaultyFiles` when a required column is missing or, where `allowed` is given, one is not allowed."""
    faults = FaultList(table.file)
    for name in required:
        if name not in table.columns:
            faults.add(
                1, "The column is missing.", f"Add it to the header: {', '.join(allowed or required)}.", name
            )
    for name in table.columns:
        if allowed is not None and name not in allowed:
            faults.add(1, "The column is not known.", f"Use these: {', '.join(allowed)}.", name)
    faults.stop()


def write_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """The rows as comma-separated values below a header, as `read_table` reads them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def _text(file: Path, max_bytes: int) -> str:
    try:
        size = file.stat().st_size
        if size > max_bytes:
            message = f"The file has {size / 1e6:.0f} MB, more than the {max_bytes / 1e6:.0f} MB that are read."
            fix = "Check that it is the right file, or leave out what is not needed."
            raise FaultyFiles([Fault(file, 0, message, fix)])
        content = file.read_bytes()
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or type(error).__name__}."
        raise FaultyFiles([Fault(file, 0, message, "Check its name and that you may read it.")]) from error
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FaultyFiles([Fault(file, line, "The line is not in UTF-8.", _SAVE_AS_UTF8)]) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        message = "The line holds a zero byte: it is not a text file."
        raise FaultyFiles([Fault(file, line, message, _SAVE_AS_UTF8)])
    return text


def _separator(text: str) -> str:
    header = text.partition("\n")[0]
    return max(SEPARATORS, key=header.count)


def _lines(text: str, separator: str, quoting: bool, faults: FaultList) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MAX_CELL)
    source = io.StringIO(text, newline="")
    if quoting:
        reader = csv.reader(source, delimiter=separator, strict=True)
    else:
        reader = csv.reader(source, delimiter=separator, quoting=csv.QUOTE_NONE)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.add(line, f"The line cannot be read ({error}).", "Look for a double quote that is not closed.")
            raise FaultyFiles(faults.faults) from error
        yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1


def _columns(header: Sequence[str], faults: FaultList) -> tuple[str, ...]:
    while header and not header[-1]:
        header = header[:-1]
    if not header:
        faults.add(1, "The header is missing.", "Begin the file with a line of column names.")
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            faults.add(1, "The column is there more than once.", "Keep one of them.", name)
    return tuple(header)
