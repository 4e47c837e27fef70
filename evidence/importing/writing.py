"""Writing rows together, and finding the one at fault when the database refuses them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction

from ..curation.changes import Change
from ..curation.errors import Refusal
from .parsing import ParsedRow
from .problems import Problem
from .rules import LOOP, in_words

Pair = tuple[ParsedRow, models.Model]


def write(
    change: Change,
    model: type[models.Model],
    *,
    new: list[Pair],
    changed: list[Pair],
    fields: Iterable[str],
    column: str = "",
    file: str,
    check: Callable[[models.Model], None] | None = None,
) -> list[Problem]:
    """Create and update rows in few statements. Returns no problem, or the rows that may not be, or cannot be, written.

    Of those that the database refuses the first one is named.
    """
    fields = sorted(fields)
    if check and (problems := find_forbidden([*new, *changed], check, column=column, file=file)):
        return problems

    def update(rows: list[models.Model]) -> None:
        change.update_many(model, rows, fields)

    def create(rows: list[models.Model]) -> None:
        change.create_many(model, rows)

    try:
        with transaction.atomic():
            create([record for _, record in new])
            update([record for _, record in changed])
    except (IntegrityError, DataError) as error:
        refused = _first_refused(new, create) or _first_refused(changed, update)
        if refused is None:  # each is right alone, so none can be named
            return [Problem(file, 1, column, f"is refused by the database: {error}")]
        row, text = refused
        return [Problem(file, row.line, column, text)]
    return []


def find_forbidden(pairs: list[Pair], check: Callable[[Any], None], *, column: str, file: str) -> list[Problem]:
    """Return a problem for each row that may not be written."""
    problems = []
    for row, record in pairs:
        try:
            check(record)
        except Refusal as refusal:
            problems.append(Problem(file, row.line, column, str(refusal)))
    return problems


def _first_refused(pairs: list[Pair], write_rows: Callable[[list[Any]], None]) -> tuple[ParsedRow, str] | None:
    """Write the rows one by one. What was written does not matter: a file with a problem is undone as a whole."""
    for row, record in pairs:
        if write_rows.__name__ == "create":
            record.pk, record._state.adding = None, True
        text = _say(record)
        try:
            with transaction.atomic():
                write_rows([record])
        except (IntegrityError, DataError) as error:
            return row, text or _say_refusal(error)
    return None


def _say(record: models.Model) -> str:
    """Return which rule the row breaks, in words, as far as the row alone tells it."""
    try:
        record.validate_unique()
        record.validate_constraints()
    except ValidationError as fault:
        return in_words(fault)
    return ""


def _say_refusal(error: Exception) -> str:
    return LOOP if "loop in" in str(error) else f"is refused by the database: {error}"
