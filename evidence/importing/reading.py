"""Reading a CSV file into rows that know their line."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .problems import FileError, Problem

csv.field_size_limit(1_000_000)


@dataclass(frozen=True)
class Row:
    """One row of a file: the line on which it starts, and its cells by column."""

    line: int
    cells: dict[str, str]


def read_csv(path: Path, *, columns: set[str]) -> tuple[list[Row], list[Problem]]:
    """Read an RFC 4180 file in UTF-8, with or without a byte-order mark.

    Returns the rows that have all their cells, and a problem for each one that has not. Raises FileError, with a
    sentence, when the file is no such file or its header does not name exactly the given columns.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"{path.name} is not UTF-8 text (byte {error.start}). Save it as CSV in UTF-8.") from None
    except OSError as error:
        raise FileError(f"{path.name} cannot be read: {error.strerror}.") from None
    if "\0" in text:
        raise FileError(f"{path.name} holds a null character, so it is not a text file. Save it as CSV in UTF-8.")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return _rows(reader, path.name, columns)
    except csv.Error as error:
        raise FileError(
            f"{path.name}, line {reader.line_num}: {error}. Look for a quotation mark that is not closed."
        ) from None


def _rows(reader: Any, name: str, columns: set[str]) -> tuple[list[Row], list[Problem]]:
    header = next(reader, None)
    if header is None:
        raise FileError(f"{name} is empty. Its first line names the columns: {', '.join(sorted(columns))}.")
    _check_header(header, name, columns)
    rows, problems, line = [], [], reader.line_num + 1
    for cells in reader:
        if len(cells) == len(header):
            rows.append(Row(line, {column: cell.strip() for column, cell in zip(header, cells, strict=True)}))
        elif cells:
            problems.append(
                Problem(name, line, "", f"has {len(cells)} cells; the header has {len(header)}. Add or remove commas.")
            )
        line = reader.line_num + 1
    return rows, problems


def _check_header(header: list[str], name: str, columns: set[str]) -> None:
    missing, unknown = columns - set(header), set(header) - columns
    if missing:
        raise FileError(f"{name}, line 1: the column {min(missing)} is missing. Add it to the header.")
    if unknown:
        raise FileError(f"{name}, line 1: the column {min(unknown)} is not known here. Remove or rename it.")
    if len(set(header)) < len(header):
        raise FileError(f"{name}, line 1: a column is named twice. Name each column once.")
