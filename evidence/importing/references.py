"""Finding the records and terms that rows refer to by their ids."""

from dataclasses import dataclass, field
from typing import Any

from .parsing import ParsedFile, ParsedRow
from .problems import Problem
from .sheet import Reference


@dataclass
class Resolution:
    """Rows with the numbers of what they refer to; rows that wait for a row of their own file; faults."""

    ready: list[tuple[ParsedRow, dict[str, Any]]] = field(default_factory=list)
    waiting: list[ParsedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class References:
    """Looks up what the rows of one file refer to."""

    def __init__(self, file: ParsedFile):
        self.sheet = file.sheet
        self.matchers = {reference: reference.matcher() for reference in self.sheet.references}

    def resolve(self, rows: list[ParsedRow]) -> Resolution:
        """Return which rows can be written now. Parents come before children, so some rows have to wait."""
        result = Resolution()
        ids = {reference: _ids_by_slug(reference) for reference in self.sheet.references}
        to_come = {row.values.get("slug") for row in rows}
        for row in rows:
            wanted = {reference: self.matchers[reference](row.cells[reference.name]) for reference in ids}
            faults = [(ref, slug) for ref, slug in wanted.items() if (slug or ref.required) and slug not in ids[ref]]
            if not faults:
                result.ready.append((row, {f"{ref.field}_id": ids[ref].get(slug) for ref, slug in wanted.items()}))
            elif all(ref.model is self.sheet.model and slug in to_come for ref, slug in faults):
                result.waiting.append(row)
            else:
                result.problems += [self._problem(row, ref, slug) for ref, slug in faults]
        if result.waiting and not result.ready:
            result.problems += [
                Problem(self.sheet.file, row.line, "parent_id", "stands below itself. Break the circle of parents.")
                for row in result.waiting
            ]
        return result

    def _problem(self, row: ParsedRow, reference: Reference, slug: str) -> Problem:
        name = reference.model._meta.verbose_name
        if slug:
            text = f"there is no {name} “{slug}”. Add it, or write the id of one that is there."
        else:
            text = f"is empty. Write the id of a {name}; this cell is needed."
        return Problem(self.sheet.file, row.line, reference.name, text)


def _ids_by_slug(reference: Reference) -> dict[str, int]:
    return dict(reference.model._default_manager.values_list("slug", "pk"))
