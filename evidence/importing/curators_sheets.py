"""Files in the library's own form, of any kind of record, as a curator brings them: tried, shown, then applied.

What would happen is found out by doing it and taking it back, so the preview cannot differ from what is applied.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from ..curation.changes import Change, change
from ..enums import ImportAction
from ..models import ImportRow, ImportRun
from .applying import SheetApplier
from .fates import ImportFate, rows_with_fates
from .formats.reference import LONGEST_EXCERPT
from .grids import Grid
from .kept import conditions_of
from .parsing import ParsedFile, parse_rows
from .problems import FileError, Problem
from .reading import Row
from .report import FileReport
from .sheet import Sheet
from .sheets import RECORDS

MOST_TRIES = 200
_ACTIONS = {"created": ImportAction.NEW, "updated": ImportAction.UPDATE, "unchanged": ImportAction.UNCHANGED}


def find_sheet(grid: Grid) -> Sheet | None:
    """Return the form of file that these columns are, or None. Raises FileError where they are nearly one."""
    columns = set(grid.columns)
    for sheet in RECORDS:
        if columns == sheet.column_names():
            return sheet
    near = max(RECORDS, key=lambda sheet: len(columns & sheet.column_names()) / len(columns | sheet.column_names()))
    missing, unknown = near.column_names() - columns, columns - near.column_names()
    if "id" in columns and len(missing) + len(unknown) <= 3:
        said = [f"lacks {', '.join(sorted(missing))}"] if missing else []
        said += [f"has {', '.join(sorted(unknown))} in addition"] if unknown else []
        raise FileError(f"is nearly a file of {near.file} but {' and '.join(said)}. Take its template.")
    return None


def preview_sheet(sheet: Sheet, grid: Grid, run: ImportRun) -> list[ImportRow]:
    """Return what each row would do. Rows that cannot be used are left out one after the other and say why."""
    refusals: dict[int, list[str]] = {row.line: [row.refusal] for row in grid.rows if row.refusal}
    report = FileReport(sheet.file, rows=len(grid.rows))
    records: dict[int, models.Model] = {}
    for _ in range(MOST_TRIES):
        rows = [Row(row.line, row.cells) for row in grid.rows if row.line not in refusals]
        report, records, problems = _try(sheet, rows, run.by)
        for problem in problems:
            refusals.setdefault(problem.line, []).append(_sentence(problem))
        if not problems:
            break
    else:
        raise FileError(f"has more than {MOST_TRIES} rows that cannot be used. Mend those first that are named here.")
    shown = []
    for number, found in enumerate(grid.rows, start=1):
        row = ImportRow(run=run, number=number, line=found.line, parsed={"cells": found.cells})
        _describe(row, found.cells, records.get(found.line))
        _decide(row, refusals.get(found.line, []), report, records.get(found.line))
        shown.append(row)
    return shown


def apply_sheet(run: ImportRun, by: User, open_change: Change) -> None:
    """Write the rows that were chosen, as they were shown."""
    sheet = next(sheet for sheet in RECORDS if sheet.file == run.sheet)
    wanted = rows_with_fates(run).filter(fate__in=[ImportFate.NEW, ImportFate.UPDATE])
    rows = [Row(row.line, row.parsed["cells"]) for row in wanted]
    problems: list[Problem] = []
    parsed = parse_rows(sheet, rows, problems)
    report = SheetApplier(parsed, open_change, conditions_of(by)).apply()
    if found := [*problems, *report.problems]:
        raise FileError(f"cannot be applied as it was shown: {_sentence(found[0])} Read it again.")


def _try(sheet: Sheet, rows: list[Row], by: User) -> tuple[FileReport, dict[int, models.Model], list[Problem]]:
    problems: list[Problem] = []
    parsed = parse_rows(sheet, rows, problems)
    faulty = {problem.line for problem in problems}
    parsed = ParsedFile(sheet, [row for row in parsed.rows if row.line not in faulty], [])
    with transaction.atomic():
        before = transaction.savepoint()
        with change(by=by, action="import") as open_change:
            applier = SheetApplier(parsed, open_change, conditions_of(by))
            report = applier.apply()
        transaction.savepoint_rollback(before)
    return report, applier.record_of, [*problems, *report.problems]


def _sentence(problem: Problem) -> str:
    where = f"{problem.column}: " if problem.column else ""
    return f"{where}{problem.message}"


def _describe(row: ImportRow, cells: dict[str, str], record: models.Model | None) -> None:
    """Say what the row is about, in its own words where it is no record yet."""
    title = cells.get("title") or (str(record) if record is not None else next(iter(cells.values()), ""))
    row.title = title[:500]
    row.excerpt = "; ".join(cell for cell in cells.values() if cell)[:LONGEST_EXCERPT]


def _decide(row: ImportRow, refusals: list[str], report: FileReport, record: models.Model | None) -> None:
    row.action = ImportAction.REFUSED if refusals else _ACTIONS[report.fates.get(row.line, "unchanged")]
    row.reasons = refusals
    if record is not None and row.action in {ImportAction.UPDATE, ImportAction.UNCHANGED}:
        row.matched = record.pk
    if row.action == ImportAction.UPDATE:
        row.differences = _as_json(report.differences.get(row.line, []))


def _as_json(differences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {key: value if isinstance(value, int) else str(value or "") for key, value in row.items()}
        for row in differences
    ]
