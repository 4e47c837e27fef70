"""Rows of records and links as plain data: what a change would do, kept, shown and carried out later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from django.apps import apps
from django.db import models

from ..enums import Status
from ..models import Author, Curated, Link, Record
from .addresses import free_address
from .changes import Change
from .errors import Overtaken, Refusal
from .identifier_checks import check_identifiers_are_free

Key: TypeAlias = int | str

# A stage is moved by the steps of the workflow, times are the library's own.
NOT_PROPOSED = frozenset({"id", "status", "withdrawn_reason", "created_at", "updated_at"})


@dataclass(frozen=True)
class PlainRow:
    """One row that a change would write or take away.

    ``key`` is its number, or a name such as "new-1" for a row that is not there yet; a relation to such a row holds
    the same name. ``values`` are the fields that change, ``base`` what they held when the change was begun.
    """

    model: str
    key: Key
    values: dict[str, Any] = field(default_factory=dict)
    base: dict[str, Any] = field(default_factory=dict)
    is_removed: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the row is not there yet."""
        return isinstance(self.key, str)

    @property
    def model_class(self) -> type[models.Model]:
        """The table of the row."""
        return apps.get_model("evidence", self.model)


@dataclass(frozen=True)
class Conflict:
    """A field that somebody else has changed since this change was begun."""

    row: PlainRow
    field: str
    theirs: Any


def plain_rows(save: Iterable[models.Model], remove: Iterable[models.Model] = ()) -> list[PlainRow]:
    """Return what saving and removing these rows would change; rows that would stay as they are are left out."""
    rows, gone = list(save), list(remove)
    names = {id(row): f"new-{number}" for number, row in enumerate((row for row in rows if row.pk is None), start=1)}
    plain = [_plain(row, names) for row in rows]
    return [row for row in plain if row.is_new or row.values] + [
        PlainRow(_name(row), row.pk, is_removed=True) for row in gone
    ]


def _plain(row: models.Model, names: dict[int, str]) -> PlainRow:
    values = {field.name: _value(row, field, names) for field in proposed_fields(type(row))}
    if row.pk is None:
        return PlainRow(_name(row), names[id(row)], values)
    there = type(row)._default_manager.get(pk=row.pk)
    base = {name: getattr(there, type(row)._meta.get_field(name).attname) for name in values}  # type: ignore[union-attr]
    changed = [name for name in values if values[name] != base[name]]
    return PlainRow(
        _name(row), row.pk, {name: values[name] for name in changed}, {name: base[name] for name in changed}
    )


def _value(row: models.Model, field: Any, names: dict[int, str]) -> Any:
    if field.is_relation and field.is_cached(row):
        other = field.get_cached_value(row)
        if other is not None and other.pk is None:
            return names[id(other)]
    return getattr(row, field.attname)


def _name(row: models.Model) -> str:
    return str(row._meta.model_name)


def proposed_fields(model: type[models.Model]) -> list[Any]:
    """Return the columns of a table that a change may set."""
    return [field for field in model._meta.concrete_fields if field.name not in NOT_PROPOSED]


def as_json(rows: Iterable[PlainRow]) -> list[dict[str, Any]]:
    """Return rows as they are stored with a work in progress."""
    return [asdict(row) for row in rows]


def from_json(stored: Iterable[dict[str, Any]]) -> list[PlainRow]:
    """Return stored rows with values of the kinds that their columns hold."""
    return [
        PlainRow(
            row["model"],
            row["key"],
            _typed(row["model"], row["values"]),
            _typed(row["model"], row["base"]),
            row["is_removed"],
        )
        for row in stored
    ]


def _typed(model: str, values: dict[str, Any]) -> dict[str, Any]:
    fields = {field.name: field for field in apps.get_model("evidence", model)._meta.concrete_fields}
    return {name: _of_kind(fields[name], value) for name, value in values.items()}


def _of_kind(field: Any, value: Any) -> Any:
    if value is None or (field.is_relation and isinstance(value, str)):
        return value
    column = field.target_field if field.is_relation else field
    return column.to_python(value)


