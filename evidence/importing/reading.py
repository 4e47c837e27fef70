"""Reading a CSV file into rows that know their line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .problems import FileError, Problem

csv.field_size_limit(1_000_000)


@dataclass(frozen=True)
class Row:
    """One row of a file: the line on which it starts, and its cells by column."""

    line: int
    cells: dict[str, str]


def read_csv(path: Path, *, columns: set[str]) -> tuple[list[Row], list[Problem]]:
    """Read an RFC 4180 file in UTF-8, with or without a byte-order mark.

    Returns the rows that have all their cells, and a problem for each one that has not. Raises FileError, with what
    to do, when the file is no such file or its header does not name exactly the given columns.
    """
    text = _read_text(path)
    lines = _cells_by_line(text)
    _, header = next(lines, (1, []))
    if not header:
        raise FileError(f"is empty. Its first line names the columns: {', '.join(sorted(columns))}.")
    _check_header(header, columns)
    rows, problems = [], []
    for line, cells in lines:
        if len(cells) == len(header):
            rows.append(Row(line, {column: cell.strip() for column, cell in zip(header, cells, strict=True)}))
        elif cells:
            problems.append(
                Problem(
                    path.name, line, "", f"has {len(cells)} cells; the header has {len(header)}. Add or remove commas."
                )
            )
    return rows, problems


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}.") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileError("is not UTF-8 text. Save it as CSV in UTF-8.", line=line) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FileError("holds a null character, so it is not text. Save it as CSV in UTF-8.", line=line)
    return text


def _cells_by_line(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row with the line on which it starts: a cell may go over several lines."""
    reader, line = csv.reader(io.StringIO(text, newline=""), strict=True), 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileError(
            f"cannot be divided into cells ({error}). Look for a quotation mark that is not closed or not doubled.",
            line=line,
        ) from None


def _check_header(header: list[str], columns: set[str]) -> None:
    missing, unknown = columns - set(header), set(header) - columns
    if missing:
        raise FileError(f"lacks the column {min(missing)}. Add it to the header.")
    if unknown:
        raise FileError(f"has a column “{min(unknown)}”, which is not known here. Remove or rename it.")
    twice = sorted(name for name in columns if header.count(name) > 1)
    if twice:
        raise FileError(f"names the column {twice[0]} twice. Name each column once.")
