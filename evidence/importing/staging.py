"""Reading a file into an import and comparing it with the library, in pieces that are kept for good."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from django.contrib.auth.models import User

from ..curation.actions import (
    begin_import,
    expect_records,
    finish_reading,
    keep_rows,
    refuse_import,
    renew_rows,
)
from ..curation.duplicates import shelf_of_papers
from ..enums import ImportChoice
from ..models import ChangeClock, ImportRow, ImportRun
from .curators_sheets import find_sheet, preview_sheet
from .formats import READERS, Reading, Reference
from .formats.table import read_references
from .grids import Grid, read_csv_grid, read_xlsx_grid
from .matching import Fate, Matcher, is_as_shown
from .problems import FileError, Problem

PIECE = 500
MOST_SAID = 5
Progress = Callable[[int, int], object]  # records done, records in the file
GRIDS: dict[str, Callable[[bytes], Grid]] = {"csv": read_csv_grid, "xlsx": read_xlsx_grid}
Item = TypeVar("Item")


def preview_import(
    content: bytes,
    *,
    by: User,
    file_name: str,
    format: str,  # noqa: A002 - a file's format
    progress: Progress = lambda done, total: None,
) -> ImportRun:
    """Read a file and find out what each of its records would do; nothing of the library changes.

    A file that cannot be used gives an import that is refused and says why.
    """
    run = begin_import(by=by, file_name=file_name, sha256=hashlib.sha256(content).hexdigest(), format=format)
    try:
        grid = GRIDS[format](content) if format in GRIDS else None
        sheet = find_sheet(grid) if grid else None
        if grid and sheet:
            rows = preview_sheet(sheet, grid, run)
            expect_records(run, len(rows), kind=str(sheet.model._meta.model_name), sheet=sheet.file)
            _keep(run, rows, progress)
        else:
            reading = read_references(grid) if grid else READERS[format](content)
            expect_records(run, len(reading.records), note=_say_problems(reading.problems))
            _match(run, reading, progress)
    except FileError as error:
        where = f" (line {error.line})" if error.line > 1 else ""
        refuse_import(run, f"The file {error}{where}")
    else:
        finish_reading(run)
    return run


def _say_problems(problems: Sequence[Problem]) -> str:
    said = [f"Line {problem.line}: {problem.message}" for problem in problems[:MOST_SAID]]
    more = len(problems) - len(said)
    return " ".join([*said, f"So do {more} more lines."] if more > 0 else said)


def _keep(run: ImportRun, rows: list[ImportRow], progress: Progress) -> None:
    for piece in pieces(rows):
        keep_rows(run, piece)
        progress(run.read, run.records)


def _match(run: ImportRun, reading: Reading, progress: Progress) -> None:
    matcher = Matcher(shelf_of_papers())
    for piece in pieces(reading.records):
        fates = matcher.decide(run.read + 1, piece)
        numbered = enumerate(zip(piece, fates, strict=True), start=run.read + 1)
        keep_rows(run, [_row(run, number, reference, fate) for number, (reference, fate) in numbered])
        progress(run.read, run.records)


def _row(run: ImportRun, number: int, reference: Reference, fate: Fate) -> ImportRow:
    return ImportRow(
        run=run,
        number=number,
        line=reference.line,
        title=reference.title,
        excerpt=reference.excerpt,
        parsed=reference.as_json(),
        action=fate.action,
        matched=fate.matched,
        reasons=fate.reasons,
        differences=fate.differences,
    )


def match_again(run: ImportRun) -> int:
    """Compare every record with the library as it is now; return how many would do something else than was shown."""
    library_at = ChangeClock.read()
    if library_at == run.library_at:
        return 0
    matcher, changed = Matcher(shelf_of_papers()), []
    for piece in pieces(list(run.rows.order_by("number"))):
        fates = matcher.decide(piece[0].number, [Reference.from_json(row.parsed) for row in piece])
        for row, fate in zip(piece, fates, strict=True):
            if not is_as_shown(row, fate):
                row.action, row.matched, row.choice = fate.action, fate.matched, ImportChoice.PROPOSED
                row.reasons, row.differences = fate.reasons, fate.differences
                changed.append(row)
    renew_rows(run, changed, library_at=library_at)
    return len(changed)


def pieces(everything: Sequence[Item], size: int = PIECE) -> Iterator[Sequence[Item]]:
    """Divide a list into pieces."""
    return (everything[at : at + size] for at in range(0, len(everything), size))
