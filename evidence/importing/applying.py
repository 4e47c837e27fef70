"""Matching the rows of one file with what is there, and writing the differences."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from ..curation.changes import Change
from ..models import Curated
from .kept import Conditions, conditions_of_loader
from .links import apply_links, apply_members
from .parsing import ParsedFile, ParsedRow
from .problems import Problem
from .references import References
from .report import FileReport
from .writing import Pair, write


class SheetApplier:
    """Applies one parsed file inside an open change."""

    def __init__(self, file: ParsedFile, change: Change, conditions: Conditions | None = None):
        self.file, self.sheet, self.change = file, file.sheet, change
        self.conditions = conditions or conditions_of_loader(change)
        self.report = FileReport(file.sheet.file, rows=len(file.rows))
        self.record_of: dict[int, models.Model] = {}

    def apply(self) -> FileReport:
        """Write the rows, their links and members, and return what became of them."""
        self.existing = {self._key(vars(row)): row for row in self.sheet.model._default_manager.all()}
        self.kept = self.conditions.kept(self.sheet.model, "id")
        references = References(self.file)
        waiting = self.file.rows
        while waiting and not self.report.problems:
            resolution = references.resolve(waiting)
            self.report.problems += resolution.problems
            self._write(resolution.ready)
            waiting = resolution.waiting
        self._write_links()
        return self.report

    def _key(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(values[name] for name in self.sheet.key)

    def _write(self, ready: list[tuple[ParsedRow, dict[str, Any]]]) -> None:
        new: list[Pair] = []
        changed: list[Pair] = []
        fields: set[str] = set()
        for row, found in ready:
            values = {**row.values, **found}
            record = self.existing.get(self._key(values))
            if record is not None:
                self.record_of[row.line] = record
                fields |= self._revise(row, record, values, changed)
            elif self.sheet.creates:
                new.append((row, self._make(row, values)))
            else:
                text = f"there is no {self.sheet.model._meta.verbose_name} “{values['slug']}” to add this to."
                self._problem(row, self.sheet.columns[0].name, text)
        self._check_fields([*new, *changed])
        if not self.report.problems:
            self.report.problems += write(
                self.change,
                self.sheet.model,
                new=new,
                changed=changed,
                fields=fields,
                file=self.sheet.file,
                check=self.conditions.check,
            )

    def _make(self, row: ParsedRow, values: dict[str, Any]) -> models.Model:
        record = self.sheet.model(**values)
        if isinstance(record, Curated):
            record.status = self.conditions.status
        self.record_of[row.line] = record
        self.existing[self._key(values)] = record
        self.report.fates[row.line] = "created"
        return record

    def _revise(self, row: ParsedRow, record: models.Model, values: dict[str, Any], changed: list[Pair]) -> set[str]:
        different = {name for name, value in values.items() if getattr(record, name) != value}
        if not different:
            self.report.fates[row.line] = "unchanged"
        elif record.pk in self.kept:
            self.report.fates[row.line] = "kept"
            return set()
        else:
            self.report.fates[row.line] = "updated"
            for name in sorted(different):
                self.report.note_difference(row.line, name, getattr(record, name), values[name])
                setattr(record, name, values[name])
            changed.append((row, record))
        return different

    def _problem(self, row: ParsedRow, column: str, text: str) -> None:
        self.report.problems.append(Problem(self.sheet.file, row.line, column, text))

    def _check_fields(self, pairs: Iterable[Pair]) -> None:
        column_of = {column.field: column.name for column in self.sheet.columns}
        looked_up = [reference.field for reference in self.sheet.references]
        for row, record in pairs:
            try:
                record.clean_fields(exclude=looked_up)
            except ValidationError as error:
                for name, messages in error.message_dict.items():
                    self._problem(row, column_of.get(name, name), " ".join(messages))

    def _write_links(self) -> None:
        rows = [(row, self.record_of[row.line]) for row in self.file.rows if row.line in self.record_of]
        for links in self.sheet.links:
            if not self.report.problems:
                apply_links(links, rows, self.report, self.change, self.conditions)
        for members in self.sheet.members:
            if not self.report.problems:
                apply_members(members, rows, self.report, self.change, self.conditions)