def find_conflicts(rows: Sequence[PlainRow]) -> list[Conflict]:
    """Return the fields that hold neither what they held when the change was begun nor what it would write."""
    existing = [row for row in rows if not (row.is_new or row.is_removed)]
    there = rows_there(existing)
    found = []
    for row in existing:
        record = there.get((row.model_class, row.key))
        for name, value in row.values.items():
            now = getattr(record, _attname(row, name), None)
            if now not in (row.base[name], value):
                found.append(Conflict(row, name, now))
    return found


def rows_there(rows: Iterable[PlainRow]) -> dict[tuple[type[models.Model], Key], models.Model]:
    """Return the stored rows that these name, with one query for each table."""
    keys: dict[type[models.Model], set[Key]] = defaultdict(set)
    for row in rows:
        if not row.is_new:
            keys[row.model_class].add(row.key)
    return {
        (model, record.pk): record
        for model, wanted in keys.items()
        for record in model._default_manager.filter(pk__in=wanted)
    }


def write_rows(rows: Sequence[PlainRow], open_change: Change, *, reason: str) -> list[models.Model]:
    """Carry out a change: what is new becomes public, what is taken away goes or, for a record, is withdrawn.

    Raises Overtaken where somebody else has changed the same fields meanwhile, naming them.
    """
    if conflicts := find_conflicts(rows):
        raise Overtaken(conflicts)
    numbers: dict[str, int] = {}
    written = []
    for row in rows:
        if row.is_removed:
            _take_away(row, open_change, reason)
    for row in _references_first(rows):
        if there := _entered_meanwhile(row):
            numbers[str(row.key)] = there.pk
            continue
        record = _record(row, numbers)
        if row.is_new and isinstance(record, Curated):
            record.status = Status.PUBLISHED
        check_identifiers_are_free(record)
        open_change.save(record)
        if isinstance(row.key, str):
            numbers[row.key] = record.pk
        written.append(record)
    return written


def _record(row: PlainRow, numbers: dict[str, int]) -> models.Model:
    model = row.model_class
    record = model() if row.is_new else _there(row)
    for name, value in row.values.items():
        is_name = model._meta.get_field(name).is_relation and isinstance(value, str)
        setattr(record, _attname(row, name), numbers[value] if is_name else value)
    if row.is_new and isinstance(record, Record):
        record.slug = free_address(record, record.slug or str(record))
    return record


def _entered_meanwhile(row: PlainRow) -> models.Model | None:
    """Return the author whom somebody else has entered since this row was written: nobody is two by accident."""
    if not row.is_new or row.model_class is not Author:
        return None
    return Author.objects.filter(**row.values).first()


def _there(row: PlainRow) -> models.Model:
    record = row.model_class._default_manager.select_for_update().filter(pk=row.key).first()
    if record is None:
        raise Refusal(f"The {row.model_class._meta.verbose_name} no. {row.key} is not there any more.")
    return record


def _take_away(row: PlainRow, open_change: Change, reason: str) -> None:
    record = row.model_class._default_manager.filter(pk=row.key).first()
    if isinstance(record, Link):
        open_change.remove_link(record)
    elif isinstance(record, Curated) and record.status != Status.WITHDRAWN:
        record.status, record.withdrawn_reason = Status.WITHDRAWN, reason or "Taken away by its curators."
        open_change.save(record)


def _references_first(rows: Sequence[PlainRow]) -> Iterator[PlainRow]:
    """Return the rows to be written, each after the new rows that it names."""
    waiting = [row for row in rows if not row.is_removed]
    ready: set[Key] = set()
    while waiting:
        now = [row for row in waiting if all(name in ready for name in _names_in(row))]
        if not now:
            raise Refusal("Two new rows name each other, so neither can be written first.")
        yield from now
        ready |= {row.key for row in now}
        waiting = [row for row in waiting if row.key not in ready]


def _names_in(row: PlainRow) -> list[str]:
    relations = {field.name for field in proposed_fields(row.model_class) if field.is_relation}
    return [value for name, value in row.values.items() if name in relations and isinstance(value, str)]


def _attname(row: PlainRow, name: str) -> str:
    return str(row.model_class._meta.get_field(name).attname)  # type: ignore[union-attr]
