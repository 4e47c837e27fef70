"""Merging two records that are one: all links move, the old address leads to the one that stays."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction

from ...enums import Status
from ...models import ChangeSet, Link, MovedAddress, Record
from ..changes import Change, change
from ..errors import NotComplete, Refusal
from ..permissions import Right, check_may
from ..rows import proposed_fields


def merge_records(
    survivor: Record, absorbed: Record, *, by: User, reason: str, chosen: Mapping[str, Any] | None = None
) -> ChangeSet:
    """Merge one record into another as one change, which can be undone.

    ``chosen`` holds the fields of the survivor that take another value, usually the other record's. Everything that
    points to the absorbed record points to the survivor afterwards; where both had the same link, one stays. The
    absorbed record is withdrawn, and its address leads to the survivor.
    """
    check_may(by, Right.MERGE)
    if type(survivor) is not type(absorbed) or survivor.pk == absorbed.pk:
        raise Refusal("Choose two different records of the same kind.")
    if not reason.strip():
        raise NotComplete("Give a reason; colleagues will see it.")
    with change(by=by, action="merge", reason=reason.strip()) as open_change:
        first, second = (type(survivor)._default_manager.select_for_update().get(pk=r.pk) for r in (survivor, absorbed))
        step_over(first, second, open_change)
        _withdraw(second, first, open_change)
        _take_values(first, chosen or {}, open_change)
        for relation in type(first)._meta.related_objects:
            if not relation.many_to_many:
                move_rows(relation, first, second, open_change)
        move_address(first, second, open_change)
    return open_change.change_set


def _withdraw(record: Record, into: Record, open_change: Change) -> None:
    """Take the absorbed record away, and let go of the identifiers that only one record may have."""
    for field in proposed_fields(type(record)):
        if field.unique and field.null:
            setattr(record, field.attname, None)
    record.status, record.withdrawn_reason = Status.WITHDRAWN, f"Merged into “{into}”."
    open_change.save(record)


def _take_values(record: Record, chosen: Mapping[str, Any], open_change: Change) -> None:
    allowed = {field.name: field for field in proposed_fields(type(record)) if field.name != "slug"}
    for name, value in chosen.items():
        if name not in allowed:
            raise Refusal(f"There is no field “{name}” to choose.")
        setattr(record, allowed[name].attname, value)
    if chosen:
        open_change.save(record)


def step_over(survivor: Any, absorbed: models.Model, open_change: Change) -> None:
    """Let a survivor that lies below the other one lie where that does; so it never lies below itself."""
    above, parent = [], getattr(survivor, "parent", None)
    while parent is not None and parent not in above:
        above.append(parent)
        parent = parent.parent
    if absorbed in above:
        survivor.parent_id = absorbed.parent_id  # type: ignore[attr-defined]  # of the same table
        open_change.save(survivor)


def move_rows(relation: Any, survivor: models.Model, absorbed: models.Model, open_change: Change) -> None:
    """Let every row that points to the absorbed record point to the survivor; doubled ones go.

    What has no history, such as a reading of the record as it was, stays where it is.
    """
    if not hasattr(relation.related_model, "history"):
        return
    name = relation.field.attname
    rows = list(relation.related_model._default_manager.filter(**{name: absorbed.pk}))
    for row in rows:
        setattr(row, name, survivor.pk)
    try:
        with transaction.atomic():
            open_change.update_many(relation.related_model, rows, [relation.field.name])
    except IntegrityError:
        for row in rows:
            _move_row(row, name, survivor, absorbed, open_change)


def _move_row(row: Any, name: str, survivor: models.Model, absorbed: models.Model, open_change: Change) -> None:
    try:
        with transaction.atomic():
            open_change.save(row)
    except IntegrityError:
        setattr(row, name, absorbed.pk)
        _drop_doubled(row, open_change)


def _drop_doubled(row: models.Model, open_change: Change) -> None:
    if isinstance(row, Link):
        open_change.remove_link(row)
        return
    row.status, row.withdrawn_reason = Status.WITHDRAWN, "The record it belonged to already has the same."  # type: ignore[attr-defined]
    open_change.save(row)


def move_address(survivor: Any, absorbed: Any, open_change: Change) -> None:
    """Let the address of the absorbed record, and those that led to it, lead to the survivor."""
    kind = str(survivor._meta.model_name)
    for moved in MovedAddress.objects.filter(kind=kind, record_id=absorbed.pk):
        moved.record_id = survivor.pk
        open_change.save(moved)
    open_change.save(MovedAddress(kind=kind, slug=absorbed.slug, record_id=survivor.pk))
