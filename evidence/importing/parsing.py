"""From the rows of a file to values: every cell read, every fault named, nothing looked up yet."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .problems import CellError, FileError, Problem
from .reading import Row, read_csv
from .report import ImportRefused
from .sheet import Sheet


@dataclass(frozen=True)
class ParsedRow:
    """A row whose cells were read: its values by field, and the cells themselves for links and references."""

    line: int
    cells: dict[str, str]
    values: dict[str, Any]


@dataclass(frozen=True)
class ParsedFile:
    """A file that was read, with the faults found in it."""

    sheet: Sheet
    rows: list[ParsedRow]
    problems: list[Problem]


def parse_file(sheet: Sheet, folder: Path) -> ParsedFile:
    """Read a sheet's file. Raises ImportRefused when the file as a whole cannot be read."""
    try:
        rows, problems = read_csv(folder / sheet.file, columns=sheet.column_names())
    except FileError as error:
        raise ImportRefused([Problem(sheet.file, error.line, "", str(error))]) from None
    return parse_rows(sheet, rows, problems)


def parse_rows(sheet: Sheet, rows: list[Row], problems: list[Problem]) -> ParsedFile:
    """Read the cells of rows, adding to the problems found so far."""
    parsed = [parsed_row for row in rows if (parsed_row := _parse_row(sheet, row, problems))]
    problems += _repeated_keys(sheet, parsed)
    return ParsedFile(sheet, parsed, problems)


def _parse_row(sheet: Sheet, row: Row, problems: list[Problem]) -> ParsedRow | None:
    values, is_sound = {}, True
    for column in sheet.columns:
        try:
            values[column.field] = column.read(row.cells[column.name])
        except CellError as error:
            problems.append(Problem(sheet.file, row.line, column.name, str(error)))
            is_sound = False
    if not is_sound:
        return None
    return ParsedRow(row.line, row.cells, {**values, **sheet.derive(values, row.cells)})


def _repeated_keys(sheet: Sheet, rows: list[ParsedRow]) -> list[Problem]:
    """Name rows that would be one record, of which the last would silently win."""
    columns = _key_columns(sheet)
    first: dict[tuple[str, ...], int] = {}
    problems = []
    for row in rows:
        key = tuple(row.cells[column] for column in columns)
        line = first.setdefault(key, row.line)
        if line != row.line:
            said = ", ".join(part for part in key if part)
            text = f"“{said}” stands in line {line} already. Write it once, or give each row its own."
            problems.append(Problem(sheet.file, row.line, columns[0], text))
    return problems


def _key_columns(sheet: Sheet) -> list[str]:
    names = {column.field: column.name for column in sheet.columns}
    names |= {f"{reference.field}_id": reference.name for reference in sheet.references}
    return [names[field] for field in sheet.key]
