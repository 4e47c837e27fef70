"""CSV files and workbooks as rows of cells, whatever columns they have."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from .formats.decoding import check_size, decode
from .problems import FileError, Problem

MOST_ROWS = 100_000
MOST_COLUMNS = 500
LARGEST_UNPACKED = 300_000_000
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass
class GridRow:
    """One row: the line on which it starts, its cells by column, and why it cannot be used."""

    line: int
    cells: dict[str, str]
    refusal: str = ""


@dataclass
class Grid:
    """The columns and rows of a file."""

    columns: list[str]
    rows: list[GridRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_csv_grid(content: bytes) -> Grid:
    """Read a CSV file, divided by commas, semicolons or tabs. Raises FileError where it cannot be divided."""
    text = decode(content)
    header = next((line for line in text.split("\n") if line.strip()), "")
    divider = max(",;\t", key=header.count)
    reader, start = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True), 1
    lines: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            lines.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise FileError(
            f"cannot be divided into cells ({error}). Look for a quotation mark that is not closed or not doubled.",
            line=start,
        ) from None
    return _grid(iter(lines))


def read_xlsx_grid(content: bytes) -> Grid:
    """Read the first sheet of a workbook; defusedxml keeps its XML harmless. Raises FileError where it is none."""
    check_size(content)
    _check_zip(content)
    try:
        values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        written = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        return _grid(_lines_of_workbook(values, written))
    except FileError:
        raise
    except (InvalidFileException, Exception) as error:  # noqa: BLE001 - a hostile file may break any of its readers
        raise FileError(
            f"is not a workbook that can be read ({type(error).__name__}). Save it as .xlsx again."
        ) from None


def _check_zip(content: bytes) -> None:
    """Refuse what is no workbook, and what would unpack to far more than it seems."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sizes = {part.filename: part.file_size for part in package.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError):
        raise FileError("is not a workbook. Save it as .xlsx, or choose the format that it has.") from None
    if not any(name.startswith("xl/") for name in sizes):
        raise FileError("is a zipped file but not a workbook. Save it as .xlsx.")
    if sum(sizes.values()) > LARGEST_UNPACKED:
        raise FileError("would unpack to more than 300 MB. Divide it into several workbooks.")


def _lines_of_workbook(values: Any, written: Any) -> Iterator[tuple[int, list[str]]]:
    if not values.worksheets:
        raise FileError("has no sheet. Put the rows on its first sheet.")
    both = [book.worksheets[0].iter_rows(max_col=MOST_COLUMNS) for book in (values, written)]
    for number, (shown, typed) in enumerate(zip(*both, strict=False), start=1):
        cells = []
        for cell, formula in zip(shown, typed, strict=False):
            if cell.value is None and str(formula.value or "").startswith("="):
                raise FileError(
                    f"has a formula without a value in line {number}. Replace formulas by their values.", line=number
                )
            cells.append(_cell_text(cell.value))
        while cells and not cells[-1]:
            cells.pop()
        yield number, cells


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _grid(lines: Iterator[tuple[int, list[str]]]) -> Grid:
    header: list[str] = []
    for _, cells in lines:
        if any(cell.strip() for cell in cells):
            header = [cell.strip() for cell in cells]
            break
    if not header:
        raise FileError("is empty. Its first line names the columns.")
    if len(header) > MOST_COLUMNS:
        raise FileError(f"has {len(header)} columns; at most {MOST_COLUMNS} are read.")
    grid = Grid(header)
    for line, cells in lines:
        if len(grid.rows) == MOST_ROWS:
            raise FileError(f"has more than {MOST_ROWS:,} rows. Divide it into several files.", line=line)
        if any(cell.strip() for cell in cells):
            grid.rows.append(_row(line, header, cells))
    return grid


def _row(line: int, header: list[str], cells: list[str]) -> GridRow:
    refusal = ""
    if len(cells) > len(header):
        refusal = (
            f"It has {len(cells)} cells; the header has {len(header)}. Put quotation marks around cells with commas."
        )
    padded = [*cells, *[""] * (len(header) - len(cells))]
    return GridRow(line, {name: as_written(cell.strip()) for name, cell in zip(header, padded, strict=False)}, refusal)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands before what could be one."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) and not re.fullmatch(r"[+-][0-9][0-9.,]*%?", cell) else cell


def as_written(cell: str) -> str:
    """Return a cell as it was before ``harmless``, so that files written here read back the same."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell
