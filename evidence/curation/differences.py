"""What a work would change, in words: before and after, and what somebody else has changed meanwhile."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db import models

from ..enums import WorkStage
from ..history import field_label, in_words
from ..models import ChangeSet, Link, WorkInProgress, historical_rows
from .actions.rebasing import is_written
from .rows import Conflict, PlainRow, find_conflicts, from_json, proposed_fields

Known: TypeAlias = Mapping[type[models.Model], Mapping[Any, Any]]
UNDECIDED = frozenset({WorkStage.OPEN, WorkStage.HANDED_IN})


@dataclass(frozen=True)
class Clash:
    """What somebody else has made of a field since the work was begun, and the change that did it."""

    theirs: str
    change_set: ChangeSet | None


@dataclass(frozen=True)
class FieldDifference:
    """One field: what it held, what it would hold, and what it holds now where that is neither."""

    name: str
    label: str
    before: str
    after: str
    typed: str
    is_written: bool
    is_long: bool
    choices: tuple[tuple[str, str], ...]
    clash: Clash | None


@dataclass(frozen=True)
class RowDifference:
    """One row that a work would add, change or take away."""

    number: int
    what: str
    verb: str
    title: str
    record: models.Model | None
    fields: tuple[FieldDifference, ...]

    @property
    def has_clash(self) -> bool:
        """Whether somebody else has changed one of these fields meanwhile."""
        return any(field.clash for field in self.fields)


def read_differences(work: WorkInProgress) -> list[RowDifference]:
    """Return what the work would change, row by row; clashes only where it has not been decided yet."""
    rows = from_json(work.rows)
    conflicts = find_conflicts(rows) if work.stage in UNDECIDED else []
    known = _known(rows, conflicts)
    named = {row.key: _title_of_new(row) for row in rows if row.is_new}
    clashes = _clashes(conflicts, known)
    return [_row_difference(number, row, known, named, clashes) for number, row in enumerate(rows)]


def _row_difference(
    number: int, row: PlainRow, known: Known, named: Mapping[Any, str], clashes: Mapping[Any, Clash]
) -> RowDifference:
    record = known.get(row.model_class, {}).get(row.key)
    title = named[row.key] if row.is_new else str(record) if record else f"no. {row.key}, which is not there any more"
    fields = [] if row.is_removed else _fields(row, known, named, clashes)
    return RowDifference(number, str(row.model_class._meta.verbose_name), _verb(row), title, record, tuple(fields))


def _verb(row: PlainRow) -> str:
    if row.is_new:
        return "adds"
    if row.is_removed:
        return "takes away" if issubclass(row.model_class, Link) else "withdraws"
    return "changes"


def _fields(
    row: PlainRow, known: Known, named: Mapping[Any, str], clashes: Mapping[Any, Clash]
) -> list[FieldDifference]:
    def say(field: Any, value: Any) -> str:
        is_name = field.is_relation and isinstance(value, str)
        return named.get(value, value) if is_name else in_words(field, value, known)

    columns = [field for field in proposed_fields(row.model_class) if field.name in row.values]
    return [
        FieldDifference(
            name=field.name,
            label=field_label(field),
            before=say(field, row.base.get(field.name)),
            after=say(field, row.values[field.name]),
            typed="" if row.values[field.name] is None else str(row.values[field.name]),
            is_written=is_written(field),
            is_long=isinstance(field, models.TextField) or (getattr(field, "max_length", None) or 0) > 200,
            choices=_choices(field),
            clash=clashes.get((row.model, row.key, field.name)),
        )
        for field in columns
        if not row.is_new or row.values[field.name] not in (None, "", False)
    ]


def _choices(field: Any) -> tuple[tuple[str, str], ...]:
    if isinstance(field, models.BooleanField):
        return (("True", "Yes"), ("False", "No"))
    choices = tuple((str(value), str(label)) for value, label in field.flatchoices)
    return (("", "not reported"), *choices) if choices and field.blank else choices


def _title_of_new(row: PlainRow) -> str:
    title = row.values.get(getattr(row.model_class, "title_field", ""))
    return str(title or row.values.get("name") or row.values.get("family") or row.values.get("literal") or "")


def _known(rows: Iterable[PlainRow], conflicts: Iterable[Conflict]) -> Known:
    """Return the rows that the work names, and the records that they are linked to, with one query for each table."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for row in rows:
        if not row.is_new:
            wanted[row.model_class].add(row.key)
        for values in (row.values, row.base):
            _note_linked(row, values, wanted)
    for conflict in conflicts:
        _note_linked(conflict.row, {conflict.field: conflict.theirs}, wanted)
    return {model: _with_names(model).in_bulk(list(keys)) for model, keys in wanted.items()}


def _note_linked(row: PlainRow, values: Mapping[str, Any], wanted: dict[Any, set[Any]]) -> None:
    for name, value in values.items():
        field: Any = row.model_class._meta.get_field(name)
        if field.is_relation and isinstance(value, int):
            wanted[field.related_model].add(value)


def _with_names(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the rows of a table with the records that their own names mention."""
    if hasattr(model, "title_field") or not getattr(model, "needs", ()):
        return model._default_manager.all()
    return model._default_manager.select_related(
        *(field.name for field in model._meta.concrete_fields if field.many_to_one)
    )


def _clashes(conflicts: Sequence[Conflict], known: Known) -> dict[Any, Clash]:
    past: dict[Any, list[Any]] = defaultdict(list)
    for model in {conflict.row.model_class for conflict in conflicts}:
        keys = {conflict.row.key for conflict in conflicts if conflict.row.model_class is model}
        changed = historical_rows(model).filter(id__in=keys).select_related("change_set__by", "change_set__accepted_by")
        for row in changed.order_by("history_id"):
            past[model, row.id].append(row)
    return {
        (conflict.row.model, conflict.row.key, conflict.field): _clash(conflict, past, known) for conflict in conflicts
    }


def _clash(conflict: Conflict, past: Mapping[Any, list[Any]], known: Known) -> Clash:
    field: Any = conflict.row.model_class._meta.get_field(conflict.field)
    rows = past.get((conflict.row.model_class, conflict.row.key), [])
    return Clash(in_words(field, conflict.theirs, known), _who_set(field, rows))


def _who_set(field: Any, rows: Sequence[Any]) -> ChangeSet | None:
    """Return the change that gave the field what it holds now: the last one after which it held something new."""
    found: Any = None
    before: Any = object()
    for row in rows:
        value = getattr(row, field.attname)
        if value != before:
            found = row.change_set
        before = value
    return found if isinstance(found, ChangeSet) else None
