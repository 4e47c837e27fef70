"""Applying files to the library: all or nothing, in one change, repeatable."""

from collections.abc import Callable, Sequence
from pathlib import Path

from django.contrib.auth.models import User

from ..curation.changes import change
from .applying import SheetApplier
from .parsing import parse_file
from .report import FileReport, ImportRefused
from .sheet import Sheet

Progress = Callable[[str, int, int], object]  # file, rows done, rows in all files


def import_sheets(
    sheets: Sequence[Sheet],
    folder: Path,
    *,
    by: User,
    action: str,
    progress: Progress = lambda file, done, total: None,
) -> list[FileReport]:
    """Bring the files of a folder into the library and return what became of each.

    A second run changes nothing. A record that somebody else has changed since is left as it is and reported as kept.
    Raises ImportRefused, with every problem found, when any row cannot be used; then nothing is changed.
    """
    parsed = [parse_file(sheet, folder) for sheet in sheets]
    problems = [problem for file in parsed for problem in file.problems]
    if problems:
        raise ImportRefused(problems)
    reports: list[FileReport] = []
    done, total = 0, sum(len(file.rows) for file in parsed)
    with change(by=by, action=action) as open_change:
        for file in parsed:
            reports.append(SheetApplier(file, open_change).apply())
            if reports[-1].problems:  # rows of later files refer to this one, so their faults would only repeat it
                raise ImportRefused(reports[-1].problems)
            done += len(file.rows)
            progress(file.sheet.file, done, total)
    return reports
