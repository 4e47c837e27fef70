"""Any two versions of a record side by side: what the one has and the other has not."""

from typing import Any

from django.db import models

from ..enums import Status
from ..models import ChangeSet, historical_rows
from .naming import NOT_TOLD, Names, field_label
from .parts import Part, parts_of
from .versions import FieldChange, RowChange


def compare_versions(record: models.Model, first: ChangeSet, second: ChangeSet) -> list[RowChange]:
    """Return what became of the record and of what belongs to it between two of its versions, in words."""
    pairs = [
        (part, then, now)
        for part in parts_of(type(record))
        for then, now in _pairs(_as_of(part, record, first), _as_of(part, record, second))
    ]
    names = Names(row for _, *rows in pairs for row in rows if row is not None)
    told = [_tell(part, then, now, names) for part, then, now in pairs]
    return [row for row in told if row.fields or row.verb != "changed"]


def first_published(record: models.Model) -> ChangeSet | None:
    """Return the change that first let readers see the record."""
    if not hasattr(record, "status"):
        return None
    rows = historical_rows(type(record)).filter(id=record.pk, status=Status.PUBLISHED).order_by("history_id")
    number = rows.values_list("change_set", flat=True).first()
    return ChangeSet.objects.select_related("by").get(pk=number) if number else None


def _as_of(part: Part, record: models.Model, change_set: ChangeSet) -> dict[Any, Any]:
    """Return the rows that belonged to the record right after a change; what had gone elsewhere is left out."""
    latest: dict[Any, Any] = {}
    ever = part.rows_of(record).values("id")
    for row in part.past().filter(id__in=ever, change_set__lte=change_set).order_by("history_id"):
        latest[row.id] = row
    attname = part.model._meta.get_field(part.field).attname  # type: ignore[union-attr]
    return {pk: row for pk, row in latest.items() if row.history_type != "-" and getattr(row, attname) == record.pk}


def _pairs(then: dict[Any, Any], now: dict[Any, Any]) -> list[tuple[Any, Any]]:
    return [(then.get(pk), now.get(pk)) for pk in sorted({*then, *now})]


def _tell(part: Part, then: Any, now: Any, names: Names) -> RowChange:
    verb = "added" if then is None else "removed" if now is None else "changed"
    hidden = NOT_TOLD if verb == "changed" else {*NOT_TOLD, part.field}
    changes = (
        FieldChange(field_label(field), names.word(field, then), names.word(field, now))
        for field in part.model._meta.concrete_fields
        if field.name not in hidden and names.word(field, then) != names.word(field, now)
    )
    return RowChange(str(part.model._meta.verbose_name), verb, part.field == "id", tuple(changes))
