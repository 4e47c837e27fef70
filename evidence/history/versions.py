"""What each change set changed, field by field, in a number of queries that no length of history raises."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery

from ..models import ChangeSet
from .naming import NOT_TOLD, Names, field_label
from .parts import Part, parts_of

VERBS = {"+": "added", "~": "changed", "-": "removed"}


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """What became of one row: the record itself, or a link or record that belongs to it."""

    what: str
    verb: str
    is_record: bool
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Version:
    """One change set as it touched one record."""

    change_set: ChangeSet
    rows: tuple[RowChange, ...]


def read_versions(record: models.Model, change_sets: Collection[ChangeSet]) -> list[Version]:
    """Return what the given change sets did to the record and to what belongs to it, in the same order."""
    found = [
        (part, row, before) for part in parts_of(type(record)) for row, before in _pairs(part, record, change_sets)
    ]
    names = Names(row for _, *rows in found for row in rows if row is not None)
    rows_of: dict[int, list[RowChange]] = defaultdict(list)
    for part, row, before in found:
        told = _tell(part, row, before, names)
        if told.fields or told.verb != "changed":
            rows_of[row.change_set_id].append(told)
    return [Version(change_set, tuple(rows_of[change_set.pk])) for change_set in change_sets]


def _pairs(part: Part, record: models.Model, change_sets: Collection[ChangeSet]) -> list[tuple[Any, Any]]:
    """Return each historical row with the one before it, in two queries."""
    earlier = part.past().filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    rows = list(
        part.rows_of(record)
        .filter(change_set__in=[change_set.pk for change_set in change_sets])
        .annotate(before=Subquery(earlier.order_by("-history_id").values("history_id")[:1]))
        .order_by("history_id")
    )
    known = part.past().in_bulk({row.before for row in rows if row.before})
    return [(row, known.get(row.before)) for row in rows]


def _tell(part: Part, row: Any, before: Any, names: Names) -> RowChange:
    is_record = part.field == "id"
    old, new = (row, None) if row.history_type == "-" else (before, row)
    known = NOT_TOLD if row.history_type == "~" else {*NOT_TOLD, part.field}
    fields = [field for field in part.model._meta.concrete_fields if field.name not in known]
    changes = (
        FieldChange(field_label(field), names.word(field, old), names.word(field, new))
        for field in fields
        if _raw(field, old) != _raw(field, new)
    )
    return RowChange(str(part.model._meta.verbose_name), VERBS[row.history_type], is_record, tuple(changes))


def _raw(field: Any, row: Any) -> Any:
    value = getattr(row, field.attname) if row is not None else None
    return None if value == "" else value
